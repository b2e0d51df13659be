"""`beancount`: the journal as plain-text accounting, one transaction on the last day of the month.

Accounts are not opened here: two files that open the same account cannot be included in one. The plugin opens them
where the file stands alone; a file that includes several months opens them itself or has the same plugin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit import money
from conduct_audit.reports.exports.handover import Handover, Rendered
from conduct_audit.reports.exports.journal import Entry, Role, journal, models_told
from conduct_audit.reports.exports.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD: Final = ('option "operating_currency" "CNY"', 'plugin "beancount.plugins.auto_accounts"', "")
_ROOTS: Final[dict[Role, str]] = {
    "expense": "Expenses",
    "payable": "Liabilities",
    "pool": "Liabilities",
    "income": "Income",
    "receivable": "Assets",
    "loss": "Expenses",
}


def render(handover: Handover) -> Rendered:
    """Write the transaction; a month that moves nothing has none."""
    entries = journal(handover)
    lines = [*_HEAD, *(_transaction(handover, entries) if entries else ())]
    amounts = [entry.amount for entry in entries]
    debit, credit = sum(fen for fen in amounts if fen > 0), -sum(fen for fen in amounts if fen < 0)
    sums = (("debit", money.yuan(debit)), ("credit", money.yuan(credit)))
    return Rendered("\n".join([*lines, ""]), (("model", models_told(handover)), ("rows", str(len(entries))), *sums))


def _transaction(handover: Handover, entries: Sequence[Entry]) -> list[str]:
    day = handover.month.last_day.isoformat()
    narration = f"{handover.month} 奖金考核 {models_told(handover)}"
    head = [f"{day} * {_text(handover.company)} {_text(narration)}", f"  seal: {_text(handover.seal)}"]
    return head + [line for entry in entries for line in _posting(entry)]


def _posting(entry: Entry) -> tuple[str, str]:
    name = _account(entry.role, entry.account)
    return f"  {name}  {money.yuan(entry.amount)} CNY", f"    department: {_text(entry.department)}"


def _account(role: Role, code: str) -> str:
    """Give the name of an account: hyphens may stand in it, a dot begins a sub-account, so no two become one."""
    return f"{_ROOTS[role]}:{code.replace('.', ':')}"


def _text(words: str) -> str:
    """Quote text: its own quotes and backslashes do not end it."""
    plain = one_line(words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
