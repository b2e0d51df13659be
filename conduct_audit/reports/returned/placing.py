"""Putting returned sheets into their folder, each under a name that nothing has yet."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from conduct_audit.language import gettext as _
from conduct_audit.reports.returned.errors import ReturnFolderError

if TYPE_CHECKING:
    from collections.abc import Iterator


def prepare(folder: Path) -> None:
    """Make sure, before anything is booked, that files can be put into `folder`. Raises `ReturnFolderError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / f".{uuid4().hex}.tmp"
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        raise ReturnFolderError(folder=folder, problem=error.strerror or error) from error


def place(folder: Path, name: str, suffix: str, content: bytes) -> Path:
    """Write `content` as the returned sheet of file `name`; give its path. Nothing that exists is written over.

    The name is taken first, empty, and filled by renaming a finished file over it. Raises `ReturnFolderError`.
    """
    temporary = folder / f".{uuid4().hex}.tmp"
    try:
        temporary.write_bytes(content)
        target = _taken(folder, Path(name).stem, suffix)
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise ReturnFolderError(folder=folder, problem=error.strerror or error) from error
    return target


def _taken(folder: Path, stem: str, suffix: str) -> Path:
    """Give the first free name, as an empty file that holds it."""
    for target in _names(folder, stem, suffix):
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            continue
        return target
    raise FileExistsError  # pragma: no cover  # the names are endless


def _names(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    yield folder / (_("{name} (returned)").format(name=stem) + suffix)
    for number in count(2):
        yield folder / (_("{name} (returned {number})").format(name=stem, number=number) + suffix)
