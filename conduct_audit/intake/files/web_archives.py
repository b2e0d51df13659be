"""MHTML, which Excel calls “single file web page”: an e-mail whose parts are the pages of the sheets."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from conduct_audit.intake.errors import UnreadableError
from conduct_audit.intake.files.encodings import decode
from conduct_audit.intake.files.html_tables import html_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.files.parts import Part

_LISTED: Final = re.compile(
    r"<x:Name>(?P<name>[^<]*)</x:Name>.*?<x:WorksheetSource\s+HRef\s*=\s*[\"'](?P<page>[^\"']+)[\"']",
    re.IGNORECASE | re.DOTALL,
)
"""The list of sheets that Excel writes into the first page when there are several."""


def web_archive(content: bytes) -> Iterator[Part]:
    """Yield the sheets of an MHTML file. Raises (without facts) `UnreadableError` where a page that is listed lacks."""
    pages = dict(_pages(content))
    if not pages:
        raise UnreadableError
    first = next(iter(pages.values()))
    listed = [(unescape(found["name"]), _file_name(found["page"])) for found in _LISTED.finditer(first)]
    for name, page in listed or [("", next(iter(pages)))]:
        if page not in pages:
            raise UnreadableError
        yield from html_rows(pages[page], name)


def _pages(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield file name and text of each page, the first one first."""
    for part in message_from_bytes(content, policy=policy.compat32).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            text = decode(page)[0] if isinstance(page, bytes) and page else ""
            yield _file_name(str(part.get("Content-Location", ""))), text


def _file_name(address: str) -> str:
    return unquote(address).replace("\\", "/").rpartition("/")[2].lower()
