"""Put finished files in place of older ones: the old report or the whole new one, never half of one."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from conduct_audit.reports.errors import ReportFolderError, ReportOpenError
from conduct_audit.targets import refuse_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Tray:
    """Files that are written under temporary names beside their targets, to be put in place together."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parked: list[tuple[Path, Path]] = []
        self._placed: list[Path] = []

    def park(self, target: Path, content: bytes) -> None:
        """Write `content` beside `target`, down to the disk. Raises `LedgerTargetError`, `ReportFolderError`."""
        temporary = _beside(target, "tmp")
        try:
            refuse_ledger(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            self._parked.append((temporary, target))
            _write_through(temporary, content)
        except OSError as error:
            raise ReportFolderError(folder=target.parent, problem=error.strerror or error) from error

    def place(self) -> tuple[Path, ...]:
        """Give every parked file its name, or none of them; give the names. Raises `ReportOpenError`."""
        for temporary, target in self._parked:
            try:
                _keep_older(target)
                temporary.replace(target)
            except OSError as error:
                self.take_back()
                raise ReportOpenError(file=target) from error
            self._placed.append(target)
        return tuple(target for _temporary, target in self._parked)

    def take_back(self) -> None:
        """Put what was placed away again, and the older files back."""
        while self._placed:
            target = self._placed.pop()
            older = _beside(target, "old")
            try:
                older.replace(target) if older.exists() else target.unlink(missing_ok=True)
            except OSError as error:
                raise ReportOpenError(file=target) from error

    def clear(self) -> None:
        """Remove what was parked and not placed, and older files that were kept."""
        for temporary, target in self._parked:
            temporary.unlink(missing_ok=True)
            _beside(target, "old").unlink(missing_ok=True)


@contextmanager
def tray() -> Iterator[Tray]:
    """Give a `Tray` that leaves no temporary file behind; where the block fails, nothing was placed."""
    held = Tray()
    try:
        yield held
    except BaseException:
        held.take_back()
        raise
    finally:
        held.clear()


def _beside(target: Path, ending: str) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.{ending}")


def _keep_older(target: Path) -> None:
    """Give the file at `target` a second name, by which it can come back; some disks know no second names."""
    if not target.is_file():
        return
    older = _beside(target, "old")
    older.unlink(missing_ok=True)
    try:
        os.link(target, older)
    except OSError:
        shutil.copy2(target, older)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
