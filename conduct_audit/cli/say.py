"""What the user sees: the result on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.cli import session
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.console import Console

_WIDE: Final = 200
_PARTIAL: Final = N_(
    "Your account sees a part of the books only: the sheets you sent in, or the people of your departments. "
    "What is not listed here may still be on the books."
)
_HIDDEN: Final = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), 127)} | {
    code: f"\\u{code:04x}"
    for code in (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)
}


def prepare_streams() -> None:
    """Let no character stop the program: JSON is UTF-8 everywhere, the rest is what the terminal can show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def show(command: str, document: Mapping[str, Any], render: Callable[[Console, Any], None]) -> None:
    """Give the result of `command`: the document itself with `--json`, else what `render` draws of it."""
    if session.current.get().json:
        _json({"schema": f"conduct-audit/{command}/1", **document})
    else:
        render(console(), document)
    if document.get("partial"):
        note(_(_PARTIAL))


def note(sentence: str) -> None:
    """Tell something beside the result, on standard error; nothing with `--quiet`."""
    if not session.current.get().quiet:
        sys.stderr.write(visible(sentence) + "\n")


def waits(place: str) -> None:
    """Tell on a terminal why nothing happens."""
    if sys.stderr.isatty():
        note(_("Somebody else is writing in the ledger {place}; this command waits its turn …").format(place=place))


def failure(code: str, message: str) -> None:
    """Tell that it did not work: one sentence on standard error, or the error document with `--json`."""
    if session.current.get().json:
        _json({"schema": "conduct-audit/error/1", "error": {"code": code, "message": message}})
    else:
        sys.stderr.write(visible(message) + "\n")


def visible(text: str) -> str:
    """Show control characters and marks that turn text around instead of obeying them."""
    return text.translate(_HIDDEN)


def console(*, stderr: bool = False) -> Console:
    """Give a console of rich; a pipe gets wide tables, since nobody can scroll it sideways."""
    from rich.console import Console  # noqa: PLC0415  # late: `--help` needs none

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDE
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def reader_gone() -> int:
    """Keep Python from complaining when the reader of a pipe had enough; give the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _json(document: Mapping[str, Any]) -> None:
    import json  # noqa: PLC0415  # late: `--help` needs none

    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    else:
        sys.stdout.write(text)
