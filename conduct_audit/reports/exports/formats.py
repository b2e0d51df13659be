"""The formats there are, how their text becomes bytes, and the sheet of control totals beside each file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.reports.errors import CharactersError
from conduct_audit.reports.exports import beancount, csv, frappe, sap0015, u8_voucher
from conduct_audit.reports.exports.plain import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from conduct_audit.reports.exports.handover import Handover, Rendered

_PLAIN: Final = {"utf-8": "utf-8"}
_CHINESE: Final = {"gbk": "gbk", "gb18030": "gb18030"}


@dataclass(frozen=True, slots=True)
class Format:
    """A target: how it is rendered, who takes it, and the codec of each encoding it may have, its usual one first."""

    render: Callable[[Handover], Rendered]
    taker: Literal["payroll", "accounting"]
    codecs: Mapping[str, str]


FORMATS: Final = {
    "csv": Format(csv.render, "payroll", {"utf-8": "utf-8-sig", **_CHINESE}),  # spreadsheet programs want the mark
    "frappe": Format(frappe.render, "payroll", _PLAIN),
    "beancount": Format(beancount.render, "accounting", _PLAIN),
    "sap0015": Format(sap0015.render, "payroll", _PLAIN),
    "u8-voucher": Format(u8_voucher.render, "accounting", _CHINESE | _PLAIN),  # a mark would hide the first line
}


def encoded(text: str, handover: Handover, codec: str) -> bytes:
    """Give the bytes of a file. Raises `CharactersError`, which names the people and departments concerned."""
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        lacking = "".join(char for char in dict.fromkeys(text) if not _has(codec, char))
        holders = listed(_holders(handover, lacking))
        raise CharactersError(encoding=codec, characters="“" + lacking + "”", holders=holders) from error


def totals_sheet(rows: Iterable[tuple[str, str]]) -> bytes:
    """Give the control totals as a small CSV: what, figure; texts among them are `harmless` already."""
    return quoted(rows).encode("utf-8-sig")


def _has(codec: str, char: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _holders(handover: Handover, lacking: str) -> list[str]:
    """Name everybody and everything in the file that is written with one of the characters."""
    people = (f"{item.employee_id} {item.name}" for item in handover.items)
    told = (*people, *(sums.department for sums in handover.departments), handover.company, *_names(handover))
    return [text for text in dict.fromkeys(told) if set(text) & set(lacking)]


def _names(handover: Handover) -> tuple[str, ...]:
    held = handover.settings
    return (held.payroll_item, held.refund_item, held.voucher_word)
