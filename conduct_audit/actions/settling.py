"""`settle`: the month's figures for everybody on the roster; changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

from conduct_audit import money
from conduct_audit.actions.correction_documents import CorrectionDocument, Corrections
from conduct_audit.actions.documents import LineDocument, line_documents
from conduct_audit.actions.month_view import MonthView, charged_late, late_rows, view, waiting_rows
from conduct_audit.actions.warning import WarningDocument, documents, holding, warnings_of

if TYPE_CHECKING:
    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.month import Month

_FEN = ("bonus_base", "assessed", "deduction", "corrections", "net_bonus")
_NUMBERS = ("employees", "violations", "serious", "zero_bonus")


class SettlementDocument(TypedDict):
    """A month's settlement as INTERFACE.md §3 has it.

    `charged_late` lists ids of violations of closed months that are charged to this one (setting `payroll_month`).
    `late_waiting` lists ids of rows of closed months that wait, where the month is open: they do not hold it up.
    `not_on_roster` lists ids of violations that found no line, `contradicted` those whose number the roster now gives
    to somebody else than the sheet named. `corrections` are those that the month settles; those of people who have no
    line in it stay due and are settled in a later month. `settings` are those that were on.
    """

    month: str
    rulebook: dict[str, str]
    status: Literal["open", "closed"]
    pending: int
    lines: list[LineDocument]
    totals: dict[str, Any]
    categories: list[dict[str, str]]
    charged_late: list[str]
    late_waiting: list[str]
    not_on_roster: list[str]
    contradicted: list[str]
    corrections: list[CorrectionDocument]
    corrections_not_on_roster: list[CorrectionDocument]
    warnings: list[WarningDocument]
    settings: dict[str, str]


def settle(desk: Desk, month: Month) -> SettlementDocument:
    """Compute `month`; `pending` counts what waits now, late rows of a closed month too.

    Raises `RosterMissingError`, `NoRulebookError`, `AlteredLedgerError`.
    """
    with desk.proven() as ledger:
        seen = view(ledger, month)
        found = warnings_of(ledger, seen, desk.clock().date())
        told = document(seen, corrections(ledger, seen), documents(found, seen.violations, holding(seen)))
        late = [] if seen.closing else late_rows(ledger)
        return {**told, "pending": len(waiting_rows(ledger, month)), "late_waiting": late}


def document(seen: MonthView, corrected: list[CorrectionDocument], warned: list[WarningDocument]) -> SettlementDocument:
    """Write a month's settlement as a document."""
    return {
        "month": str(seen.month),
        "rulebook": {"id": seen.rulebook.id, "version": seen.rulebook.version, "digest": seen.rulebook.digest},
        "status": "closed" if seen.closing else "open",
        "pending": seen.waiting,
        "lines": line_documents(seen.settlement.lines, seen.categories),
        "totals": totals(seen),
        "categories": [{"code": code, "zh": name.zh, "en": name.en} for code, name in seen.categories.items()],
        "charged_late": [str(number) for number in charged_late(seen.violations)["id"]],
        "late_waiting": [],
        "not_on_roster": [str(number) for number in seen.settlement.unplaced["id"]],
        "contradicted": [str(number) for number in seen.contradicted["id"]],
        "corrections": [each for each in corrected if each["taken"] is not None],
        "corrections_not_on_roster": [each for each in corrected if each["taken"] is None],
        "warnings": warned,
        "settings": dict(seen.settings.on()),
    }


def corrections(ledger: Ledger, seen: MonthView) -> list[CorrectionDocument]:
    """Give what closed months take or give back in this one."""
    settled = seen.settlement.corrections
    return [] if settled.empty else Corrections(ledger, as_of(seen)).settled(settled)


def as_of(seen: MonthView) -> int | None:
    """Give the entry that closed the month, None while it is open."""
    return seen.closing.entry if seen.closing else None


def totals(seen: MonthView) -> dict[str, Any]:
    """Write the sums of the month; money in yuan, blank bonuses count as nothing."""
    sums = seen.settlement.totals
    return {name: sums[name] for name in _NUMBERS} | {name: money.yuan(sums[name]) for name in _FEN}
