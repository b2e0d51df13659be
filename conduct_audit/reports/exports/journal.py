"""The journal of a month in the company's own accounts: one pair of sides for each department, by accounting model.

A: the bonus is accrued net and nothing is entered for the deduction. B: a bonus that was accrued gross is reversed in
red. C: what is taken goes into a pool. D: it is other income. E: a claim first, then settled with the pay. F: it makes
good a loss. Which one is right is for the company's accountant to say. A refund turns the same model around.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

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
ROLES: Final[tuple[Role, ...]] = ("expense", "payable", "pool", "income", "receivable", "loss")


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
    """Give the entries, department by department, debit before credit; those of nought are left out."""
    pairs = MODELS[handover.settings.accounting_model]
    return tuple(
        entry for sums in handover.departments for pair in pairs for entry in _entries(sums, pair, handover.settings)
    )


def account(role: Role, settings: Settings) -> str:
    """Give the account that the company set for a role."""
    code: str = getattr(settings, f"account_{role}")
    return code


def _entries(sums: DepartmentSums, pair: _Pair, settings: Settings) -> Iterator[Entry]:
    amount = sums.net if pair.measure == "net" else sums.taken
    amount = -amount if pair.red else amount
    if amount:
        yield Entry(sums.department, pair.debit, account(pair.debit, settings), amount, 0)
        yield Entry(sums.department, pair.credit, account(pair.credit, settings), 0, amount)
