"""What the sheets of a month say besides its violations, for warnings: evidence, signatures, who looked on.

Only what is filled in is kept of a row. So a column counts as one that a sheet has once any of the month's rows of that
sheet fills it: a column of pictures that lie over the cells, or that nobody uses, says nothing about a single row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.counts import says_nothing
from conduct_audit.intake.headers import meaning
from conduct_audit.intake.names import split_people
from conduct_audit.normal import folded
from conduct_audit.settlement.judges_rulebook import says_fine
from conduct_audit.settlement.warning_facts import OnSheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pandas as pd

    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Ledger
    from conduct_audit.books.records import RowAsRead

_WHO: Final = "(?:本人|当事人|员工|职工|被检查人|受检人|被考核人|违规人|责任人|employee|staff)"
_WORD: Final = "(?:签|确认|知晓|告知|回执|sign|acknowledg)"
_CONCERNED: Final = re.compile(f"{_WHO}.{{0,4}}{_WORD}|{_WORD}.{{0,4}}{_WHO}")
_NOT_SIGNED: Final = frozenset(
    {"否", "未", "未签", "未签字", "未签名", "未签收", "未确认", "没签", "×", "x", "✗", "n", "no"}
)
_GROUP: Final = re.compile("(?:组|科|部|室|队|办|公司|中心|班)$")


def sheet_facts(ledger: Ledger, seen: MonthView) -> OnSheets:
    """Give what the sheets say of the month's violations."""
    rows = ledger.rows_as_read(int(number) for number in seen.violations["id"])
    headings = dict.fromkeys(heading for row in rows for heading in row.cells)
    return OnSheets(
        unproven=_lacking(rows, _those(headings, _is_evidence), says_nothing),
        unsigned=_lacking(rows, _those(headings, _is_signature), _is_not_signed),
        alone=_alone(seen.violations) if seen.settings.two_inspectors else (),
        fines=tuple(heading for heading in headings if says_fine(heading)),
    )


def inspectors(cell: str) -> int | None:
    """Count the inspectors that a cell names; None for a group, which says nothing of how many they are."""
    people = split_people(cell)
    readings = [names for names in people.readings if any(len(name) > 1 for name in names)]
    if people.open_ended or any(_GROUP.search(name) for names in readings for name in names):
        return None
    return max(map(len, readings), default=None)


def _those(headings: Iterable[str], fits: Callable[[str], bool]) -> frozenset[str]:
    return frozenset(heading for heading in headings if fits(heading))


def _lacking(rows: Sequence[RowAsRead], wanted: frozenset[str], is_none: Callable[[str], bool]) -> tuple[int, ...]:
    """Give the records whose sheet has one of the columns `wanted` and whose row says nothing in any of them."""
    filled = {row.sheet for row in rows if wanted & row.cells.keys()}
    said = ((row, [row.cells[heading] for heading in wanted & row.cells.keys()]) for row in rows if row.sheet in filled)
    return tuple(row.id for row, texts in said if all(map(is_none, texts)))


def _is_evidence(heading: str) -> bool:
    return meaning(heading).field == "evidence"


def _is_signature(heading: str) -> bool:
    """Tell a column in which the person concerned signs; of other signatures nobody says whose they are."""
    return meaning(heading).field in {None, "signature"} and bool(_CONCERNED.search(folded(heading)))


def _is_not_signed(text: str) -> bool:
    return says_nothing(text) or folded(text) in _NOT_SIGNED


def _alone(violations: pd.DataFrame) -> tuple[int, ...]:
    single = [cell for cell in violations["inspector"].unique() if inspectors(cell) == 1]
    return tuple(int(number) for number in violations.loc[violations["inspector"].isin(single), "id"])
