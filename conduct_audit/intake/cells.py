"""What the cells of a sheet mean: the one door to dates, counts, amounts, numbers, names, acts and marks.

Every reading says with `ok` whether it is certain; what is not certain waits for a person.
"""

from __future__ import annotations

from conduct_audit.intake.acts import split_acts
from conduct_audit.intake.amounts import AmountReading, parse_amount
from conduct_audit.intake.counts import CountReading, parse_count
from conduct_audit.intake.dates import DateContext, DateReading, parse_date
from conduct_audit.intake.marks import Mark, mark_of
from conduct_audit.intake.names import People, name_key, split_people
from conduct_audit.intake.staff_numbers import lost_digits, parse_number
from conduct_audit.intake.texts import plain, text_of

__all__ = [
    "AmountReading",
    "CountReading",
    "DateContext",
    "DateReading",
    "Mark",
    "People",
    "lost_digits",
    "mark_of",
    "name_key",
    "parse_amount",
    "parse_count",
    "parse_date",
    "parse_number",
    "plain",
    "split_acts",
    "split_people",
    "text_of",
]
