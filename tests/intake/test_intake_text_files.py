"""Text: the encodings of Chinese offices, any delimiter, no row lost to a quotation mark."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.errors import (
    EncodingError,
    NotASpreadsheetError,
    OpenQuoteError,
    TooManyCellsError,
    UnreadableError,
)
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.encodings import decode
from conduct_audit.intake.files.text_files import rows_of
from conduct_audit.intake.grid import ErrorCell

TEXT = "姓名,违规事实\n张三,未佩戴工牌\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("gb18030", "GB18030"), ("gbk", "GB18030")],
)
def test_the_encoding_is_told_from_the_content(codec: str, encoding: str) -> None:
    assert decode(TEXT.encode(codec)) == (TEXT, encoding)


def test_big_endian_and_the_end_mark_of_dos_are_known() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"))[0] == TEXT
    assert decode(TEXT.encode("gbk") + b"\x1a")[0] == TEXT


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"a,b\n\xff\xfe\xfd", EncodingError),
        ("caf\xe9,\n".encode("latin-1"), EncodingError),
        (b"\xff\xfea", EncodingError),
        (b"\xff\xff\x00", NotASpreadsheetError),
        (bytes(range(32)) * 9, NotASpreadsheetError),
    ],
)
def test_a_text_in_another_encoding_is_told_from_what_is_no_text(content: bytes, error: type[UnreadableError]) -> None:
    with pytest.raises(error) as caught:
        decode(content)

    assert caught.type is error


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(codec: str) -> None:
    text = "姓名,日期,次数\r\n张三,2024-03-05,1\r\n"

    assert decode(text.encode(codec)) == (text, "UTF-16")


def test_utf_32_is_not_taken_for_utf_16() -> None:
    assert decode(TEXT.encode("utf-32")) == (TEXT, "UTF-32")


@pytest.mark.parametrize(
    ("head", "actual", "encoding"),
    [
        ("<meta charset=big5>", "big5", "big5"),
        ("<meta charset=big5>", "utf-8", "UTF-8"),
        ('<meta content="text/html; charset=gb2312">', "gb18030", "GB18030"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?>é", "iso-8859-1", "ISO-8859-1"),
    ],
)
def test_what_the_file_declares_counts_where_it_is_no_utf_8(head: str, actual: str, encoding: str) -> None:
    text = f"{head}<table><tr><td>{'' if 'é' in head else '違規'}</table>"

    assert decode(text.encode(actual)) == (text, encoding)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_told_from_the_rows(delimiter: str) -> None:
    lines = [("姓名", "事实"), ("张三", "迟到，早退"), ("李四", "a"), ("王五", "b")]

    assert rows_of("\n".join(map(delimiter.join, lines))) == [list(line) for line in lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_keep_their_number_whatever_ends_a_line(end: str) -> None:
    assert rows_of(end.join(["a,b", "", '"1\n2",3', ""])) == [["a", "b"], [None, None], ["1\n2", "3"]]


def test_short_rows_are_widened_and_errors_are_no_texts() -> None:
    assert rows_of("a,b,c\n#N/A\n") == [["a", "b", "c"], [ErrorCell("#N/A"), None, None]]


def test_the_line_that_declares_the_delimiter_is_no_row() -> None:
    assert rows_of("sep=|\na|b,c") == [["a", "b,c"]]


@pytest.mark.parametrize("text", ['a,b\n1,"2\n3,4\n', 'a,b\n1,"2', '"'])
def test_a_quotation_mark_that_stays_open_swallows_no_row_in_silence(text: str) -> None:
    with pytest.raises(OpenQuoteError) as caught:
        rows_of(text)

    assert caught.value.facts["row"] == (1 if text == '"' else 2)


def test_a_sheet_too_wide_is_refused() -> None:
    with pytest.raises(TooManyCellsError):
        rows_of("," * 20_000 + "a")


def test_a_value_too_far_below_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 3)

    assert rows_of("a,b\n" + ",\n" * 9) == [["a", "b"]]
    with pytest.raises(TooManyCellsError):
        rows_of("a,b\n" + ",\n" * 9 + "c,d\n")


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ue000"), min_size=1, max_size=8)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(["utf-8", "utf-16"]))
def test_what_a_csv_writer_wrote_is_read_back(rows: list[list[str]], codec: str) -> None:
    target = io.StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows([["一", "二", "三"], *rows])

    read = rows_of(decode(target.getvalue().encode(codec))[0])

    assert [[getattr(cell, "text", cell) for cell in row] for row in read[1:]] == rows
