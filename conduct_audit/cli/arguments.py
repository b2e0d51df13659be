"""Arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from conduct_audit.language import N_
from conduct_audit.month import Month

MONTH_HELP = N_("The month, as 2026-03.")
ID_HELP = N_("The number of the row.")
REASON_HELP = N_("Why; it goes into the audit trail.")
PASSWORDS_HELP = N_("A text file with the open passwords of spreadsheets, one a line. They are kept nowhere.")

PasswordFile = Annotated[Path | None, typer.Option("--password-file", help=PASSWORDS_HELP)]
"""The option of every command that opens spreadsheets."""


def MonthOption(words: str) -> Any:  # noqa: N802  # reads as the option it makes
    """Declare a `--month` option."""
    return typer.Option("--month", help=words, metavar="YYYY-MM")


def MonthArgument() -> Any:  # noqa: N802  # reads as the argument it makes
    """Declare a MONTH argument."""
    return typer.Argument(help=MONTH_HELP, metavar="MONTH")


def month_of(text: str | None) -> Month | None:
    """Read a month option that may be absent. Raises `BadMonthError`."""
    return None if text is None else Month.parse(text)


def passwords_of(file: Path | None) -> tuple[str, ...]:
    """Read the passwords of `--password-file`; none without one. Raises `FileUnreadableError`, `NoPasswordsError`."""
    from conduct_audit.actions.files import read_passwords  # noqa: PLC0415  # late, like all of the library

    return read_passwords(file) if file else ()


def quoted(text: str) -> str:
    """Write a value so that it can be copied into a command line, of Windows too."""
    return f'"{text}"' if any(sign in text for sign in " =*?&;|<>()'") else text
