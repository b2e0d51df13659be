"""What the makers of hostile files share: small sound files, and ways to put other parts into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final, TypeAlias

import xlsxwriter

Named: TypeAlias = Iterator[tuple[str, bytes]]
MB: Final = 1 << 20
HEADER: Final = ("日期", "工号", "姓名", "条款", "次数", "违规事实")
ROW: Final = ("2024-03-05", "00001", "张三", "2.1.2", 1, "未佩戴工号牌")
SHEET: Final = "xl/worksheets/sheet1.xml"
MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS: Final = '<!DOCTYPE x [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + index)} "{f"&{chr(97 + index)};" * 10}">' for index in range(9))
)
_OFFICE: Final = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "table", "text")
)


def xlsx() -> bytes:
    """Give a small xlsx with nothing wrong about it."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for index, row in enumerate([HEADER, *[ROW] * 5]):
            sheet.write_row(index, 0, row)
    return target.getvalue()


def changed(parts: dict[str, bytes | str]) -> bytes:
    """Give the sound xlsx with some parts put in the place of others."""
    with zipfile.ZipFile(io.BytesIO(xlsx())) as archive:
        sound: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**sound, **parts})


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Give a zip of `parts`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def sheet_of(inside: str, before: str = "", after: str = "") -> bytes:
    """Give an xlsx whose sheet data are `inside`."""
    return changed({SHEET: f"{before}<worksheet {MAIN}><sheetData>{inside}</sheetData>{after}</worksheet>"})


def document(rows: str) -> str:
    """Give the content of an ods with one table."""
    table = f'<table:table table:name="a">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return f"<office:document-content {_OFFICE}>{body}</office:document-content>"


def ods(content: str) -> bytes:
    """Give an ods with this content."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"})


def spreadsheet_xml(rows: str, before: str = "") -> bytes:
    """Give SpreadsheetML of 2003 with one table."""
    spaces = " ".join(f'{name}="urn:schemas-microsoft-com:office:spreadsheet"' for name in ("xmlns", "xmlns:ss"))
    table = f'<Worksheet ss:Name="a"><Table>{rows}</Table></Worksheet>'
    return f'<?xml version="1.0"?>{before}<Workbook {spaces}>{table}</Workbook>'.encode()
