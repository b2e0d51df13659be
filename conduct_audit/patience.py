"""Whom to tell that a command waits for another: the books wait, the terminal says so, the library is silent."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable


def _nobody(_place: str) -> None:
    """Say nothing."""


waits: Final[ContextVar[Callable[[str], None]]] = ContextVar("waits", default=_nobody)
"""Called with the place of the ledger, once for each time that something waits for longer than a moment."""
