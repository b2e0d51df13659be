"""`beancount`: the journal as plain-text accounting, one transaction on the last day of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit import money
from conduct_audit.reports.exports.handover import Handover, Rendered
from conduct_audit.reports.exports.journal import ROLES, Entry, Role, account, journal
from conduct_audit.reports.exports.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOTS: Final[dict[Role, str]] = {
    "expense": "Expenses",
    "payable": "Liabilities",
    "pool": "Liabilities",
    "income": "Income",
    "receivable": "Assets",
    "loss": "Expenses",
}


def render(handover: Handover) -> Rendered:
    """Write the accounts that are used and the transaction; a month that moves nothing has none."""
    entries = journal(handover)
    first, last = handover.month.first_day.isoformat(), handover.month.last_day.isoformat()
    used = {entry.role for entry in entries}
    opened = dict.fromkeys(_account(role, account(role, handover.settings)) for role in ROLES if role in used)
    head = ['option "operating_currency" "CNY"', "", *(f"{first} open {name} CNY" for name in opened), ""]
    lines = [*head, *(_transaction(handover, last, entries) if entries else ())]
    debit = sum(entry.amount for entry in entries if entry.amount > 0)
    model = handover.settings.accounting_model
    told = (("model", model), ("rows", str(len(entries))), ("debit", money.yuan(debit)), ("credit", money.yuan(debit)))
    return Rendered("\n".join([*lines, ""]), told)


def _transaction(handover: Handover, day: str, entries: Sequence[Entry]) -> list[str]:
    narration = f"{handover.month} 奖金考核 {handover.settings.accounting_model}"
    head = [f"{day} * {_text(handover.company)} {_text(narration)}", f"  seal: {_text(handover.seal)}"]
    return head + [line for entry in entries for line in _posting(entry)]


def _posting(entry: Entry) -> tuple[str, str]:
    name = _account(entry.role, entry.account)
    return f"  {name}  {money.yuan(entry.amount)} CNY", f"    department: {_text(entry.department)}"


def _account(role: Role, code: str) -> str:
    return f"{_ROOTS[role]}:{code}"


def _text(words: str) -> str:
    """Quote text: its own quotes and backslashes do not end it."""
    plain = one_line(words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
