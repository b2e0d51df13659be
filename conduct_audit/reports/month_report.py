"""Everything the papers of a month are made from: facts that were settled elsewhere, and how much of them to tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from conduct_audit.language import current
from conduct_audit.reports.discretion import without_strangers
from conduct_audit.reports.history import HISTORY
from conduct_audit.reports.house import SHIPPED, House
from conduct_audit.reports.proof import UNPROVEN, Proof
from conduct_audit.tables import VIOLATIONS, Column, Shape, count_column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from conduct_audit.month import Month
    from conduct_audit.rulebook.model import Rulebook

CHARGED: Final = VIOLATIONS.with_columns(
    "charged",
    "one confirmed violation and what the tariff makes of it",
    Column("assessed", "Int64", "fen; 0 for a serious case, which forfeits the bonus instead"),
    Column("forfeits", "bool", "the violation forfeits the month's bonus"),
    Column("rule", "text", "citation of the tariff rule, in the report's language"),
    Column("label", "text", "label of the clause, in the report's language"),
)

CORRECTIONS: Final = Shape(
    "corrections",
    "what a closed month still takes from an employee, or gives back",
    (
        Column("employee_id", "text", "employee number"),
        Column("name", "text", "name"),
        Column("department", "text", "department of the line it is settled with"),
        Column("of_month", "text", "`YYYY-MM`, the closed month it belongs to"),
        Column("slip", "text", "number of that month's slip, which it corrects"),
        Column("amount", "Int64", "fen taken; negative when given back"),
        Column("cause", "text", "why, in the report's language"),
        Column("decided_on", "text", "`YYYY-MM-DD`, the day of the decision"),
        Column("decided_by", "text", "who decided"),
    ),
)


@dataclass(frozen=True, eq=False)
class MonthReport:
    """A settled month, open or closed, of a company or of one of its departments.

    `lines` is LINES with its `count_<category>` columns, `violations` CHARGED, the confirmed ones. `seal` is the head
    of the books right after the close and `serials` the numbers of the slips by employee number; both are empty while
    the month is open. `waiting` counts the rows that wait for a person, `waiting_of` those whose department is known.
    `unplaced` counts confirmed violations of people who are not on the roster. `settings` are those that were on, name
    and value. `rulebook_in_force` says which versions judged and since when. `appeal_until` is the last day of the
    appeal window, where one is set. `department` is None for the whole company. `history` (HISTORY) has the months
    before that are closed; `proof` is what the month was closed with besides its figures; `house` is the company's own
    paper; `head` the first digits of the state of the books that a draft was printed from. `owed` says what closed
    months still owe to people who are not on the roster, sentence by sentence; only the company's own papers tell it.
    """

    company: str
    month: Month
    rulebook: Rulebook
    lines: pd.DataFrame
    violations: pd.DataFrame
    closed: bool = False
    seal: str = ""
    serials: Mapping[str, str] = field(default_factory=dict)
    waiting: int = 0
    waiting_of: Mapping[str, int] = field(default_factory=dict)
    unplaced: int = 0
    settings: tuple[tuple[str, str], ...] = ()
    corrections: pd.DataFrame = field(default_factory=lambda: CORRECTIONS.frame([]))
    rulebook_in_force: str = ""
    appeal_until: date | None = None
    department: str | None = None
    history: pd.DataFrame = field(default_factory=lambda: HISTORY.frame([]))
    proof: Proof = UNPROVEN
    house: House = SHIPPED
    head: str = ""
    owed: tuple[str, ...] = ()

    @cached_property
    def categories(self) -> tuple[tuple[str, str], ...]:
        """The categories that have a column of counts in `lines`: code and name in the language spoken now."""
        names = {category.code: category.name.spoken(current()) for category in self.rulebook.categories}
        counted = [str(column).removeprefix("count_") for column in self.lines if str(column).startswith("count_")]
        return tuple((code, names.get(code, code)) for code in counted)

    @property
    def count_columns(self) -> list[str]:
        """The columns of `lines` that count the occurrences of each of `categories`."""
        return [count_column(code) for code, _name in self.categories]

    @cached_property
    def cases(self) -> pd.DataFrame:
        """The violations in the order of every list: by employee number, day and number of the record."""
        when = self.violations["occurred_on"].map(str).where(self.violations["occurred_on"].notna(), "")
        order = self.violations.assign(_when=when).sort_values(
            ["employee_id", "event_month", "_when", "id"], kind="stable"
        )
        return order.drop(columns="_when").reset_index(drop=True)

    @property
    def own_cases(self) -> pd.DataFrame:
        """The `cases` without leaders' shares (count 0), which are no violations of theirs."""
        return self.cases[self.cases["count"] > 0]

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments of the roster, in alphabetical order."""
        return tuple(sorted(self.lines["department"].unique()))

    def of_department(self, name: str) -> MonthReport:
        """Give the report of one department: its people and their figures, and nothing that tells of anybody else.

        Inspectors who are employees of another department are not named either.
        """
        lines = self.lines[self.lines["department"] == name].reset_index(drop=True)
        waiting = self.waiting_of.get(name, 0)
        history = self.history[self.history["department"] == name].reset_index(drop=True)
        return replace(self._of(lines), department=name, waiting=waiting, waiting_of={}, unplaced=0, history=history)

    def of_employees(self, numbers: tuple[str, ...]) -> MonthReport:
        """Give the report of some employees alone, as `of_department` does of a department's."""
        lines = self.lines[self.lines["employee_id"].isin(numbers)].reset_index(drop=True)
        return replace(self._of(lines), waiting=0, waiting_of={}, unplaced=0, history=HISTORY.frame([]))

    def _of(self, lines: pd.DataFrame) -> MonthReport:
        """Keep what belongs to the people of `lines`."""
        people = set(lines["employee_id"])
        strangers = set(self.lines["name"]) - set(lines["name"])
        violations = self.violations[self.violations["employee_id"].isin(people)].reset_index(drop=True)
        corrections = self.corrections[self.corrections["employee_id"].isin(people)].reset_index(drop=True)
        return replace(
            self,
            owed=(),
            lines=lines,
            violations=violations.assign(inspector=without_strangers(violations["inspector"], strangers)),
            corrections=corrections.assign(decided_by=without_strangers(corrections["decided_by"], strangers)),
            proof=self.proof.of_people(people),
            serials={number: serial for number, serial in self.serials.items() if number in people},
        )
