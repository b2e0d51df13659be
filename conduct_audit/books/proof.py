"""The proof of a closed month: what it was closed with (settings, warnings), and figures reached by two ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import func, select

from conduct_audit import money
from conduct_audit.books import postings, schema, values
from conduct_audit.books.chain import storable
from conduct_audit.books.digest import canonical
from conduct_audit.books.violations import is_current
from conduct_audit.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Store

SETTING: Final = "setting"
WARNING: Final = "warning"
RECORDS: Final = "records"
TIE_OUT: Final = "tie_out"

TITLES: Final = {
    "observations": N_("observations read = records in every state"),
    "violations": N_("occurrences of the lines = violations one by one"),
    "serious": N_("serious occurrences of the lines = violations one by one"),
    "assessed": N_("assessed of the lines = charges one by one"),
    "bonus": N_("bonuses of the lines = postings"),
    "deduction": N_("deductions of the lines = postings"),
    "departments": N_("departments whose deductions differ from their postings = none"),
    "correction": N_("corrections of the lines = postings"),
    "net_bonus": N_("net bonuses of the lines = postings"),
    "balance": N_("employees whose postings do not balance = none"),
}
"""What each check of the tie-out compares."""

MONEY: Final = frozenset({"assessed", "bonus", "deduction", "correction", "net_bonus"})
"""The checks that compare fen; the others compare numbers."""


class Fact(NamedTuple):
    """A fact that a month is closed with: its kind, its name, its value as text."""

    kind: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Check:
    """The same figure (fen or a number) reached by two ways; `name` is a key of `TITLES`."""

    name: str
    ours: int
    theirs: int

    @property
    def holds(self) -> bool:
        """Both ways lead to the same figure."""
        return self.ours == self.theirs

    @property
    def figures(self) -> dict[str, str]:
        """Both figures in words: yuan, or a number."""
        write = money.yuan if self.name in MONEY else str
        return {"ours": write(self.ours), "theirs": write(self.theirs)}

    @property
    def fact(self) -> Fact:
        """The check as it is kept with a closing."""
        return Fact(TIE_OUT, self.name, canonical([self.ours, self.theirs]))


def keep(pen: Pen, closing: int, facts: Iterable[Fact]) -> None:
    """Write what a month is closed with."""
    pen.append(schema.closing_fact, [(closing, kind, name, storable(value)) for kind, name, value in facts])


def facts(store: Store, closing: int) -> tuple[Fact, ...]:
    """Give what a month was closed with, in the order of writing; nothing for months closed before this form."""
    kept = schema.closing_fact.c
    statement = select(kept.kind, kept.name, kept.value).where(kept.closing == closing).order_by(kept.id)
    return tuple(Fact(*row) for row in store.rows(statement))


def checks_of(found: Iterable[Fact]) -> tuple[Check, ...]:
    """Give the tie-out among facts."""
    return tuple(Check(fact.name, *values.array(fact.value)) for fact in found if fact.kind == TIE_OUT)


def records(store: Store, as_of: int, month: str | None = None) -> dict[str, int]:
    """Count the records of `month` (None: of all) by state, as they were after entry `as_of`."""
    made = schema.decision.c
    statement = select(made.status, func.count()).where(is_current(as_of)).group_by(made.status).order_by(made.status)
    rows = store.rows(statement if month is None else statement.where(made.month == month))
    return {status: int(number) for status, number in rows}


def tie_out(store: Store, closing: int, lines: pd.DataFrame, as_of: int) -> tuple[Check, ...]:
    """Compare the frozen `lines` with the postings, and the observations with what became of them."""
    posted = postings.sums(store, closing)
    pairs = {
        "observations": (_observations(store, as_of), sum(records(store, as_of).values())),
        "bonus": (int(lines["bonus_base"].sum()), -posted[postings.BONUS]),
        "deduction": (int(lines["deduction"].sum()), posted[postings.DEDUCTION]),
        "departments": (0, _differing(store, closing, _by_department(lines))),
        "correction": (int(lines["corrections"].sum()), posted[postings.CORRECTION]),
        "net_bonus": (int(lines["net_bonus"].sum()), posted[postings.NET_BONUS]),
        "balance": (0, len(postings.unbalanced(store, closing))),
    }
    return tuple(Check(name, *pair) for name, pair in pairs.items())


def _observations(store: Store, as_of: int) -> int:
    seen = schema.observation.c
    found = store.one(select(func.count()).where(seen.entry <= as_of))
    return int(found[0]) if found else 0


def _by_department(lines: pd.DataFrame) -> dict[str, int]:
    sums = lines.groupby("department")["deduction"].sum()
    return {str(name): int(amount) for name, amount in sums.items() if amount}


def _differing(store: Store, closing: int, ours: Mapping[str, int]) -> int:
    """Count the departments whose postings are not their lines."""
    posted = schema.posting.c
    wanted = (posted.closing == closing) & (posted.account == postings.DEDUCTION)
    statement = select(posted.department, func.sum(posted.amount)).where(wanted).group_by(posted.department)
    theirs = {name: int(amount) for name, amount in store.rows(statement)}
    return sum(ours.get(name) != theirs.get(name) for name in {**ours, **theirs})
