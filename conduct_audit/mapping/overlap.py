"""One act, several clauses: the circumstances decide, and where they are silent the rulebook's order of preference.

A quarrel on the telephone, at the window, at the customer's home may fall under different clauses. The section of a
clause says to which circumstances it belongs; a note shows them by its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.normal import folded

if TYPE_CHECKING:
    from conduct_audit.rulebook.model import Rulebook

_CIRCUMSTANCES: Final = {
    "电话": re.compile(r"电话|热线|录音|来电|坐席|座席|话务|通话|接线|听筒|线上|挂断|回拨"),
    "窗口": re.compile(r"窗口|柜台|柜员|大厅|厅里|营业厅|号台|号窗|台前|收费员|叫号"),
    "现场": re.compile(r"入户|上门|家里|家中|户主|住户家|用户家|业主家|屋里|师傅|维修工|楼道|室内|施工|现场"),
}


class Overlaps:
    """The overlap groups of a rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Read the groups and the circumstances of each clause."""
        self._groups = [group.clauses for group in rulebook.overlaps]
        names = {section.code: section.name.zh for section in rulebook.sections}
        self._circumstance = {
            clause.code: next((word for word in _CIRCUMSTANCES if word in names.get(clause.section, "")), None)
            for clause in rulebook.clauses
        }

    def together(self, one: str, other: str) -> bool:
        """Tell whether one act can touch both clauses."""
        return any(one in group and other in group for group in self._groups)

    def preferred(self, text: str, one: str, other: str) -> str:
        """Give that of two overlapping clauses that fits the circumstances of `text`, else the one preferred."""
        plain = folded(text)
        fits = {clause: self._fits(plain, clause) for clause in (one, other)}
        if fits[one] != fits[other]:
            return one if fits[one] > fits[other] else other
        group = next(group for group in self._groups if one in group and other in group)
        return min(one, other, key=group.index)

    def _fits(self, plain: str, clause: str) -> int:
        """Give 1 where the circumstances are those of the clause, -1 where they are not, 0 where it has none."""
        circumstance = self._circumstance.get(clause)
        if circumstance is None:
            return 0
        return 1 if _CIRCUMSTANCES[circumstance].search(plain) else -1
