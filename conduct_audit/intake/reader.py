"""Reading a file into a grid of cells, whatever its format is and whatever its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.intake import errors
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.assembly import workbook_of
from conduct_audit.intake.files.kinds import container_of
from conduct_audit.intake.files.sandbox import SANDBOX
from conduct_audit.intake.files.text_files import text_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from conduct_audit.intake.files.parts import Part
    from conduct_audit.intake.files.sandbox import Sandbox
    from conduct_audit.intake.grid import Workbook

_LIMITS: Final = {"limit": limits.FILE_BYTES // limits.MEGABYTE, "rows": limits.ROWS}
"""Facts that a sentence about size may name."""


def load(path: Path) -> bytes:
    """Give the bytes of the regular file at `path`.

    Raises `FileMissingError`, `FileIsFolderError`, `FileNotRegularError`, `FileEmptyError`, `FileTooLargeError`,
    `FileLockedError`.
    """
    try:
        error = _what_hinders(path)
        content = b"" if error else _bytes_of(path)
    except FileNotFoundError as missing:
        raise errors.FileMissingError(name=path.name) from missing
    except (OSError, ValueError) as locked:
        raise errors.FileLockedError(name=path.name) from locked
    if error:
        raise error(**_LIMITS, name=path.name)
    return content


def _bytes_of(path: Path) -> bytes:
    """Read no more than can be used, also of a file that grows meanwhile."""
    with path.open("rb") as file:
        return file.read(limits.FILE_BYTES + 1)


def _what_hinders(path: Path) -> type[errors.UnreadableError] | None:
    size = path.stat().st_size
    if path.is_dir():
        return errors.FileIsFolderError
    if not path.is_file():
        return errors.FileNotRegularError
    if size > limits.FILE_BYTES:
        return errors.FileTooLargeError
    return None if size else errors.FileEmptyError


def read(content: bytes, name: str, sandbox: Sandbox = SANDBOX, *, passwords: Sequence[str] = ()) -> Workbook:
    """Read the file `content`, called `name` in messages; its kind is told from the content.

    Each of `passwords` is tried on a file with an open password; they go to the parser and nowhere else.
    Raises subclasses of `UnreadableError` (see `intake.errors`), each one sentence for people.
    """
    try:
        if len(content) > limits.FILE_BYTES:
            raise errors.FileTooLargeError
        return workbook_of(_parts(content, sandbox, passwords), name)
    except errors.UnreadableError as error:
        raise type(error)(**{**_LIMITS, **error.facts, "name": name}) from error


def _parts(content: bytes, sandbox: Sandbox, passwords: Sequence[str]) -> Iterable[Part]:
    """Give the parts of a file; a short text is read right here, which spares starting the parser's process."""
    if len(content) <= limits.TEXT_IN_PLACE and container_of(content) == "csv":
        return text_parts(content)
    return sandbox.parts(content, passwords)
