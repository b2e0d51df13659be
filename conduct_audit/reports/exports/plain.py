"""Text for files that spreadsheet programs open: quoted, in lines of its own, and never a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from conduct_audit import money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conduct_audit.reports.exports.handover import Item

_TRIGGERS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BREAKS: Final = str.maketrans(dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))


def harmless(text: str) -> str:
    """Give `text` so that no spreadsheet program takes it for a formula: a leading `'` where it would.

    The first character that is no blank decides, since programs skip blanks.
    """
    begins = text.lstrip(" \u3000\u00a0") or text
    return f"'{text}" if begins.startswith(_TRIGGERS) else text


def one_line(text: str) -> str:
    """Give `text` without line breaks and tabs."""
    return text.translate(_BREAKS)


def quoted(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as CSV, every field in quotes; amounts among them are left as they are."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def item_totals(items: Sequence[Item]) -> tuple[tuple[str, str], ...]:
    """Give the control totals of a file with a row for each item."""
    taken = sum(item.amount for item in items if item.amount > 0)
    given = sum(item.amount for item in items if item.amount < 0)
    return (
        ("rows", str(len(items))),
        ("employees", str(len({item.employee_id for item in items}))),
        ("taken", money.yuan(taken)),
        ("given_back", money.yuan(-given)),
        ("sum", money.yuan(taken + given)),
    )
