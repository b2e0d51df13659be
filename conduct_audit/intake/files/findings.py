"""What calamine does not tell of a sheet: errors, formulas without a value, hidden rows (and merges, for ods)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conduct_audit.intake.grid import ErrorCell, Merge, NoValue


@dataclass(slots=True)
class Findings:
    """What an extra pass over one sheet found; all indexes 0-based. `merges` is None where calamine knows better.

    `height` and `width` tell how far its values reach, 0 where nothing was suspicious.
    """

    cells: dict[tuple[int, int], ErrorCell | NoValue] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] | None = None
    date_1904: bool = False
    height: int = 0
    width: int = 0
