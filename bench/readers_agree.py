"""Compare what is read here with what other readers give, cell by cell: openpyxl for xlsx, xlrd (if installed) for xls.

`python bench/readers_agree.py FOLDER…` prints for each kind of disagreement how many cells in how many files, and the
first places of each. Cells that wait anyway (errors, formulas without a value) agree with everything.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import warnings
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl

from conduct_audit.intake.errors import UnreadableError
from conduct_audit.intake.grid import ErrorCell, NoValue
from conduct_audit.intake.reader import load, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.grid import Workbook

_TOO_LARGE: Final = 200_000
_SHOWN: Final = 4
Place = tuple[str, int, int]
Values = dict[Place, Any]


def ours(workbook: Workbook) -> Values:
    """Give the values read here by sheet, row and column (from 0); what a merged range fills in is no value."""
    return {
        (sheet.name, row, column): cell
        for sheet in workbook.sheets
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if cell not in (None, "") and (row, column) not in sheet.filled
    }


def by_openpyxl(content: bytes) -> Values:
    """Give the values that openpyxl reads."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {
        (sheet.title, cell.row - 1, cell.column - 1): cell.value
        for sheet in book.worksheets
        for cell in sheet._cells.values()  # noqa: SLF001  # iter_rows makes up all the blank cells in between
        if cell.value not in (None, "")
    }


def by_xlrd(content: bytes) -> Values:
    """Give the values that xlrd reads."""
    xlrd: Any = import_module("xlrd")  # only who compares has it
    book = xlrd.open_workbook(file_contents=content, formatting_info=False, logfile=io.StringIO())
    return {
        (sheet.name, row, column): _of_xlrd(sheet.cell(row, column), book)
        for sheet in book.sheets()
        for row in range(sheet.nrows)
        for column in range(sheet.ncols)
        if sheet.cell_type(row, column) not in {0, 6} and sheet.cell_value(row, column) != ""
    }


def _of_xlrd(cell: Any, book: Any) -> Any:
    xlrd: Any = import_module("xlrd")
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (OverflowError, ValueError):
            return cell.value
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value


def disagreement(here: Any, there: Any) -> str:
    """Name the disagreement of two values of a cell, empty for none."""
    if isinstance(here, (ErrorCell, NoValue)):
        return ""
    kinds = _kind(here), _kind(there)
    if kinds[0] != kinds[1]:
        return f"{kinds[0]} here, {kinds[1]} there"
    return "" if _same(here, there) else f"another {kinds[0]}"


def _same(here: Any, there: Any) -> bool:
    if isinstance(here, (dt.date, dt.time, dt.timedelta)):
        return abs(_seconds(here) - _seconds(there)) < 1
    if isinstance(here, float | int):
        return bool(here == there)
    return str(here).replace("\r\n", "\n").strip() == str(there).replace("\r\n", "\n").strip()


def _seconds(value: Any) -> float:
    if isinstance(value, dt.time):
        return (value.hour * 60 + value.minute) * 60 + value.second
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    return float(moment.toordinal() * 86_400 + _seconds(moment.time()))


def _kind(value: Any) -> str:
    for name, kinds in (
        ("truth", bool),
        ("number", (int, float)),
        ("date", (dt.date,)),
        ("time", (dt.time, dt.timedelta)),
        ("text", str),
    ):
        if isinstance(value, kinds):
            return name
    return "nothing"


def compared(path: Path) -> Iterator[tuple[str, Place, Any, Any]]:
    """Yield the disagreements over a file. Raises what the other reader raises."""
    content = load(path)
    workbook = read(content, path.name)
    others = {"xlsx": by_openpyxl, "xls": by_xlrd}
    if workbook.kind not in others:
        return
    here, there = ours(workbook), others[workbook.kind](content)
    lost = set(workbook.unreadable)
    for place in here.keys() | there.keys():
        name = disagreement(here.get(place), there.get(place))
        if name and place[0] not in lost:
            yield f"{workbook.kind}: {name}", place, here.get(place), there.get(place)


def main(folders: list[str]) -> None:
    """Compare over the folders."""
    warnings.simplefilter("ignore")
    cells: Counter[str] = Counter()
    files: dict[str, list[str]] = defaultdict(list)
    done: Counter[str] = Counter()
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.xls*")):
        if path.stat().st_size > _TOO_LARGE:
            continue
        try:
            found = list(compared(path))
            done["compared"] += 1
        except UnreadableError:
            done["refused here"] += 1
            continue
        except Exception as error:  # noqa: BLE001  # the other reader may raise anything
            done[f"refused there: {type(error).__name__}"] += 1
            continue
        for name, place, here, there in found:
            cells[name] += 1
            if not files[name] or not files[name][-1].startswith(str(path)):
                files[name].append(f"{path} {place}: {str(here)[:60]!r} / {str(there)[:60]!r}")
    print(dict(done))
    for name, count in cells.most_common():
        print(f"{count:7} cells in {len(files[name]):4} files  {name}")
        print("".join(f"           {place}\n" for place in files[name][:_SHOWN]), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
