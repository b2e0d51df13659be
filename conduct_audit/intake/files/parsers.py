"""From the content of a file to its parts, by the reader that fits; what runs inside the child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.intake.errors import NotASpreadsheetError
from conduct_audit.intake.files.kinds import container_of
from conduct_audit.intake.files.parts import FileStart
from conduct_audit.intake.files.text_files import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.files.parts import Part


def parts_of(content: bytes) -> Iterator[Part]:
    """Yield the parts of a file that is no plain text. Raises subclasses of `UnreadableError`, without facts."""
    container = container_of(content)
    if container in {"zip", "ole2"}:
        yield from _binary(content, is_zip=container == "zip")
    elif container == "html":
        from conduct_audit.intake.files.html_tables import html_rows  # noqa: PLC0415  # only what this file needs

        yield FileStart("html")
        yield from html_rows(decode(content)[0])
    elif container == "xml":
        from conduct_audit.intake.files.spreadsheet_xml import xml_sheets  # noqa: PLC0415  # only what this file needs

        yield FileStart("xml")
        yield from xml_sheets(decode(content)[0])
    else:
        raise NotASpreadsheetError


def _binary(content: bytes, *, is_zip: bool) -> Iterator[Part]:
    from conduct_audit.intake.files import binary_workbooks  # noqa: PLC0415  # only what this file needs

    yield from binary_workbooks.zipped(content) if is_zip else binary_workbooks.ole2(content)
