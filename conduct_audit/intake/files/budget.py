"""How many rows and cells of a file may still be read; the sheet that asks for more is named."""

from __future__ import annotations

from conduct_audit.intake.errors import SheetTooLargeError, TooManyCellsError
from conduct_audit.intake.files import limits


class Budget:
    """The rows and cells that are left for the sheets of one file."""

    def __init__(self) -> None:
        """Begin with what a file may hold."""
        self._rows, self._cells = limits.ROWS, limits.CELLS

    def take(self, sheet: str, height: int, width: int) -> None:
        """Count a sheet of `height` rows and `width` columns, blank ones before the last value included.

        Raises what `check` raises.
        """
        self.check(sheet, height, width)
        self._rows -= height
        self._cells -= height * width

    def check(self, sheet: str, height: int, width: int) -> None:
        """Raise (without the file's name) `SheetTooLargeError` where a sheet is too large for what is left.

        `TooManyCellsError` where the sheet has no name.
        """
        if height <= self._rows and height * width <= self._cells and width <= limits.COLUMNS:
            return
        if not sheet:
            raise TooManyCellsError
        raise SheetTooLargeError(sheet=sheet, height=height, column=letters(width))


def letters(number: int) -> str:
    """Give the letters of the column with this number, from 1 on: 1 is A, 28 is AB."""
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("A") + letter) + text
    return text
