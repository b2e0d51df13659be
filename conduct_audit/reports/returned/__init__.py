"""Sheets that go back to the inspector: that very workbook, its cells marked and a note beside each row in question."""

from __future__ import annotations

from conduct_audit.reports.returned.copying import copy_of
from conduct_audit.reports.returned.model import PlainSheet, SheetNotes
from conduct_audit.reports.returned.placing import place, prepare

__all__ = ["PlainSheet", "SheetNotes", "copy_of", "place", "prepare"]
