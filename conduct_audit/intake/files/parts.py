"""What a parser hands on, piece by piece, so that no process ever holds a whole file twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from conduct_audit.intake.grid import FileKind, Merge, Row


@dataclass(frozen=True, slots=True)
class FileStart:
    """The file is of this kind; comes first. `encoding` is told for texts only."""

    kind: FileKind
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class SheetStart:
    """A sheet begins; its rows follow. Row numbers and ranges are 0-based."""

    name: str
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    date_1904: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Rows:
    """The next rows of the sheet that began last."""

    rows: list[Row]


@dataclass(frozen=True, slots=True)
class LostSheet:
    """A sheet that could not be read; when it had begun, it is taken back."""

    name: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The file cannot be read; `error` is the name of the class in `intake.errors`, `facts` what its sentence needs."""

    error: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing follows. A `tired` parser holds too much memory to serve another file."""

    tired: bool = False


Part: TypeAlias = FileStart | SheetStart | Rows | LostSheet | Refused | Done
