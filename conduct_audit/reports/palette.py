"""The colours of the categories, the same in workbook and page; at least 3 : 1 against white paper."""

from __future__ import annotations

from typing import Final

COLOURS: Final = ("#1F5A8A", "#B4631A", "#3E7D5A", "#7A4E93", "#5F6B76", "#9C3D4E")
