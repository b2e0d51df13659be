"""One value of a reader → one cell of the grid."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.files import limits
from conduct_audit.intake.grid import ErrorCell

if TYPE_CHECKING:
    from datetime import timedelta

    from conduct_audit.intake.grid import Cell

_ERRORS: Final = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|CALC!|SPILL!|GETTING_DATA|#+)|Err:\d{3}")
_SHOWN: Final = 100
_EXACT: Final = 2**53
_SECONDS_PER_HOUR: Final = 3600


def text_cell(text: str) -> Cell:
    """Give a text as a cell: None for an empty one, an error for what a spreadsheet shows in place of a value.

    A text too long for any spreadsheet program is an error too: it shall not be cut in silence.
    """
    if not text:
        return None
    if len(text) > limits.TEXT:
        return ErrorCell(f"{text[:_SHOWN]}…")
    return ErrorCell(text) if text[0] in "#E" and is_error(text) else text


def is_error(text: str) -> bool:
    """Tell whether a text is what spreadsheet programs show where a formula failed."""
    return bool(_ERRORS.fullmatch(text))


def number_cell(number: float) -> Cell:
    """Give a number as a cell: whole ones as int, one that is not finite as an error."""
    if not math.isfinite(number):
        return ErrorCell("#NUM!")
    return int(number) if number.is_integer() and abs(number) < _EXACT else number


def duration_cell(duration: timedelta) -> Cell:
    """Give an elapsed time as the text a spreadsheet shows, `36:00:00`."""
    hours, rest = divmod(int(duration.total_seconds()), _SECONDS_PER_HOUR)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
