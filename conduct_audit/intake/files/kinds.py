"""What a file is, told from its content; names lie."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.intake.errors import (
    EncodingError,
    FileEmptyError,
    NotASpreadsheetError,
    OldFormatError,
    PictureError,
    UnreadableError,
)
from conduct_audit.intake.files.encodings import head_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Container = Literal["zip", "ole2", "ods", "html", "mhtml", "xml", "csv"]

_MAGIC: Final[Mapping[bytes, Container | type[UnreadableError]]] = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ole2",
    b"\x89PNG": PictureError,
    b"\xff\xd8\xff": PictureError,
    b"GIF8": PictureError,
    b"BM": PictureError,
    b"RIFF": PictureError,
    b"II*\x00": PictureError,
    b"MM\x00*": PictureError,
    b"%PDF": PictureError,
    b"\x09\x00\x04\x00": OldFormatError,
    b"\x09\x02\x06\x00": OldFormatError,
    b"\x09\x04\x06\x00": OldFormatError,
    b"Rar!": NotASpreadsheetError,
    b"7z\xbc\xaf": NotASpreadsheetError,
    b"\x1f\x8b": NotASpreadsheetError,
    b"{\\rtf": NotASpreadsheetError,
    b"\x7fELF": NotASpreadsheetError,
    b"MZ": NotASpreadsheetError,
    b"SQLite format 3": NotASpreadsheetError,
}
_ALSO_WORDS: Final = (b"BM", b"MZ", b"RIFF", b"GIF8")
_HEAD: Final = 4096
_SPREADSHEET_XML: Final = "urn:schemas-microsoft-com:office:spreadsheet"
_FLAT_ODS: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_MAIL: Final = re.compile(r"(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)*?MIME-Version:", re.IGNORECASE)
"""The head of an e-mail, which a “single file web page” is."""
_SIGNS_OF_WORKBOOKS: Final = (b"PK\x01\x02", b"PK\x05\x06", b"[Content_Types].xml", "Root Entry".encode("utf-16-le"))
"""What stays of a zip or an OLE2 file whose beginning is lost."""
_HTML: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style|div|h\d|tr)\b", re.IGNORECASE)


def container_of(content: bytes) -> Container:
    """Tell which reader takes `content`. Raises the error (without facts) that fits what nobody reads.

    `BM` and `MZ` may also begin a text; they count only where the rest is none.
    """
    if not content.strip(b"\x00 \r\n\t"):
        raise FileEmptyError
    known = next((kind for magic, kind in _MAGIC.items() if content.startswith(magic)), None)
    if isinstance(known, str):
        return known
    if known and not content.startswith(_ALSO_WORDS):
        raise known
    try:
        return _of_text(head_of(content)[:_HEAD].lstrip("\ufeff \r\n\t"))
    except (EncodingError, NotASpreadsheetError):
        raise (known or _remains_of(content)) from None


def _of_text(head: str) -> Container:
    if _MAIL.match(head):
        return "mhtml"
    if not head.startswith("<"):
        return "csv"
    if _SPREADSHEET_XML in head and "<html" not in head.lower():
        return "xml"
    if _FLAT_ODS in head and "<office:document " in head:
        return "ods"
    if _HTML.search(head):
        return "html"
    raise NotASpreadsheetError


def _remains_of(content: bytes) -> type[UnreadableError]:
    """Give the error for what is no text: a workbook whose beginning is lost, a text in another encoding, no table."""
    if any(sign in content for sign in _SIGNS_OF_WORKBOOKS):
        return UnreadableError
    try:
        head_of(content)
    except UnreadableError as error:
        return type(error)
    return NotASpreadsheetError
