"""Column profiles: what a person says once about an odd sheet, so that it is understood every month.

A profile overrules what the headings would be taken for; it fills in what a sheet does not say and invents nothing.
It is bound to each sheet before the tables are looked for; the reading of headers asks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.headers import Meaning
from conduct_audit.intake.profile_fields import CLAUSE, HEADINGS
from conduct_audit.intake.table_errors import ProfileMisfitError
from conduct_audit.intake.texts import text_of
from conduct_audit.language import N_, gettext as _
from conduct_audit.normal import folded, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conduct_audit.intake.grid import Sheet, Workbook
    from conduct_audit.intake.legend import MarkMeans

LETTERS: Final = re.compile(r"[A-Za-z]{1,2}")
"""A column is named by its letters, a heading by anything else."""

_SUREST: Final = -1
_HEADING_WEIGHT: Final = 100.0
_NO_HEADING: Final = N_("no cell of it says “{key}”")
_NO_COLUMN: Final = N_("it has no column {key}")
_NO_SHEET: Final = N_("no sheet of it is called “{key}”")


@dataclass(frozen=True)
class Profile:
    """What was said about a kind of sheet.

    `columns`: heading or column letters → field of `profile_fields.HEADINGS`, or the code of a clause. `header`: first
    and last row of the header as a spreadsheet program numbers them. `given`: what holds where a sheet says nothing.
    `cells`: places outside the table (`B2`) → field. `sheets`, `skipped`: patterns of the names of sheets.
    """

    name: str
    columns: Mapping[str, str] = field(default_factory=dict)
    header: tuple[int, int] | None = None
    mark_means: MarkMeans | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    def leaves_out(self, sheet: str) -> bool:
        """Tell whether the sheet of this name is not to be read."""
        return _fits(sheet, self.skipped) or (bool(self.sheets) and not _fits(sheet, self.sheets))

    def asks_for(self, sheet: str) -> bool:
        """Tell whether the sheet of this name is to be read whatever it is called."""
        return _fits(sheet, self.sheets)

    def told(self, index: int, parts: tuple[str, ...]) -> tuple[tuple[str, ...], Meaning] | None:
        """Give the heading and the meaning of a column (0-based) with these parts of a heading; None: not said."""
        said = self._said(index, parts)
        if said is None:
            return None
        if CLAUSE.fullmatch(said):
            return (said,), Meaning()
        return tuple(dict.fromkeys((*parts, HEADINGS[said]))), Meaning(said, _SUREST)

    def weight(self, texts: Sequence[str]) -> float:
        """Weigh a row of texts as a header: a heading that a person named outweighs all that could be guessed."""
        named = {squeezed(key) for key in self.columns if not LETTERS.fullmatch(key)}
        return _HEADING_WEIGHT * len(named & {squeezed(text) for text in texts if text})

    def _said(self, index: int, parts: tuple[str, ...]) -> str | None:
        heard = {squeezed(part) for part in (*parts, "".join(parts))}
        letters = (key for key in self.columns if LETTERS.fullmatch(key) and column_of(key) == index)
        headings = (key for key in self.columns if not LETTERS.fullmatch(key) and squeezed(key) in heard)
        return next((self.columns[key] for key in (*letters, *headings)), None)


def column_of(letters: str) -> int:
    """Give the 0-based column that a spreadsheet program calls `letters`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def bound(profile: Profile | None, workbook: Workbook) -> Workbook:
    """Bind `profile` to every sheet. Raises `ProfileMisfitError` when it speaks of what the file does not have."""
    if profile is None:
        return workbook
    read = [sheet for sheet in workbook.sheets if not profile.leaves_out(sheet.name)]
    misfit = next(_misfits(profile, workbook, read), None)
    if misfit:
        sentence, key = misfit
        raise ProfileMisfitError(name=workbook.name, profile=profile.name, why=_(sentence).format(key=key))
    return replace(workbook, sheets=tuple(replace(sheet, profile=profile) for sheet in workbook.sheets))


def _misfits(profile: Profile, workbook: Workbook, read: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    texts = {squeezed(text_of(cell)) for sheet in read for row in sheet.rows for cell in row if isinstance(cell, str)}
    width = max((sheet.width for sheet in read), default=0)
    names = [sheet.name for sheet in workbook.sheets]
    yield from ((_NO_SHEET, key) for key in profile.sheets if not any(_fits(name, (key,)) for name in names))
    for key in profile.columns:
        if LETTERS.fullmatch(key):
            yield from [(_NO_COLUMN, key.upper())] * (column_of(key) >= width)
        elif squeezed(key) not in texts:
            yield _NO_HEADING, key


def _fits(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(folded(name), folded(pattern)) for pattern in patterns)
