"""“Single file web pages” of Excel are read, sheet by sheet, under the names that Excel gave them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from conduct_audit.intake.errors import UnreadableError
from conduct_audit.intake.reader import read
from tests.intake.intake_files import HERE

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Sheet

HEAD = """\
MIME-Version: 1.0
X-Document-Type: Workbook
Content-Type: multipart/related; boundary="----=_b"

"""
LIST = """\
<html><xml><x:ExcelWorkbook><x:ExcelWorksheets>
<x:ExcelWorksheet><x:Name>城东&amp;城西</x:Name><x:WorksheetSource HRef=3D"a.files/sheet001.htm"/></x:ExcelWorksheet>
<x:ExcelWorksheet><x:Name>三月</x:Name><x:WorksheetSource HRef=3D"a.files/sheet002.htm"/></x:ExcelWorksheet>
</x:ExcelWorksheets></x:ExcelWorkbook></xml></html>
"""


def page(location: str, content: str, encoding: str = "quoted-printable") -> bytes:
    """Give a part of an MHTML file."""
    head = f"------=_b\nContent-Location: file:///C:/x/{location}\nContent-Transfer-Encoding: {encoding}\n"
    return (head + 'Content-Type: text/html; charset="gb2312"\n\n').encode() + content.encode("gb18030") + b"\n\n"


def sheets(*pages: bytes) -> tuple[Sheet, ...]:
    """Give the sheets of an MHTML file."""
    return read(HEAD.encode() + b"".join(pages) + b"------=_b--\n", "三月.mht", HERE).sheets


def test_a_single_page_is_a_sheet_without_a_name() -> None:
    (sheet,) = sheets(page("a.htm", "<table><tr><td>=D0=D5=C3=FB<td>1</table>"))

    assert (sheet.name, sheet.rows) == ("", [["姓名", "1"]])


def test_the_sheets_come_in_the_order_and_under_the_names_of_the_list() -> None:
    second = base64.b64encode("<table><tr><td>乙</table>".encode("gb18030")).decode()

    found = sheets(
        page("a.htm", LIST),
        page("a.files/sheet002.htm", second, "base64"),
        page("a.files/sheet001.htm", "<table><tr><td>=BC=D7</table>"),
    )

    assert [(sheet.name, sheet.rows) for sheet in found] == [("城东&城西", [["甲"]]), ("三月", [["乙"]])]


@pytest.mark.parametrize("pages", [(page("a.htm", LIST),), ()])
def test_no_sheet_is_left_out_in_silence(pages: tuple[bytes, ...]) -> None:
    with pytest.raises(UnreadableError):
        sheets(*pages)


def test_an_archive_is_known_whatever_stands_before_its_version() -> None:
    content = b"From: <Saved by WPS>\r\nSubject: x\r\n y\r\n" + HEAD.replace("\n", "\r\n").encode()
    content += page("a.htm", "<table><tr><td>1</table>") + b"------=_b--"

    assert read(content, "a.xls", HERE).kind == "html"
