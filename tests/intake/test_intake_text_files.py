"""Text: the encodings of Chinese offices, any delimiter, no row lost to a quotation mark."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.errors import EncodingError, OpenQuoteError, TooManyCellsError
from conduct_audit.intake.files.text_files import decode, rows_of
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


@pytest.mark.parametrize("content", [b"\xff\xff\x00", b"\xff\xfea", bytes(range(32)) * 9, b"a,b\n\xff\xfe\xfd"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(EncodingError):
        decode(content)


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
        rows_of("," * 20_000)


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ue000"), min_size=1, max_size=8)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(["utf-8", "utf-16"]))
def test_what_a_csv_writer_wrote_is_read_back(rows: list[list[str]], codec: str) -> None:
    target = io.StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows([["一", "二", "三"], *rows])

    read = rows_of(decode(target.getvalue().encode(codec))[0])

    assert [[getattr(cell, "text", cell) for cell in row] for row in read[1:]] == rows
