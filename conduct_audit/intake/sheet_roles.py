"""Sheets that hold no inspections although they may hold a table: instructions, lists of words, sums of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from conduct_audit.intake import whys
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.layout import Table

Tables: TypeAlias = "tuple[Table, ...]"


def why_without_inspections(name: str, tables: Tables, of_all: Sequence[Tables]) -> str | None:
    """Tell why the sheet `name` holds no inspections (a sentence of `whys`); None where it does.

    A sheet whose name alone speaks against it is read when no other sheet of the file has a table.
    """
    is_alone = not any(others for others in of_all if others is not tables)
    if is_instructions(name) and not (tables and is_alone):
        return whys.INSTRUCTIONS
    if not tables:
        return whys.NO_TABLE
    return whys.SUMMARY if not is_alone and is_summary(name) and not _tells_acts(tables) else None


def is_instructions(name: str) -> bool:
    """Tell whether a sheet is called 填表说明, 字典 or the like."""
    plain = folded(name)
    return plain in words("sheets", "instructions") or any(
        part in plain for part in words("sheets", "instruction_parts")
    )


def is_summary(name: str) -> bool:
    """Tell whether a sheet is called 汇总, 合计 or the like."""
    return any(part in folded(name) for part in words("sheets", "summaries"))


def _tells_acts(tables: Tables) -> bool:
    """Tell whether a summary repeats acts row by row, which the books count once; sums of them would count twice."""
    return any(table.kind in {"list", "form"} and table.header.has("text", "clause", "category") for table in tables)
