"""Text in the encodings of offices: what a byte-order mark says, UTF-8, what the file itself declares, GB18030."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.errors import EncodingError, NotASpreadsheetError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF8, "UTF-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
_DOS_END: Final = "\x1a"
_FEW: Final = 0.01
_SOME: Final = 5
_HEAD: Final = 65_536
_DECLARED: Final = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*(big5(?:-?hkscs)?|iso-8859-\d+|windows-125\d|shift_jis|euc-(?:jp|kr))",
    re.IGNORECASE,
)
"""Declarations that matter: UTF-8 and GB18030 are recognised without one, and are often declared wrongly."""


def decode(content: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding.

    Raises (without facts) `EncodingError` for a text in another encoding, `NotASpreadsheetError` for what is no text.
    """
    for name, codec in _candidates(content):
        try:
            text = content.decode(codec).rstrip(_DOS_END)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text, name
    raise EncodingError if _is_text(content[:_HEAD].decode("latin-1")) else NotASpreadsheetError


def head_of(content: bytes) -> str:
    """Give the first characters of a text. Raises what `decode` raises, as far as the first bytes tell."""
    for _, codec in _candidates(content):
        text = codecs.getincrementaldecoder(codec)("replace").decode(content[:_HEAD])
        if "\ufffd" not in text and _is_text(text):
            return text
    return decode(content)[0][:_HEAD]


def _candidates(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and codec of the encodings that may fit, the likeliest first; a byte-order mark allows no other."""
    marked = next(((name, codec) for bom, name, codec in _BOMS if content.startswith(bom)), None)
    if marked:
        yield marked
        return
    if wide := _wide(content[:_HEAD]):
        yield "UTF-16", wide
    yield "UTF-8", "utf-8"
    declared = _DECLARED.search(content[:_HEAD])
    if declared:
        yield declared[1].decode("ascii"), declared[1].decode("ascii").lower()
    yield "GB18030", "gb18030"


def _wide(head: bytes) -> str:
    """Tell UTF-16 without a mark: digits, commas and line ends have their zero byte always on the same side."""
    low, high = head[::2].count(0), head[1::2].count(0)
    if max(low, high) * 20 < len(head) or min(low, high) * 10 > max(low, high):
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _is_text(text: str) -> bool:
    """Tell whether control characters are rare; a short text may hold some as well, except zeros."""
    odd = sum(1 for _ in _NO_TEXT.finditer(text))
    return odd <= _FEW * len(text) or ("\0" not in text and odd <= min(_SOME, len(text) // 10))
