"""Reading a file into a grid of cells, whatever its format is and whatever its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.intake import errors
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.assembly import sheet_of, workbook_of
from conduct_audit.intake.files.kinds import container_of
from conduct_audit.intake.files.parts import SheetStart
from conduct_audit.intake.files.sandbox import SANDBOX
from conduct_audit.intake.files.text_files import decode, rows_of
from conduct_audit.intake.grid import Workbook

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.intake.files.sandbox import Sandbox


def load(path: Path) -> bytes:
    """Give the bytes of the regular file at `path`.

    Raises `FileMissingError`, `FileIsFolderError`, `FileNotRegularError`, `FileEmptyError`, `FileTooLargeError`,
    `FileLockedError`.
    """
    try:
        error = _what_hinders(path)
        content = b"" if error else path.read_bytes()
    except FileNotFoundError as missing:
        raise errors.FileMissingError(name=path.name) from missing
    except (OSError, ValueError) as locked:
        raise errors.FileLockedError(name=path.name) from locked
    if error:
        raise error(name=path.name, limit=limits.FILE_BYTES // limits.MEGABYTE)
    return content


def _what_hinders(path: Path) -> type[errors.UnreadableError] | None:
    size = path.stat().st_size
    if path.is_dir():
        return errors.FileIsFolderError
    if not path.is_file():
        return errors.FileNotRegularError
    if size > limits.FILE_BYTES:
        return errors.FileTooLargeError
    return None if size else errors.FileEmptyError


def read(content: bytes, name: str, sandbox: Sandbox = SANDBOX) -> Workbook:
    """Read the file `content`, called `name` in messages; its kind is told from the content.

    Raises subclasses of `UnreadableError` (see `intake.errors`), each one sentence for people.
    """
    try:
        if len(content) > limits.FILE_BYTES:
            raise errors.FileTooLargeError(limit=limits.FILE_BYTES // limits.MEGABYTE)
        if container_of(content) == "csv":
            return _text_workbook(content, name)
        return workbook_of(sandbox.parts(content), name)
    except errors.UnreadableError as error:
        raise type(error)(**{**error.facts, "name": name}) from error


def _text_workbook(content: bytes, name: str) -> Workbook:
    text, encoding = decode(content)
    sheet = sheet_of(SheetStart(""), rows_of(text))
    if not sheet.rows:
        raise errors.NoRowsError
    return Workbook(name, "csv", encoding, (sheet,))
