"""Texts, web pages, XML and OpenDocuments that ask for too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hostile_parts import LAUGHS, MB, document, ods, spreadsheet_xml

if TYPE_CHECKING:
    from hostile_parts import Named

_MAIL: Final = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
_PAGE: Final = "--b\nContent-Type: text/html\n"
_DATA: Final = "<Cell><Data ss:Type='{}'>{}</Data></Cell>"
_CELL: Final = '<table:table-cell office:value-type="string"{}><text:p>a</text:p></table:table-cell>'
_REPEATED: Final = (16_384, 1_048_576, 4_294_967_295)


def texts() -> Named:
    """Yield them by name."""
    for makers in (_csv, _html, _xml, _documents, _archives):
        yield from makers()


def _csv() -> Named:
    head = "姓名,次数\n".encode()
    yield "one-line.csv", b"a," * (45 * MB)
    yield "one-cell.csv", b'"' + b"x" * (90 * MB) + b'"'
    yield "open-quote.csv", head + b'"' + b"x,1\n" * (5 * MB)
    yield "line-ends.csv", b"\n" * (40 * MB)
    yield "million.csv", head + "张三,1\n".encode() * 1_048_575
    yield "commas.csv", (b"," * 30 + b"\n") * 1_048_576
    yield "emoji.csv", "😀".encode() * (20 * MB)
    yield "nuls.csv", head + bytes(5000)
    yield "only-nuls.csv", bytes(10_000)
    yield "control.csv", "姓名,违规事实\n张三\x1b[31m,\u202e\x07\n".encode()
    yield "formulas.csv", '姓名,违规事实\n=cmd|" /C calc"!A0,@SUM(1)\n'.encode()


def _html() -> Named:
    yield "big.html", b"<table><tr><td>" + b"x" * (30 * MB) + b"</table>"
    yield "cells.html", b"<table>" + b"<tr><td>a<td>b" * (2 * MB)
    yield "deep.html", b"<table><tr><td>" * 100_000
    yield "spans.html", b"<table>" + b"<tr><td rowspan=65534 colspan=16384>a" * 5_000
    yield "comment.html", b"<table><tr><td>a</td>" + b"<!--" * (5 * MB)
    yield "tags.html", b"<table" + b"<" * (5 * MB)
    yield "attributes.html", b"<table " + b"a=b " * (3 * MB) + b"><tr><td>x"
    yield "entities.html", b"<table><tr><td>" + b"&#9999999999;&amp" * (2 * MB)
    yield "script.html", b"<table><script>" + b"<td>" * MB


def _xml() -> Named:
    number = _DATA.format("Number", 1)
    far = "<Row ss:Index='1048576'>" + number.replace("<Cell", "<Cell ss:Index='16384'") + "</Row>"
    merged = number.replace("<Cell", "<Cell ss:MergeDown='1048575' ss:MergeAcross='16383'")
    yield "laughs.xml", spreadsheet_xml(f"<Row>{_DATA.format('String', '&j;')}</Row>", LAUGHS)
    yield "index.xml", spreadsheet_xml(far)
    yield "merge.xml", spreadsheet_xml(f"<Row>{merged}</Row>" * 5000)
    yield "deep.xml", spreadsheet_xml("<Row>" * 300_000)
    yield "number.xml", spreadsheet_xml(f"<Row>{_DATA.format('Number', '1e999')}</Row>")


def _documents() -> Named:
    for number in _REPEATED:
        wide = _CELL.format(f' table:number-columns-repeated="{number}"')
        tall = f'<table:table-row table:number-rows-repeated="{number}"'
        first = f"<table:table-row>{_CELL.format('')}</table:table-row>"
        for name, rows in {
            "columns": f"<table:table-row>{wide}</table:table-row>",
            "rows": f"{tall}>{wide}</table:table-row>",
            "tail": f"{first}{tall}/>{first}",
        }.items():
            content = document(rows)
            yield f"{name}-{number}.ods", ods(content)
            yield f"{name}-{number}.fods", content.replace("document-content", "document").encode()
    yield "laughs.ods", ods(LAUGHS + document("&j;"))


def _archives() -> Named:
    yield "pages.mht", (_MAIL + f"{_PAGE}\n<table><tr><td>a</table>\n" * 5000 + "--b--").encode()
    yield "nested.mht", ("MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 3000).encode()
    packed = f"{_MAIL}{_PAGE}Content-Transfer-Encoding: base64\n\n"
    yield "base64.mht", packed.encode() + b"QUFB" * (10 * MB)
