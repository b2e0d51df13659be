"""Small files of every format, made in memory: the shelf the intake tests take from."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl

from conduct_audit.intake.files.parsers import parts_of
from conduct_audit.intake.files.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conduct_audit.intake.files.parts import Part

MORNING = dt.datetime.combine(dt.date(2024, 3, 6), dt.time(9, 30))
ROWS: list[list[Any]] = [
    ["姓名", "日期", "次数"],
    ["张三", dt.date(2024, 3, 5), 2],
    ["李四", MORNING, 1.5],
]


class InProcess(Sandbox):
    """Parses without a child process, so that the tests see every line of it."""

    def parts(self, content: bytes, passwords: Sequence[str] = ()) -> list[Part]:
        """Give the parts of a file. Raises what the parsers raise."""
        return list(parts_of(content, passwords))


HERE = InProcess()


def workbook() -> tuple[openpyxl.Workbook, Any]:
    """Give an openpyxl workbook and its one sheet."""
    book = openpyxl.Workbook()
    return book, book.active


def saved(book: openpyxl.Workbook) -> bytes:
    """Give an openpyxl workbook as the bytes of its file."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def xlsx(rows: Iterable[Sequence[Any]] = ROWS) -> bytes:
    """Give an xlsx with one sheet."""
    book, sheet = workbook()
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def zipped(entries: Mapping[str, bytes | str]) -> bytes:
    """Give a zip of `entries`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def rezipped(content: bytes, changes: Mapping[str, bytes | str]) -> bytes:
    """Give a zip with some entries put in the place of others."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**kept, **changes})


def ods(table: str, settings: str = "") -> bytes:
    """Give an ods whose tables are `table`, XML of OpenDocument."""
    spaces = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {declared}><office:body><office:spreadsheet>{settings}{table}"
            "</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    """Give a record of an xlsb part."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content) & 0x7F | 0x80, len(content) >> 7]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _row(number: int, *, hidden: bool = False) -> bytes:
    return _record(0, struct.pack("<IIHBB", number, 0, 300, 0, 0x10 if hidden else 0) + bytes(5))


def _cell(kind: int, column: int, content: bytes) -> bytes:
    return _record(kind, struct.pack("<II", column, 0) + content)


def xlsb(*, date_1904: bool = False) -> bytes:
    """Give an xlsb: 姓名 over two merged rows, a number, an error, a hidden row."""
    book = (
        _record(131)
        + _record(153, struct.pack("<III", int(date_1904), 0, 0))
        + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("三月"))
        + _record(144)
        + _record(132)
    )
    sheet = (
        _record(129)
        + _record(148, struct.pack("<IIII", 0, 2, 0, 1))
        + _record(145)
        + _row(0)
        + _cell(6, 0, _wide("姓名"))
        + _cell(5, 1, struct.pack("<d", 45356))
        + _row(1)
        + _cell(3, 1, b"\x2a")
        + _row(2, hidden=True)
        + _cell(6, 1, _wide("末"))
        + _record(146)
        + _record(177, struct.pack("<I", 1))
        + _record(176, struct.pack("<IIII", 0, 1, 0, 0))
        + _record(178)
        + _record(130)
    )
    relation = '<Relationship Id="rId1" Type="http://x/{}" Target="{}"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f"<Relationships>{relation.format('officeDocument', 'xl/workbook.bin')}</Relationships>",
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": "<Relationships>"
            f"{relation.format('worksheet', 'worksheets/sheet1.bin')}</Relationships>",
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


SPREADSHEET_XML = """\
<?xml version="1.0" encoding="GB2312"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
          xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
{before}
<Worksheet ss:Name="三月"><Table>{rows}</Table>{after}</Worksheet>
</Workbook>
"""


def spreadsheet_xml(rows: str, before: str = "", after: str = "") -> bytes:
    """Give SpreadsheetML as old systems send it, in GB2312."""
    return SPREADSHEET_XML.format(rows=rows, before=before, after=after).encode("gb18030")
