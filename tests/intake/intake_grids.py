"""Workbooks as grids, the shipped rulebook and a small roster: what the tests of the room build on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.intake import whys
from conduct_audit.intake.grid import Sheet, Workbook
from conduct_audit.intake.observe import Hints, observe
from conduct_audit.language import gettext
from conduct_audit.month import Month
from conduct_audit.resources import library
from conduct_audit.rulebook.loader import load
from conduct_audit.tables import EMPLOYEES
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.grid import FileKind
    from conduct_audit.intake.legend import MarkMeans
    from conduct_audit.intake.observe import Reading

Rows = list[Any]
"""Rows of cells; lists of lists of everything."""

_PLACE: Final = library() / "thermal-power" / "rulebook.toml"
RULEBOOK: Final = load(_PLACE.read_text(encoding="utf-8"), _PLACE.name)
PEOPLE: Final = (
    ("0001", "张三", "城东营业厅"),
    ("0002", "李四", "客服部"),
    ("0003", "王芳", "城东营业厅"),
    ("0004", "王芳", "客服部"),
    ("0005", "歐陽娜", "客服部"),
    ("1006", "买买提·艾力", "检修班"),
)
EMPLOYED: Final = EMPLOYEES.frame({"employee_id": i, "name": n, "department": d} for i, n, d in PEOPLE)
ROSTERS: Final = Timeline(((None, EMPLOYED),))
MARCH: Final = Month(2024, 3)


def sheet(rows: Sequence[Any], name: str = "Sheet1", **more: Any) -> Sheet:
    """Make a sheet from rows of unequal width."""
    width = max(map(len, rows), default=0)
    return Sheet(name, [[*row, *[None] * (width - len(row))] for row in rows], **more)


def book(*sheets: Sheet, name: str = "督查.xlsx", kind: FileKind = "xlsx") -> Workbook:
    """Make a workbook."""
    return Workbook(name, kind, None, sheets)


def read(rows: Rows, *, month: Month | None = MARCH, means: MarkMeans | None = None) -> Reading:
    """Observe a workbook of one sheet."""
    return observe(book(sheet(rows)), Hints(month, means), RULEBOOK)


def seen(reading: Reading, *columns: str) -> list[tuple[Any, ...]]:
    """Give some columns of the observations."""
    return list(zip(*(reading.frame[column] for column in columns), strict=True))


def ignored(reading: Reading) -> dict[int, str]:
    """Give the ignored rows of a workbook of one sheet with why, untranslated."""
    known = {gettext(sentence): sentence for sentence in vars(whys).values() if isinstance(sentence, str)}
    return {one.row: known[one.why] for one in reading.ignored}
