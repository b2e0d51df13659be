"""The formats there are, how their text becomes bytes, and the sheet of control totals beside each file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.reports.exports import beancount, csv, frappe, sap0015, u8_voucher
from conduct_audit.reports.exports.plain import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conduct_audit.reports.exports.handover import Handover, Rendered

_CODECS: Final = {"utf-8": "utf-8-sig", "gbk": "gb18030"}
"""What a name of an encoding means: spreadsheet programs want the mark before UTF-8; GBK is GB18030 in practice."""


@dataclass(frozen=True, slots=True)
class Format:
    """A target: how it is rendered, and the encodings it may have, its usual one first."""

    render: Callable[[Handover], Rendered]
    encodings: tuple[str, ...]
    marked: bool = True


FORMATS: Final = {
    "csv": Format(csv.render, ("utf-8", "gbk")),
    "frappe": Format(frappe.render, ("utf-8",), marked=False),
    "beancount": Format(beancount.render, ("utf-8",), marked=False),
    "sap0015": Format(sap0015.render, ("utf-8",), marked=False),
    "u8-voucher": Format(u8_voucher.render, ("gbk", "utf-8")),
}


def encoded(text: str, form: Format, encoding: str) -> bytes:
    """Give the bytes of a file in `encoding` (one of the format's)."""
    return text.encode(_CODECS[encoding] if form.marked else encoding)


def totals_sheet(rows: Iterable[tuple[str, str]]) -> bytes:
    """Give the control totals as a small CSV: what, figure; texts among them are `harmless` already."""
    return quoted(rows).encode("utf-8-sig")
