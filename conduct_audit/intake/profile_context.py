"""What a column profile says about the surroundings of a table: cells outside it, and what holds by default."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.intake.profile import column_of
from conduct_audit.intake.texts import text_of
from conduct_audit.intake.when import filled, when_in

if TYPE_CHECKING:
    from conduct_audit.intake.context import Context
    from conduct_audit.intake.grid import Sheet

PLACE: Final = re.compile(r"(?P<column>[A-Za-z]{1,3})(?P<row>[1-9]\d{0,6})")
_OF_TIME: Final = frozenset({"date", "month"})


def told_around(sheet: Sheet, context: Context) -> Context:
    """Give `context` with the cells that the profile of `sheet` names, and its defaults where nothing is said."""
    if sheet.profile is None:
        return context
    for place, field in sheet.profile.cells.items():
        context = _with_cell(context, field, _cell(sheet, place))
    given: dict[str, Any] = {name: getattr(context, name) or text for name, text in sheet.profile.given.items()}
    return replace(context, **given)


def _with_cell(context: Context, field: str, text: str) -> Context:
    if not text:
        return context
    if field in _OF_TIME:
        return replace(context, when=filled(when_in(text), context.when))
    if field == "hall":
        return replace(context, hint=text, place=context.place or text)
    told: dict[str, Any] = {field: text}
    return replace(context, **told)


def _cell(sheet: Sheet, place: str) -> str:
    """Give the text of a cell by its name, `""` where the sheet has no such cell."""
    found = PLACE.fullmatch(place)
    if not found:
        return ""
    row, column = int(found["row"]) - 1, column_of(found["column"])
    return text_of(sheet.rows[row][column]) if row < len(sheet.rows) and column < sheet.width else ""
