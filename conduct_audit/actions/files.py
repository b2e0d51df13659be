"""Text files of the user's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.actions.errors import FileUnreadableError
from conduct_audit.language import gettext as _

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
