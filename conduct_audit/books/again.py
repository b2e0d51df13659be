"""A closed month computed again, to be compared with what it was closed with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conduct_audit.books.records import Closing

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.books.corrections import Difference, Settled
    from conduct_audit.books.proof import Check


@dataclass(frozen=True)
class Recomputed:
    """A closed month from the books as they were at its closing.

    `lines` (LINES); `settled` is what it makes of the corrections that were due, `refunds` what it gives back after
    clean months; `checks` compare the lines with their violations, `rulebook_digest` is that of its last day.
    """

    lines: pd.DataFrame
    rulebook_digest: str
    settled: tuple[Settled, ...] = ()
    refunds: tuple[Difference, ...] = ()
    checks: tuple[Check, ...] = ()


Recompute = Callable[[Closing], Recomputed]
