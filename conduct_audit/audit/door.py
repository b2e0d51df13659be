"""Where every part of `Audit` works: a desk, and months as they are typed."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING

from conduct_audit.actions.desk import Desk, now
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


class Door:
    """The ledger's place, the person and the clock; nothing is opened yet."""

    def __init__(
        self, ledger: str | Path = "conduct.db", *, actor: str = "", clock: Callable[[], datetime] = now
    ) -> None:
        """Keep where to work; nothing is opened yet."""
        self.desk = Desk(str(ledger), actor or _user(), clock)


def maybe_month(month: Month | str | None) -> Month | None:
    """Read a month that may be left out. Raises `BadMonthError`."""
    return None if month is None else month_of(month)


def month_of(month: Month | str) -> Month:
    """Read a month that may be text. Raises `BadMonthError`."""
    return Month.parse(month) if isinstance(month, str) else month


def _user() -> str:
    """Give the name of the operating system's user, its number where it has no name."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "?"
