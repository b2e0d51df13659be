"""The ledger as those see it who ask about months: closings, corrections, postings, what was handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.books import charging, closings, corrections, overrides, postings
from conduct_audit.books.reader import Reader
from conduct_audit.books.trouble import tells

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.books.corrections import Correction
    from conduct_audit.books.overrides import Export, Override
    from conduct_audit.books.records import Closing
    from conduct_audit.month import Month


class MonthReader(Reader):
    """Reads closings and what belongs to them."""

    @tells
    def closings(self, *, as_of: int | None = None) -> tuple[Closing, ...]:
        """Give the closed months in the order of their closing."""
        return closings.closings(self.store, as_of)

    @tells
    def closing(self, month: Month, *, as_of: int | None = None) -> Closing | None:
        """Give the closing of `month`, None while it is open."""
        found = closings.closings(self.store, as_of, month)
        return found[0] if found else None

    @tells
    def open_month(self) -> Month | None:
        """Give the month after the last closed one, None where none is closed."""
        return corrections.open_month(self.store)

    @tells
    def charged(self, month: str | None) -> str | None:
        """Give the month to which a violation that happened in `month` (`YYYY-MM`) is charged when it is booked now."""
        return charging.calendar(self.store).charged(month)

    @tells
    def corrections(self) -> tuple[Correction, ...]:
        """Give every correction in the order of booking, with what became of it."""
        return corrections.corrections(self.store)

    @tells
    def due(self, month: Month, *, before: int | None = None) -> tuple[Correction, ...]:
        """Give the corrections that `month` has to settle, as the books were before entry `before` (None: now)."""
        return corrections.due(self.store, month, before)

    @tells
    def postings(self, closing: Closing) -> pd.DataFrame:
        """Give the postings of a closed month (`postings.COLUMNS`), in fen; none for months closed before this form."""
        return postings.frame(self.store, closing.number)

    @tells
    def exports(self, month: Month) -> tuple[Export, ...]:
        """Give the earlier exports of `month` to whatever format, oldest first."""
        return overrides.exports(self.store, month)

    @tells
    def overrides(self, month: Month, *, as_of: int | None = None) -> tuple[Override, ...]:
        """Give the warnings that were overridden to close `month`, oldest first."""
        return overrides.overrides(self.store, month, as_of)
