"""Files of the user's: texts that are read, results that are written."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from conduct_audit.actions.errors import (
    FileUnreadableError,
    NoPasswordsError,
    OutputExistsError,
    OutputUnwritableError,
)
from conduct_audit.language import gettext as _
from conduct_audit.targets import refuse_ledger

if TYPE_CHECKING:
    from pathlib import Path


def read_text(path: Path) -> str:
    """Read a text file in UTF-8, with or without a byte-order mark. Raises `FileUnreadableError`."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnreadableError(file=path, why=_("it is no text in UTF-8")) from error
    except FileNotFoundError as error:
        raise FileUnreadableError(file=path, why=_("there is no such file")) from error
    except OSError as error:
        raise FileUnreadableError(file=path, why=error.strerror or error) from error


def read_lines(path: Path) -> list[str]:
    """Read the lines of a text file that are not blank. Raises `FileUnreadableError`."""
    return [line for line in read_text(path).splitlines() if line.strip()]


def read_passwords(path: Path) -> tuple[str, ...]:
    """Read a file of passwords, one a line, in UTF-8 or GB18030; blanks within and around a password count.

    Raises `FileUnreadableError`, `NoPasswordsError`.
    """
    passwords = [line for line in _decoded(_bytes_of(path), path).splitlines() if line.strip()]
    if not passwords:
        raise NoPasswordsError(file=path)
    return tuple(passwords)


def write_new(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write `content` to `path`, all of it or nothing, and over an existing file only with `overwrite`.

    Raises `LedgerTargetError`, `OutputExistsError`, `OutputUnwritableError`.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        refuse_ledger(path)
        if os.path.lexists(path) and not overwrite:
            raise OutputExistsError(file=path)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise OutputUnwritableError(file=path, why=error.strerror or error) from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileUnreadableError(file=path, why=_("there is no such file")) from error
    except OSError as error:
        raise FileUnreadableError(file=path, why=error.strerror or error) from error


def _decoded(content: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise FileUnreadableError(file=path, why=_("it is no text in UTF-8 or GB18030"))
