"""xlsx files whose XML asks for too much or says nonsense."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import openpyxl
from hostile_parts import LAUGHS, MAIN, MB, SHEET, changed, sheet_of

if TYPE_CHECKING:
    from hostile_parts import Named

_FIRST: Final = '<row r="1"><c r="A1"><v>1</v></c></row>'
_LAST: Final = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_SPACE_OF_RELATIONS: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_NUMBERS: Final = ("1e999", "-1e999", "nan", "inf", "1e400", "0x41", "9007199254740993", "", " 1 ", "1,5", "٣", "𝟙")
_COUNTS: Final = ("4294967295", "18446744073709551615", "-1", "99999999999999999999999", "x")


def sheets() -> Named:
    """Yield them by name."""
    for makers in (_far_away, _strings, _entities, _heavy, _merges, _values, _parts, _marks):
        yield from makers()


def _far_away() -> Named:
    yield "corner.xlsx", sheet_of(_FIRST + _LAST)
    yield "corner-error.xlsx", sheet_of(_FIRST + _LAST.replace("<v>1</v>", "<v>#N/A</v>").replace("<c ", '<c t="e" '))
    yield "corner-single-quotes.xlsx", sheet_of((_FIRST + _LAST).replace('"', "'"))
    yield "beyond.xlsx", sheet_of('<row r="4294967295"><c r="ZZZZZ99999999"><v>1</v></c></row>')
    yield "row-zero.xlsx", sheet_of('<row r="0"><c r="A0"><v>1</v></c></row>')
    yield "negative.xlsx", sheet_of('<row r="-5"><c r="A-5"><v>1</v></c></row>')
    yield "dimension.xlsx", changed({SHEET: f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/></worksheet>'})
    yield "hidden-million.xlsx", sheet_of("".join(f'<row r="{row}" hidden="1"/>' for row in range(1, 1 << 20)) + _LAST)


def _strings() -> Named:
    for count in _COUNTS:
        strings = f'<sst {MAIN} count="{count}" uniqueCount="{count}"><si><t>姓名</t></si></sst>'
        yield f"strings-{count}.xlsx", changed({"xl/sharedStrings.xml": strings})
    yield "string-index.xlsx", sheet_of('<row r="1"><c r="A1" t="s"><v>4294967295</v></c></row>')


def _entities() -> Named:
    laughing = '<row r="1"><c r="A1" t="str"><v>&j;</v></c></row>'
    outside = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'
    yield "laughs.xlsx", sheet_of(laughing, LAUGHS)
    yield "outside-entity.xlsx", sheet_of(laughing, outside)
    yield "laughs-strings.xlsx", changed({"xl/sharedStrings.xml": f"{LAUGHS}<sst {MAIN}><si><t>&j;</t></si></sst>"})
    workbook = f"{LAUGHS}<workbook {MAIN}><sheets>&j;</sheets></workbook>"
    yield "laughs-workbook.xlsx", changed({"xl/workbook.xml": workbook})


def _heavy() -> Named:
    attributes = " ".join(f'a{index}="1"' for index in range(200_000))
    yield "deep.xlsx", sheet_of("<a>" * 200_000 + "</a>" * 200_000)
    yield "wide-attribute.xlsx", sheet_of(f'<row r="1" x="{"y" * (20 * MB)}"><c r="A1"><v>1</v></c></row>')
    yield "many-attributes.xlsx", sheet_of(f'<row {attributes}><c r="A1"><v>1</v></c></row>')
    yield "long-text.xlsx", sheet_of(f'<row r="1"><c r="A1" t="str"><v>{"长" * (7 * MB)}</v></c></row>')
    brackets = "(" * 99 + "1" + ")" * 99
    formulas = (f'<row r="{row}"><c r="A{row}"><f>{brackets}</f></c></row>' for row in range(1, 9999))
    yield "formulas.xlsx", sheet_of("".join(formulas))
    shared = '<c r="A1"><f t="shared" ref="A1:XFD1048576" si="0">B2</f><v>1</v></c>'
    yield "shared-formula.xlsx", sheet_of(f'<row r="1">{shared}</row>')
    yield "many-sheets.xlsx", _many_sheets(3_000)


def _merges() -> Named:
    for name, ranges in {
        "everything": '<mergeCell ref="A1:XFD1048576"/>' * 50_000,
        "backwards": '<mergeCell ref="C9:A1"/>',
        "nonsense": '<mergeCell ref="?:%"/>',
        "nothing": "<mergeCell/>",
    }.items():
        yield f"merge-{name}.xlsx", sheet_of(_FIRST, "", f"<mergeCells>{ranges}</mergeCells>")


def _values() -> Named:
    for value in _NUMBERS:
        head = '<row r="1"><c r="A1" t="inlineStr"><is><t>次数</t></is></c></row>'
        yield f"number-{value.encode().hex()}.xlsx", sheet_of(f'{head}<row r="2"><c r="A2"><v>{value}</v></c></row>')
    for date in ("-1", "0", "60", "2958466", "1e18"):
        yield f"date-{date}.xlsx", sheet_of(f'<row r="1"><c r="A1" s="1"><v>{date}</v></c></row>')
    for kind in ("s", "e", "b", "d", "str", "inlineStr", "n", "x"):
        yield f"type-{kind}.xlsx", sheet_of(f'<row r="1"><c r="A1" t="{kind}"><v>汉</v></c></row>')


def _parts() -> Named:
    yield "no-sheets.xlsx", changed({"xl/workbook.xml": f"<workbook {MAIN}><sheets/></workbook>"})
    for name, target in {"loop": "workbook.xml", "outside": "../../../../etc/passwd", "web": "http://x/a.xml"}.items():
        relation = f'<Relationships><Relationship Id="rId1" Target="{target}"/></Relationships>'
        yield f"relation-{name}.xlsx", changed({_RELATIONS: relation})


def _marks() -> Named:
    cell = '<c r="A1" t="inlineStr"><is><t>_x0000_\x1b[31m&#x202E;_x001B_</t></is></c>'
    yield "control.xlsx", sheet_of(f'<row r="1">{cell}</row>')
    listed = '<sheets><sheet name="a&#x202E;b&#9;[31m" sheetId="1" r:id="rId1"/></sheets>'
    workbook = f"<workbook {MAIN} {_SPACE_OF_RELATIONS}>{listed}</workbook>"
    yield "control-in-name.xlsx", changed({"xl/workbook.xml": workbook})


def _many_sheets(number: int) -> bytes:
    book = openpyxl.Workbook()
    for index in range(number):
        book.create_sheet(f"s{index}").append(["姓名", index])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
