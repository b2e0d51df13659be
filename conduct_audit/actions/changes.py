"""`what-changed`: whose figures of a month are not those of an earlier state of the books, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypedDict

from conduct_audit.actions.documents import LineDocument, line_documents
from conduct_audit.actions.month_view import view
from conduct_audit.settings import in_words

if TYPE_CHECKING:
    from conduct_audit.actions.desk import Desk
    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Ledger
    from conduct_audit.month import Month

_FIGURES: Final = ("bonus_base", "counts", "violations", "serious", "assessed", "deduction", "corrections", "net_bonus")
_FOR_ALL: Final = ("roster import", "rulebook use", "settings set")


class CauseDocument(TypedDict):
    """A decision since then: on which record, when, by whom, what and why; `id` is null for what concerns everybody."""

    id: str | None
    employee_id: str | None
    at: str
    actor: str
    action: str
    reason: str


class ChangeDocument(TypedDict):
    """An employee whose line is another one: the line then and now (null: none), and what was decided on it."""

    employee_id: str
    name: str
    before: LineDocument | None
    now: LineDocument | None
    causes: list[CauseDocument]


class ChangesDocument(TypedDict):
    """What changed in a month since a seal; `decisions` are all that were made, also those without an effect on it."""

    month: str
    since: str
    entries: int
    changes: list[ChangeDocument]
    decisions: list[CauseDocument]


def changes(desk: Desk, month: Month, seal: str) -> ChangesDocument:
    """Compare `month` with the state of the books whose head was `seal`.

    Raises `SealTextError`, `SealUnknownError`, `RosterMissingError`, `AlteredLedgerError`.
    """
    with desk.proven() as ledger:
        entry = ledger.entry_of(seal)
        before, now = _lines(view(ledger, month, as_of=entry)), _lines(view(ledger, month))
        decisions = [*_decisions(ledger, entry, month), *_for_everybody(ledger, entry)]
        entries = ledger.head().entries - entry
    people = [who for who in sorted({**before, **now}) if _differs(before.get(who), now.get(who))]
    changed = [_change(who, before.get(who), now.get(who), decisions) for who in people]
    return {"month": str(month), "since": seal, "entries": entries, "changes": changed, "decisions": decisions}


def _lines(seen: MonthView) -> dict[str, LineDocument]:
    return {line["employee_id"]: line for line in line_documents(seen.settlement.lines, seen.categories)}


def _differs(before: LineDocument | None, now: LineDocument | None) -> bool:
    if before is None or now is None:
        return True
    return any(before[name] != now[name] for name in _FIGURES)


def _change(
    who: str, before: LineDocument | None, now: LineDocument | None, decisions: list[CauseDocument]
) -> ChangeDocument:
    known = now or before
    causes = [made for made in decisions if made["employee_id"] in (who, None)]
    name = known["name"] if known else ""
    return {"employee_id": who, "name": name, "before": before, "now": now, "causes": causes}


def _decisions(ledger: Ledger, entry: int, month: Month) -> list[CauseDocument]:
    return [
        {
            "id": str(made.id),
            "employee_id": made.employee_id or "",
            "at": made.at.isoformat(),
            "actor": made.actor,
            "action": made.action,
            "reason": made.reason,
        }
        for made in ledger.decided_since(entry, month)
    ]


def _for_everybody(ledger: Ledger, entry: int) -> list[CauseDocument]:
    """Give the entries since then that may change everybody's figures."""
    later = (made for made in ledger.entries() if made.seq > entry and made.action in _FOR_ALL)
    return [
        {
            "id": None,
            "employee_id": None,
            "at": made.at.isoformat(),
            "actor": made.actor,
            "action": made.action,
            "reason": _told(made.action, made.detail),
        }
        for made in later
    ]


def _told(action: str, detail: dict[str, Any]) -> str:
    said = dict(detail)
    if action == "settings set":
        said["name"], said["value"] = in_words(detail["name"], detail["value"])
    return " ".join(str(value) for value in said.values() if value)
