"""What comes out of reading a file of inspections, and the hints the user may give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.tables import OBSERVED, Column

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.intake.legend import MarkMeans
    from conduct_audit.intake.profile import Profile
    from conduct_audit.month import Month

OBSERVED_WITH_HINT: Final = OBSERVED.with_columns(
    "observed",
    "one thing seen, as the sheet says it",
    Column("department_hint", "bool", "`department` is a hall, a sheet's name or a line between rows; it may be none"),
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user says: `month` fills in what the sheets leave out, `mark_means` what a mark of a matrix means.

    `profile` is what was said once about sheets of this kind.
    """

    month: Month | None = None
    mark_means: MarkMeans | None = None
    profile: Profile | None = None

    @property
    def marks(self) -> MarkMeans | None:
        """What a mark means: as said for this import, else by the profile."""
        return self.mark_means or (self.profile.mark_means if self.profile else None)


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """A column of a header: its letters, its heading, and the field it was taken for (`""`: not known, or marks).

    `alone`: the heading stands in one cell.
    """

    letters: str
    heading: str
    field: str
    alone: bool


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A sheet: its layout (`list`, `matrix`, `matrix_by_clause`, `none`), and its header row as a program shows it.

    `columns` are those of its first table.
    """

    sheet: str
    layout: str
    header_row: int | None
    hidden: bool
    columns: tuple[ColumnReading, ...] = ()


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """A row that holds no observation, and why, in the user's language."""

    sheet: str
    row: int
    why: str


@dataclass(frozen=True)
class Reading:
    """What a file says. `rows_read` (the rows that are not blank) = `with_observations` + `len(ignored)`.

    `unreadable` names the sheets that could not be read while others could.
    """

    frame: pd.DataFrame
    sheets: tuple[SheetReading, ...]
    rows_read: int
    with_observations: int
    ignored: tuple[IgnoredRow, ...]
    notices: tuple[str, ...]
    unreadable: tuple[str, ...] = ()
