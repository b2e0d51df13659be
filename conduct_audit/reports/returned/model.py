"""What a returned sheet says beside its rows, and the rows of a file that cannot be written back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.receipts import RECEIPT_HEADING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_COLUMNS: Final = 16_384
MARKED: Final = "FFFFC7CE"
NOTED: Final = "FFFFF2CC"
NOTE_WIDTH: Final = 60
RECEIPT_WIDTH: Final = 24


class CannotMarkError(Exception):
    """The workbook cannot be marked as it is; its rows are then written into a new one."""


@dataclass(frozen=True)
class SheetNotes:
    """What is written on one sheet (rows and columns 0-based): notes, receipts, and the cells that are marked.

    The headings of both columns stand in row `top`.
    """

    sheet: str
    top: int
    note_column: int
    receipt_column: int
    notes: Mapping[int, str] = field(default_factory=dict)
    receipts: Mapping[int, str] = field(default_factory=dict)
    marked: frozenset[tuple[int, int]] = frozenset()
    receipt_heading: str = RECEIPT_HEADING


@dataclass(frozen=True)
class PlainSheet:
    """The rows of a sheet (values as Python has them), its merged ranges (top, left, bottom, right), what is hidden."""

    name: str
    rows: Sequence[Sequence[Any]]
    merges: Sequence[tuple[int, int, int, int]] = ()
    filled: frozenset[tuple[int, int]] = frozenset()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    date_1904: bool = False
