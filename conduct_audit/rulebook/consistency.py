"""The checks that a rulebook's parts agree with one another, over plain content that may be wrong in any way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.rulebook import structure, tariff

if TYPE_CHECKING:
    from conduct_audit.rulebook.problems import Content, Problem

CHECKS: Final = (
    structure.repeated_codes,
    structure.missing_parents,
    structure.repeated_names,
    structure.references,
    structure.sexes,
    tariff.amounts,
    tariff.reversed_dates,
    tariff.overlapping_dates,
    tariff.idle_rules,
    tariff.uncovered_categories,
)


def problems(content: Content) -> tuple[Problem, ...]:
    """Give every problem of `content` (TOML's dictionary or the dump of a model)."""
    return tuple(problem for check in CHECKS for problem in check(content))
