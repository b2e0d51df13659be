"""The document of `rulebook show --json`: amounts as text with two decimals, dates as text, both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.rulebook.errors import UnknownCodeError

if TYPE_CHECKING:
    from conduct_audit.rulebook.model import Clause, Part, Rulebook, TariffRule

Entry = dict[str, Any]  # a part with the keys of its model; what is not stated is null


class RulebookDocument(TypedDict):
    """A rulebook, whole or narrowed to what belongs to one code; words are `{"zh", "en"}`, amounts yuan (`"100.00"`).

    Clauses have their `category` and `section` beside the keys of the model.
    """

    id: str
    version: str
    digest: str
    title: Entry
    source: Entry
    categories: list[Entry]
    sections: list[Entry]
    clauses: list[Entry]
    tariff: list[Entry]
    overlaps: list[Entry]


def show(rulebook: Rulebook, code: str | None = None) -> RulebookDocument:
    """Give the document of `rulebook`, narrowed to a category, section or clause where `code` names one.

    Raises `UnknownCodeError`.
    """
    if code is not None and code not in rulebook.words:
        raise UnknownCodeError(rulebook=rulebook.id, code=code)
    return {
        "id": rulebook.id,
        "version": rulebook.version,
        "digest": rulebook.digest,
        "title": _entry(rulebook.title),
        "source": _entry(rulebook.source),
        "categories": [_entry(part) for part in rulebook.categories if _related(part.code, code)],
        "sections": [_entry(part) for part in rulebook.sections if _related(part.code, code)],
        "clauses": [_clause(clause) for clause in rulebook.clauses if _related(clause.code, code)],
        "tariff": [_entry(rule) for rule in rulebook.tariff if _applies(rule, code)],
        "overlaps": [_entry(each) for each in rulebook.overlaps if any(_related(c, code) for c in each.clauses)],
    }


def _entry(part: Part) -> Entry:
    return part.model_dump(mode="json", by_alias=True)


def _clause(clause: Clause) -> Entry:
    return {"code": clause.code, "category": clause.category, "section": clause.section, **_entry(clause)}


def _related(one: str, other: str | None) -> bool:
    """Say whether one code lies under the other or is the same; everything lies under None."""
    return other is None or f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def _applies(rule: TariffRule, code: str | None) -> bool:
    return code is None or not rule.categories or code.split(".")[0] in rule.categories
