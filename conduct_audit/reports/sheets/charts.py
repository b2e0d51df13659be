"""Native charts of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from conduct_audit.reports.sheets.book import Book
    from conduct_audit.reports.sheets.table import Table

_WIDTH: Final = 900
_HEAD: Final = 130
_ROW: Final = 26
_GRID: Final = {"visible": True, "line": {"color": "#D5DBE1"}}
_VALUES: Final = {"num_format": "0", "min": 0, "label_position": "high", "major_gridlines": _GRID}


def add_bar_chart(book: Book, table: Table, title: str, series: list[dict[str, Any]]) -> None:
    """Put bars of `series` below `table`, stacked if there are several; nothing is drawn of an empty table."""
    if not table.rows or not series:
        return
    kind = {"type": "bar", "subtype": "stacked"} if len(series) > 1 else {"type": "bar"}
    chart = book.workbook.add_chart(kind)
    for one in series:
        chart.add_series(one)
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis(_VALUES)
    chart.set_legend({"position": "bottom"} if len(series) > 1 else {"none": True})
    bars = series[0]["values"][3] - series[0]["values"][1] + 1
    chart.set_size({"width": _WIDTH, "height": _HEAD + _ROW * bars})
    table.sheet.insert_chart(table.below + 1, 0, chart, {"description": title})
