"""Blank workbooks to be filled in: drop-downs from rulebook and roster, and a sheet that explains each column."""

from __future__ import annotations

from conduct_audit.reports.blank.model import Blank, Kind, Person
from conduct_audit.reports.blank.workbook import blank_workbook

__all__ = ["Blank", "Kind", "Person", "blank_workbook"]
