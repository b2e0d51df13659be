"""How the cells of the workbook look: as a careful finance department prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import current

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_FONTS: Final = {"zh": "宋体", "en": "Calibri"}
_LINE: Final = {"border": 1, "border_color": "#8E99A6"}
_CELL: Final = {**_LINE, "font_size": 10, "valign": "vcenter"}
_MONEY: Final = {"num_format": "#,##0.00;[Red]-#,##0.00", "align": "right"}
_SUM: Final = {**_CELL, "bold": True, "top": 6, "bg_color": "#EEF2F6"}
_STYLES: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 18, "align": "center", "valign": "vcenter"},
    "draft": {"font_size": 10, "bold": True, "font_color": "#8A1C1C"},
    "closed": {"font_size": 10, "bold": True, "font_color": "#1F5F3C"},
    "seal": {"font_size": 9, "font_color": "#33414F"},
    "note": {"font_size": 10, "font_color": "#33414F"},
    "capitals": {"font_size": 11, "bold": True},
    "warning": {"font_size": 10, "bold": True, "font_color": "#8A1C1C"},
    "heading": {**_CELL, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#DCE4EC"},
    "text": {**_CELL, "text_wrap": True, "indent": 1, "num_format": "@"},
    "code": {**_CELL, "align": "center", "num_format": "@"},
    "count": {**_CELL, "align": "center", "num_format": "0;-0;–"},
    "order": {**_CELL, "align": "center", "num_format": "0"},
    "money": {**_CELL, **_MONEY},
    "day": {**_CELL, "align": "center", "num_format": "yyyy-mm-dd"},
    "sum_text": {**_SUM, "align": "center"},
    "sum_count": {**_SUM, "align": "center", "num_format": "0"},
    "sum_money": {**_SUM, **_MONEY},
    "forfeited": {"bg_color": "#F7E6E6"},
    "differs": {"bg_color": "#8A1C1C", "font_color": "#FFFFFF", "bold": True},
    "name": {**_CELL, "bold": True, "text_wrap": True, "indent": 1, "bg_color": "#EEF2F6"},
    "value": {**_CELL, "text_wrap": True, "indent": 1, "num_format": "@"},
    "sign": {"font_size": 11, "valign": "bottom"},
}


def formats_of(workbook: Workbook) -> dict[str, Any]:
    """Add every style to `workbook`; give the formats by name."""
    font = {"font_name": _FONTS[current()]}
    return {name: workbook.add_format(font | style) for name, style in _STYLES.items()}
