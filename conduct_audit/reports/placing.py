"""Put finished files in place of older ones: the old report or the whole new one, never half of one."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from conduct_audit.reports.errors import ReportFolderError, ReportOpenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Tray:
    """Files that are written under temporary names beside their targets, to be put in place together."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parked: list[tuple[Path, Path]] = []

    def park(self, target: Path, content: bytes) -> None:
        """Write `content` beside `target`, down to the disk. Raises `ReportFolderError`."""
        temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._parked.append((temporary, target))
            _write_through(temporary, content)
        except OSError as error:
            raise ReportFolderError(folder=target.parent, problem=error.strerror or error) from error

    def place(self) -> tuple[Path, ...]:
        """Give every parked file its name; give the names. Raises `ReportOpenError`."""
        for temporary, target in self._parked:
            try:
                temporary.replace(target)
            except OSError as error:
                raise ReportOpenError(file=target) from error
        return tuple(target for _temporary, target in self._parked)

    def clear(self) -> None:
        """Remove what was parked and not placed."""
        for temporary, _target in self._parked:
            temporary.unlink(missing_ok=True)


@contextmanager
def tray() -> Iterator[Tray]:
    """Give a `Tray` that leaves no temporary file behind."""
    held = Tray()
    try:
        yield held
    finally:
        held.clear()


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
