"""Quotations are recognised by the pieces of a sentence; these sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, strategies as st

from conduct_audit import resources
from conduct_audit.rulebook.errors import WordingFaultyError
from conduct_audit.rulebook.wording import fingerprint, parse, quoted, written

if TYPE_CHECKING:
    from conduct_audit.rulebook.model import Rulebook

SENTENCES = {
    "1.1.1": "晨会开始之前把花盆搬到院子里,顺手给月季浇一遍水。",
    "1.1.2": "下雨的时候先把窗户关好,再把花盆搬到屋檐底下排整齐。",
    "1.1.3": "月底把自行车擦洗干净,给链条上油。",
    "1.1.4": "月底把自行车擦洗干净,给轮胎打气。",
}
WORDING = parse(written(SENTENCES))


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_a_whole_sentence_quotes_its_clause(code: str, sentence: str) -> None:
    assert quoted(sentence, WORDING) == (code,)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("顺手给月季浇一遍水", ("1.1.1",)),
        ("順手給月季澆一遍水", ("1.1.1",)),
        ("2、顺手 给月季,浇一遍水!", ("1.1.1",)),
        ("月底把自行车擦洗干净", ("1.1.3", "1.1.4")),
        ("违反了:月底把自行车擦洗干净,给轮胎打气。已提醒", ("1.1.4",)),
        (SENTENCES["1.1.1"] + SENTENCES["1.1.2"], ("1.1.1", "1.1.2")),
    ],
)
def test_parts_other_scripts_and_several_sentences_are_quotations(text: str, codes: tuple[str, ...]) -> None:
    assert quoted(text, WORDING) == codes


@pytest.mark.parametrize("text", ["", "给月季浇水", "月季浇一遍水", "没有给月季浇水,花盆也没搬", "12345678", "2.1.2"])
def test_own_words_and_short_texts_quote_nothing(text: str) -> None:
    assert quoted(text, WORDING) == ()


def test_where_no_wording_is_known_nothing_is_quoted() -> None:
    assert quoted(SENTENCES["1.1.1"], {}) == ()


@given(st.text(min_size=1), st.integers(0, 20), st.integers(8, 30))
def test_every_piece_of_a_sentence_is_a_quotation(noise: str, start: int, length: int) -> None:
    sentence = "下雨的时候先把窗户关好再把花盆搬到屋檐底下排整齐"
    part = sentence[start : start + length]
    assume(len(part) >= 8)

    assert "1.1.2" in quoted(f" {part}。 ", {**WORDING, "9.9.9": fingerprint(noise)})


@given(st.dictionaries(st.from_regex(r"[1-9]\.[1-9]\.[1-9]", fullmatch=True), st.text()))
def test_what_is_written_is_read_back(sentences: dict[str, str]) -> None:
    assert parse(written(sentences)) == {code: fingerprint(text) for code, text in sentences.items()}


def test_fingerprints_show_neither_characters_nor_their_order() -> None:
    line = written({"1.1.1": SENTENCES["1.1.1"]}).removeprefix("1.1.1\t").split()

    assert line == sorted(line)
    assert all(len(piece) == 6 and int(piece, 16) >= 0 for piece in line)


def test_remarks_and_blank_lines_are_no_clauses() -> None:
    assert parse("\ufeff# remark\n\n1.1.1\t00000a 00000b\r\n") == {"1.1.1": frozenset({10, 11})}


def test_a_damaged_line_is_named() -> None:
    with pytest.raises(WordingFaultyError) as caught:
        parse("1.1.1\t00000a\n1.1.2\tzz\n")

    assert caught.value.facts == {"line": 2}


def test_the_shipped_fingerprints_are_of_all_clauses_and_quote_no_label(thermal: Rulebook) -> None:
    text = (resources.library() / "thermal-power" / "wording.txt").read_text(encoding="utf-8")
    wording = parse(text)

    assert list(wording) == list(thermal.by_code)
    assert all(len(pieces) >= 5 for pieces in wording.values())
    assert [words.zh for words in thermal.words.values() if quoted(words.zh, wording)] == []
