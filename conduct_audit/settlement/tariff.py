"""What one violation costs: the first rule of the tariff that fits decides; a kind is one small function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from conduct_audit import money
from conduct_audit.settlement.errors import NoTariffError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from conduct_audit.rulebook.model import Rulebook, TariffRule


class Charge(NamedTuple):
    """What the tariff makes of a violation: `assessed` fen, or the month's bonus; `rule` is its place, from 1."""

    assessed: int
    forfeits: bool
    refers: bool
    rule: int


def charge(rulebook: Rulebook, category: str, day: date, *, count: int, serious: bool) -> Charge:
    """Judge `count` occurrences of a violation of `category` on `day` by `rulebook`.

    Raises `NoTariffError` when no rule fits, as before the first day of the tariff.
    """
    for place, rule in enumerate(rulebook.tariff, start=1):
        if _fits(rule, category, day, serious=serious):
            return _KINDS[rule.kind](rule, place, count)
    raise NoTariffError(rulebook=rulebook.id, version=rulebook.version, category=category, day=day)


def _fits(rule: TariffRule, category: str, day: date, *, serious: bool) -> bool:
    in_scope = not rule.categories or category in rule.categories
    grave_enough = serious or not rule.serious
    in_force = (rule.start is None or rule.start <= day) and (rule.until is None or day <= rule.until)
    return in_scope and in_force and grave_enough


def _fixed(rule: TariffRule, place: int, count: int) -> Charge:
    return Charge(money.fen(rule.amount or 0) * count, forfeits=False, refers=rule.refer, rule=place)


def _forfeit(rule: TariffRule, place: int, count: int) -> Charge:
    del count  # a month's bonus can be lost only once
    return Charge(0, forfeits=True, refers=rule.refer, rule=place)


_KINDS: Final[dict[str, Callable[[TariffRule, int, int], Charge]]] = {"fixed": _fixed, "forfeit": _forfeit}
