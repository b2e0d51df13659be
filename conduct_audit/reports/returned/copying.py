"""The copy of a file that goes back: that very workbook where it can be written, else its rows in a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from conduct_audit.reports.returned.marking import marked
from conduct_audit.reports.returned.model import CannotMarkError
from conduct_audit.reports.returned.package import Package
from conduct_audit.reports.returned.plain import plain_copy
from conduct_audit.reports.returned.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conduct_audit.reports.returned.model import PlainSheet, SheetNotes


def copy_of(
    content: bytes,
    sheets: Sequence[PlainSheet],
    notes: Sequence[SheetNotes],
    reads_alike: Callable[[bytes], bool],
) -> tuple[bytes, bool] | None:
    """Give the copy of the file `content` with `notes`, and whether it is that very workbook.

    `reads_alike` tells whether a copy, read again, says what the file says; one that does not is no copy. None where
    nothing can be written that does.
    """
    ways = {True: partial(_marked_copy, content, notes), False: partial(plain_copy, sheets, notes)}
    for is_same, make in ways.items():
        try:
            made = make()
        except CannotMarkError:
            continue
        if reads_alike(made):
            return made, is_same
    return None


def _marked_copy(content: bytes, notes: Sequence[SheetNotes]) -> bytes:
    package = Package(content)
    styles = Styles(package.part(package.styles))
    changed = {}
    for each in notes:
        if each.sheet not in package.sheets:
            raise CannotMarkError
        part = package.sheets[each.sheet]
        changed[part] = marked(package.part(part), each, styles)
    return package.packed(changed | {package.styles: styles.finished()})
