"""The life of the books in plain Python: lists, dictionaries, whole fen; nothing of the program's own.

What the contract says of records, months and corrections, written down a second time (INTERFACE, docs/corrections.md,
docs/settings.md, decisions 0003, 0013, 0019): a closed month keeps its figures, what a decision changes in it is due in
the open month, refunds are paid whole, late deductions stop at the bonus that is left.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.books.plain.corrections import Change, Correction, Corrections
from tests.books.plain.months import Line, settled
from tests.books.plain.records import Record, Records, Sight
from tests.books.plain.rules import MONTHS, Calendar, Company, Terms, following


@dataclass(frozen=True)
class Closed:
    """A closed month: its figures, and what it was closed with."""

    terms: Terms
    lines: dict[str, Line]


@dataclass
class Model:
    """What the books should say."""

    company: Company
    records: Records = field(default_factory=Records)
    corrections: Corrections = field(default_factory=Corrections)
    closed: dict[str, Closed] = field(default_factory=dict)

    @property
    def open_month(self) -> str | None:
        """The month after the last closed one."""
        return following(max(self.closed)) if self.closed else None

    @property
    def calendar(self) -> Calendar:
        """The closed months, and where what is found of them goes; the setting of the open month decides."""
        opened = self.open_month
        by_decision = opened and self.company.terms(opened).settings["payroll_month"] == "decision"
        return Calendar(frozenset(self.closed), opened if by_decision else None)

    def book(self, sights: list[Sight]) -> list[Record]:
        """Import a file."""
        return self.records.book(sights, self.calendar)

    def switch(self, name: str, value: str, start: str | None) -> None:
        """Switch a setting, from the open month on where nothing else is said."""
        self.company.settings[name].append((start or self.open_month or "", value))

    def admit(self, record: Record) -> None:
        """Book a row as it stands, charged to the month to which it belongs by now."""
        record.month = self.calendar.charged(record.happened)
        self.change(record, status="confirmed", why=set(), touched=True)

    def change(self, record: Record, **facts: object) -> None:
        """Change a record that counts, or is to count; book what that makes of a closed month."""
        month = record.month or ""
        before = self.deductions(month)
        for name, value in facts.items():
            setattr(record, name, value)
        changed = Change(month, record.number, self._standing(month))
        for who, after in self.deductions(month).items():
            frozen = self.closed[month].lines[who].deduction or 0
            self.corrections.correct(changed, who, frozen, before[who], after)

    def deductions(self, month: str) -> dict[str, int]:
        """Give what a closed month would take with the violations that count now."""
        if month not in self.closed:
            return {}
        lines = settled(month, self.closed[month].terms, self.records.all.values())
        return {who: line.deduction or 0 for who, line in lines.items()}

    def lines(self, month: str) -> dict[str, Line]:
        """Give the figures of a month: frozen, or as they stand."""
        if month in self.closed:
            return self.closed[month].lines
        lines = settled(month, self.company.terms(month), self.records.all.values())
        for each, taken in self._settled(month, lines):
            lines[each.person].moved += taken
        return lines

    def _settled(self, month: str, lines: dict[str, Line]) -> list[tuple[Correction, int]]:
        rooms = {who: line.room for who, line in lines.items()}
        return self.corrections.settled(rooms) if month == self.open_month else []

    def refusal(self, month: str, overridden: frozenset[str] = frozenset()) -> str | None:
        """Say why a month is not closed: the first of the reasons in the order in which they are told."""
        records, terms = self.records, self.company.terms(month)
        counting = records.told("confirmed", month=month)
        reasons = {
            "RowsStillWaitError": any(r.month in {None, month} for r in records.told("pending")),
            "BonusBlankError": any(person.bonus is None for person in terms.roster.values()),
            "UnplacedViolationsError": any(r.person not in terms.roster for r in counting),
            "AppealsHoldError": terms.settings["open_appeal"] == "hold" and any(map(contested, counting)),
            "WarningsHoldError": bool(self.holding(month) - overridden),
        }
        return next((name for name, holds in reasons.items() if holds), None)

    def holding(self, month: str) -> frozenset[str]:
        """Give the strict warnings of a month: more assessed than the bonus, an open appeal, a bonus lost unsaid."""
        terms, lines, counting = (
            self.company.terms(month),
            self.lines(month),
            self.records.told("confirmed", month=month),
        )
        found = {
            "W03": any(not line.forfeits and line.assessed > (line.deduction or 0) for line in lines.values()),
            "W07": any(map(contested, counting)),
            "W08": any(_lost(terms, r) and not r.reasoned for r in counting),
        }
        strict = terms.settings["strict_warnings"].split(",")
        return frozenset(code for code in strict if found.get(code))

    def close(self, month: str) -> None:
        """Freeze the month; what a late deduction could not take lapses or is carried; clean months are rewarded."""
        terms, lines = self.company.terms(month), self.lines(month)
        self.corrections.settle(self._settled(month, lines), carry=terms.settings["shortfall"] == "carry")
        self.closed[month] = Closed(terms, lines)
        for last in sorted(self.closed):
            self._reward(last, self.closed[last].terms.percent("refund_after_clean_months"))

    def _reward(self, last: str, clean: int) -> None:
        """Give back once what is still taken for the month before so many closed ones without a violation."""
        run = MONTHS[max(MONTHS.index(last) - clean, 0) : MONTHS.index(last) + 1]
        if not clean or len(run) <= clean or any(each not in self.closed for each in run):
            return
        months = [settled(each, self.closed[each].terms, self.records.all.values()) for each in run]
        for who, line in months[0].items():
            if not line.forfeits and all(who in month and not month[who].counts.total() for month in months[1:]):
                frozen = self.closed[run[0]].lines[who].deduction or 0
                self.corrections.reward(who, run[0], frozen, self._standing(run[0]))

    def _standing(self, month: str) -> set[int]:
        return {record.number for record in self.records.told("confirmed", month=month)}


def contested(record: Record) -> bool:
    """Whether an appeal against a record waits."""
    return record.appealed == "open"


def _lost(terms: Terms, record: Record) -> bool:
    """Whether a record costs its person the month's bonus."""
    who, day, count = record.person or "", record.judged_on, record.count or 0
    return who in terms.roster and terms.cost(who, day, count, serious=record.serious) is None
