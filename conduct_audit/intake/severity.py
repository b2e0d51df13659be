"""Whether a person said in the sheet that a case had serious consequences; text alone never says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.texts import text_of
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.grid import Cell


def severity_of(cells: Sequence[Cell]) -> tuple[bool | None, bool]:
    """Give what the severity columns of a row say (None: nothing) and whether that is clear.

    Two columns that say different things, such as 严重后果 yes and 恶劣影响 no, are for a person to weigh.
    """
    said = {_of_cell(cell) for cell in cells if not is_blank(cell)} - {"nothing"}
    if not said:
        return None, True
    return (said == {"yes"}, True) if said in ({"yes"}, {"no"}) else (None, False)


def _of_cell(cell: Cell) -> str:
    word = folded(text_of(cell))
    named = (kind for kind in ("yes", "no", "nothing") if word in words("severity", kind))
    return next(named, "unclear")
