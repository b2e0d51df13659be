"""Arguments that several commands share."""

from __future__ import annotations

from typing import Any

import typer

from conduct_audit.language import N_
from conduct_audit.month import Month

MONTH_HELP = N_("The month, as 2026-03.")
ID_HELP = N_("The number of the row.")
REASON_HELP = N_("Why; it goes into the audit trail.")


def MonthOption(words: str) -> Any:  # noqa: N802  # reads as the option it makes
    """Declare a `--month` option."""
    return typer.Option("--month", help=words, metavar="YYYY-MM")


def MonthArgument() -> Any:  # noqa: N802  # reads as the argument it makes
    """Declare a MONTH argument."""
    return typer.Argument(help=MONTH_HELP, metavar="MONTH")


def month_of(text: str | None) -> Month | None:
    """Read a month option that may be absent. Raises `BadMonthError`."""
    return None if text is None else Month.parse(text)
