"""Text for files that spreadsheet programs open: quoted, in lines of its own, and never a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from conduct_audit import money
from conduct_audit.reports.errors import ExportNameError, OneWayError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conduct_audit.reports.exports.handover import Item
    from conduct_audit.settings import Settings

_TRIGGERS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MOST: Final = 10
_BREAKS: Final = str.maketrans(dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))


def harmless(text: str) -> str:
    """Give `text` so that no spreadsheet program takes it for a formula: a leading `'` where it would.

    The first character that is no blank decides, since programs skip blanks.
    """
    begins = text.lstrip(" \u3000\u00a0") or text
    return f"'{text}" if begins.startswith(_TRIGGERS) else text


def item_name(item: Item, settings: Settings) -> str:
    """Give the name of the pay item. Raises `ExportNameError`."""
    setting = "payroll_item" if item.amount > 0 else "refund_item"
    return key(getattr(settings, setting), setting)


def key(text: str, setting: str) -> str:
    """Give a name by which the other system knows its own thing: it is not changed, so it must be harmless as it is.

    Raises `ExportNameError`, which asks for another value of `setting`.
    """
    if harmless(text) != text:
        raise ExportNameError(setting=setting, text=text)
    return text


def refuse_one_way(form: str, settings: Settings, taken: str, given: str) -> None:
    """Refuse settings that name both directions alike in a format without signs: what is given back would be taken.

    Raises `OneWayError`.
    """
    text, other = (getattr(settings, name).strip() for name in (taken, given))
    if text and text.casefold() == other.casefold():
        raise OneWayError(format=form, taken=taken, given=given, text=text)


def listed(people: Sequence[str]) -> str:
    """Name the first of many people; the rest are dots."""
    return ", ".join([*people[:_MOST], *["…"] * (len(people) > _MOST)])


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
