"""The journal of a month in the company's own accounts: one pair of sides for each department, by accounting model.

A: the bonus is accrued net and nothing is entered for the deduction. B: a bonus that was accrued gross is reversed in
red. C: what is taken goes into a pool. D: it is other income. E: a claim first, then settled with the pay. F: it makes
good a loss. Which one is right is for the company's accountant to say. A correction is entered by the model of the
month it corrects, so that the accounts clear: a refund turns that model around.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from conduct_audit.reports.errors import SameAccountError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.reports.exports.handover import DepartmentSums, Handover
    from conduct_audit.settings import Settings

Role = Literal["expense", "payable", "pool", "income", "receivable", "loss"]


class _Pair(NamedTuple):
    """Debit and credit of one step; `red`: written with a minus on the same sides, as Chinese vouchers reverse."""

    debit: Role
    credit: Role
    measure: Literal["net", "taken"] = "taken"
    red: bool = False


MODELS: Final[dict[str, tuple[_Pair, ...]]] = {
    "A": (_Pair("expense", "payable", "net"),),
    "B": (_Pair("expense", "payable", red=True),),
    "C": (_Pair("payable", "pool"),),
    "D": (_Pair("payable", "income"),),
    "E": (_Pair("receivable", "income"), _Pair("payable", "receivable")),
    "F": (_Pair("payable", "loss"),),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal in fen; exactly one of `debit` and `credit` is not 0, and it may be red (negative)."""

    department: str
    role: Role
    account: str
    debit: int
    credit: int

    @property
    def amount(self) -> int:
        """The amount with the sign of plain-text accounting: debit positive, credit negative."""
        return self.debit - self.credit


def journal(handover: Handover) -> tuple[Entry, ...]:
    """Give the entries, department by department, debit before credit; those of nought are left out.

    Raises `SameAccountError`.
    """
    _refuse_same_accounts(handover.models.values(), handover.settings)
    return tuple(
        entry
        for sums in handover.departments
        for pair in MODELS[sums.model]
        for entry in _entries(sums, pair, handover.settings)
    )


def models_told(handover: Handover) -> str:
    """Name the month's own model, and others with the months whose corrections are entered by them."""
    own = handover.models[handover.month]
    others = [f"{model} ({month})" for month, model in handover.models.items() if model != own]
    return ", ".join([own, *others])


def _refuse_same_accounts(models: Iterable[str], settings: Settings) -> None:
    """Refuse what would come to nothing: a model that books from an account into the same one."""
    for model in models:
        first: dict[str, str] = {}
        for name in dict.fromkeys(f"account_{role}" for pair in MODELS[model] for role in pair[:2]):
            code: str = getattr(settings, name)
            if code in first:
                raise SameAccountError(model=model, code=code, first=first[code], second=name)
            first[code] = name


def _entries(sums: DepartmentSums, pair: _Pair, settings: Settings) -> Iterator[Entry]:
    amount = sums.net if pair.measure == "net" else sums.taken
    amount = -amount if pair.red else amount
    if amount:
        yield Entry(sums.department, pair.debit, getattr(settings, f"account_{pair.debit}"), amount, 0)
        yield Entry(sums.department, pair.credit, getattr(settings, f"account_{pair.credit}"), 0, amount)
