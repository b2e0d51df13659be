"""`u8-voucher`: the journal as the text file that the voucher import of Yonyou U8 reads.

The first line names kind and version; then one line for each entry with date, voucher word, number, documents enclosed,
summary, account, debit, credit, quantity, foreign amount, rate, maker. There are no quotes: a comma in a text would
begin a new field, so it becomes a full-width one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit import money
from conduct_audit.reports.exports.handover import Handover, Rendered
from conduct_audit.reports.exports.journal import Entry, journal, models_told
from conduct_audit.reports.exports.plain import key, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST: Final = "填制凭证,V800"
_SUMMARY: Final = 60


def render(handover: Handover) -> Rendered:
    """Write one balanced voucher; red amounts are negative on their own side.

    Raises `SameAccountError`, `ExportNameError`.
    """
    entries = journal(handover)
    lines = [FIRST, *(_line(handover, entry) for entry in entries)]
    return Rendered("\r\n".join([*lines, ""]), (("model", models_told(handover)), *_totals(entries)))


def _line(handover: Handover, entry: Entry) -> str:
    day, word = handover.month.last_day.isoformat(), key(handover.settings.voucher_word, "voucher_word")
    summary = _field(f"{handover.month}奖金考核 {entry.department}")[:_SUMMARY]
    amounts = (money.yuan(entry.debit), money.yuan(entry.credit))
    return ",".join((day, _field(word), "1", "0", summary, entry.account, *amounts, *[""] * 4))


def _field(text: str) -> str:
    return one_line(text).replace(",", "，").replace('"', "＂")


def _totals(entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    sums = {side: money.yuan(sum(getattr(entry, side) for entry in entries)) for side in ("debit", "credit")}
    return (("rows", str(len(entries))), *sums.items())
