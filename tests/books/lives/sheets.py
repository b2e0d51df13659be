"""Sheets come: new ones, the same once more, extended ones, and others that tell the same event in other words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.books.lives.start import CLAUSES, Start
from tests.books.plain.records import ON_THE_BOOKS, Sight
from tests.books.plain.rules import MONTHS

UNKNOWN: dict[str, dict[str, object]] = {
    "plain": {},
    "month alone": {"day": None},
    "who": {"person": None, "why": ("unknown_employee",)},
    "which clause": {"clause": None, "why": ("unclear_clause",)},
    "when": {"day": None, "month": None, "why": ("bad_date",)},
    "how often": {"count": None, "why": ("bad_count",)},
    "how grave": {"serious": False, "why": ("suspected_serious",)},
}
"""What a row of a sheet may leave open."""


@dataclass(frozen=True)
class Told:
    """A row to be written: of which month, about whom, how often, serious or not, and what it leaves open."""

    month: str
    who: int
    count: int
    serious: bool
    unknown: str


TOLD = st.builds(
    Told,
    st.sampled_from(MONTHS),
    st.integers(0, 4),
    st.integers(1, 4),
    st.sampled_from((False, False, False, True)),
    st.sampled_from((*["plain"] * 5, *UNKNOWN)),
)


class Sheets(Start):
    """The rules of importing."""

    @rule(told=st.lists(TOLD, min_size=1, max_size=3), twins=st.booleans())
    def send(self, told: list[Told], twins: bool) -> None:  # noqa: FBT001  # drawn by Hypothesis
        sights = [self._sight(row, len(self.model.records.all) + place) for place, row in enumerate(told)]
        self._book([*sights, sights[0]] if twins else sights)

    @precondition(lambda self: self.sheets)
    @rule(pick=st.integers(0, 99))
    def send_again(self, pick: int) -> None:
        self._book(self.sheets[pick % len(self.sheets)])

    @precondition(lambda self: self.sheets)
    @rule(pick=st.integers(0, 99), told=TOLD, twin=st.booleans())
    def send_extended(self, pick: int, told: Told, twin: bool) -> None:  # noqa: FBT001  # drawn by Hypothesis
        sheet = self.sheets[pick % len(self.sheets)]
        more = sheet[0] if twin else self._sight(told, len(self.model.records.all))
        self._book([more, *reversed(sheet)])

    @precondition(lambda self: self.model.records.told(*ON_THE_BOOKS))
    @rule(pick=st.integers(0, 99), count=st.integers(1, 4))
    def tell_otherwise(self, pick: int, count: int) -> None:
        record = self.pick(self.model.records.told(*ON_THE_BOOKS), pick)
        facts = (record.person, record.day, record.happened, record.clause)
        if None not in {record.person, record.happened, record.clause}:
            self._book([Sight(f"{len(self.model.records.all)} 另述", *facts, count)])

    def _sight(self, told: Told, number: int) -> Sight:
        """Give a row that is like no other: of a day and clause of its own."""
        people = sorted(self.model.company.roster(told.month))
        day, clause = f"{told.month}-{number % 28 + 1:02d}", CLAUSES[number // 28 % len(CLAUSES)]
        person = people[told.who % len(people)]
        sight = Sight(f"{number}", person, day, told.month, clause, told.count, told.serious)
        return replace(sight, **UNKNOWN[told.unknown])  # type: ignore[arg-type]  # a table of its fields

    def _book(self, sights: list[Sight]) -> None:
        """Import a file; each row is accounted for, as the model says."""
        if sights not in self.sheets:
            self.sheets.append(sights)
        rows = self.imported(f"{self.sheets.index(sights)}.xlsx", sights)
        records = self.model.book(sights)
        assert rows["id"].tolist() == [r.number for r in records]
        assert rows["status"].tolist() == [r.status for r in records]
        waiting = rows.loc[rows["status"] == "pending", "reasons"]
        assert [set(why) for why in waiting] == [r.why for r in records if r.status == "pending"]
        self.month = records[0].month or self.month
