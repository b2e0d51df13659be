"""What is handed over: the frozen amounts of a closed month, each with its cause, and their sums by department."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conduct_audit.month import Month
    from conduct_audit.settings import Settings


@dataclass(frozen=True, slots=True)
class Item:
    """One amount of one employee: fen taken, negative when given back; `of_month` is the month it belongs to.

    `serial` is the number of the slip; it stands where a document number is wanted.
    """

    employee_id: str
    name: str
    department: str
    of_month: Month
    amount: int
    serial: str


@dataclass(frozen=True, slots=True)
class DepartmentSums:
    """A department's bonuses and what became of them by one accounting model, in fen.

    `taken` is what months of that model take: deductions, and corrections of such months. The bonuses stand with the
    model of the month itself.
    """

    department: str
    model: str
    bonus: int
    taken: int

    @property
    def net(self) -> int:
        """What is left to be paid."""
        return self.bonus - self.taken


@dataclass(frozen=True, slots=True)
class Handover:
    """A closed month as the target systems need it: items by employee number, departments by name.

    `people` are number and name of everybody who has a line in the month, also without an amount. `models` are the
    accounting models with which the month, the first, and the months it corrects were closed. `settings` are names and
    account codes as they are set now.
    """

    company: str
    month: Month
    seal: str
    items: tuple[Item, ...]
    departments: tuple[DepartmentSums, ...]
    people: Mapping[str, str]
    models: Mapping[Month, str]
    settings: Settings


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file's text and its control totals: what is counted → figure as text."""

    text: str
    totals: tuple[tuple[str, str], ...]
