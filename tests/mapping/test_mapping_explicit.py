from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from conduct_audit.mapping.explicit import Explicit, clauses_in, codes_in_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conduct_audit.rulebook.model import Rulebook

NOTATIONS = {
    "2.1.2": "2.1.2",
    "2.1.2 未戴工牌": "2.1.2",
    "2.1.2未戴工牌": "2.1.2",
    "2-1-2": "2.1.2",
    "2。1。2": "2.1.2",
    "２．１．２": "2.1.2",
    "（2.1.2）": "2.1.2",
    "第2.1.2条": "2.1.2",
    "条款2.1.2": "2.1.2",
    "违反2.1.2": "2.1.2",
    "违反《服务规范》第2.1.2条": "2.1.2",
    "4.3.11 修完拍拍屁股就走，一地的铁屑": "4.3.11",
    "4.3.11，两块旧管子没带走": "4.3.11",
    "clause 2.1.2": "2.1.2",
    "二(一)2": "2.1.2",
    "二（一）第2条": "2.1.2",
    "二、（一）、2": "2.1.2",
    "二(一)2未戴工牌": "2.1.2",
    "四（一）十二": "4.1.12",
    "第二章第一节第二条": "2.1.2",
    "第四章第一节第十二条": "4.1.12",
    "外在形象规范 着装 第2条": "2.1.2",
    "外在形象規範 著裝 第2條": "2.1.2",
    "外在形象-着装-2": "2.1.2",
    "外在形象规范：2.1.2": "2.1.2",
    "二、外在形象规范（一）着装方面2": "2.1.2",
    "着装第2条": "2.1.2",
    "着装2": "2.1.2",
    "着装(2)": "2.1.2",
    "2.1 着装 2": "2.1.2",
    "2.1第2条": "2.1.2",
    "二 着装 2": "2.1.2",
    "Dress 2": "2.1.2",
    "基础-纪律-3": "1.3.3",
    "具体-电话-1": "4.2.1",
    "具体行为规范窗口服务方面第3条": "4.1.3",
    "4.1窗口服务 3": "4.1.3",
}

SEVERAL = (
    "2.1.2、2.3.4",
    "2.1.2/2.3.4",
    "2.1.2和2.3.4",
    "2.1.2；2.3.4",
    "2.1.2 2.3.4",
    "2.1.2\n2.3.4",
    "2.1.2 未戴工牌；2.3.4 翘二郎腿",
    "着装2、举止4",
    "二(一)2、(三)4",
    "2.1.2、2.3.4、2.1.2",
)

NOT_A_CLAUSE = ("", "见附件", "劳动纪律", "着装不规范", "一般", "电话", "服务态度差", "2 未戴工牌", "窗口 3号台没人")

UNREADABLE = (
    "2.1.2-2.1.4",
    "2.1.2至2.1.4",
    "着装第2条到第4条",
    "外在形象规范 3.1.2",
    "着装 品质2",
    "2.1.2、3",
    "2.1.2 3次",
    "2.1.2x2",
    "1、2、3",
    "外在形象规范、一般行为规范",
    "2024.1.3",
    "二(一)品质2",
    "(一)2",
    "3.9",
)


@pytest.mark.parametrize(("written", "code"), NOTATIONS.items())
def test_a_clause_is_read_in_every_notation(written: str, code: str, rulebook: Rulebook) -> None:
    found = clauses_in(written, rulebook)

    assert found.codes == (code,)
    assert found.recognised
    assert not found.unread


@pytest.mark.parametrize("written", SEVERAL)
def test_several_codes_of_a_cell_are_all_read_once_and_in_order(written: str, rulebook: Rulebook) -> None:
    assert clauses_in(written, rulebook).codes == ("2.1.2", "2.3.4")


def test_a_number_that_follows_goes_on_in_the_section_before(rulebook: Rulebook) -> None:
    assert clauses_in("着装第2、3条", rulebook).codes == ("2.1.2", "2.1.3")


@pytest.mark.parametrize("written", NOT_A_CLAUSE)
def test_other_words_are_no_clause(written: str, rulebook: Rulebook) -> None:
    found = clauses_in(written, rulebook)

    assert not found.recognised
    assert not found.unread


@pytest.mark.parametrize("written", UNREADABLE)
def test_what_makes_no_sense_is_unread_rather_than_guessed(written: str, rulebook: Rulebook) -> None:
    found = clauses_in(written, rulebook)

    assert found.codes == ()
    assert not found.recognised
    assert found.unread


@pytest.mark.parametrize("written", ["外在形象规范", "外在形象", "二", "2", "第二类", "二类", "二、外在形象规范"])
def test_a_category_alone_names_no_clause(written: str, rulebook: Rulebook) -> None:
    found = clauses_in(written, rulebook)

    assert (found.codes, found.category, found.section, found.scope) == ((), "2", None, "2")
    assert found.recognised


@pytest.mark.parametrize("written", ["着装", "2.1", "着装方面", "外在形象规范 着装", "二(一)"])
def test_a_section_alone_names_its_category_too(written: str, rulebook: Rulebook) -> None:
    found = clauses_in(written, rulebook)

    assert (found.codes, found.category, found.section, found.scope) == ((), "2", "2.1", "2.1")


def test_a_category_beside_words_still_narrows(rulebook: Rulebook) -> None:
    found = clauses_in("外在形象规范 未戴工牌", rulebook)

    assert (found.category, found.rest) == ("2", "未戴工牌")


@pytest.mark.parametrize("written", ["2.1.9", "24.3.5", "第2.1.9条"])
def test_a_code_the_rulebook_lacks_stays_the_code_it_is(written: str, rulebook: Rulebook) -> None:
    found = clauses_in(written, rulebook)

    assert found.codes == ()
    assert found.absent == (written.strip("第条"),)
    assert found.recognised


def test_codes_in_force_and_absent_ones_are_told_apart(rulebook: Rulebook) -> None:
    found = clauses_in("2.1.2、2.1.9", rulebook)

    assert (found.codes, found.absent) == (("2.1.2",), ("2.1.9",))


def test_every_label_in_both_languages_is_its_clause(rulebook: Rulebook) -> None:
    for clause in rulebook.clauses:
        assert clauses_in(clause.label.zh, rulebook).codes == (clause.code,)
        assert clauses_in(f" {clause.label.en.upper()} ", rulebook).codes == (clause.code,)


def test_a_label_within_other_words_is_its_clause(rulebook: Rulebook) -> None:
    label = rulebook.by_code["2.1.2"].label.zh

    assert clauses_in(f"3号窗{label}，已提醒", rulebook).codes == ("2.1.2",)


def test_two_labels_within_other_words_name_nothing(rulebook: Rulebook) -> None:
    both = "又".join(rulebook.by_code[code].label.zh for code in ("2.1.2", "2.3.4"))

    assert not clauses_in(both, rulebook).recognised


def test_a_quotation_is_recognised_by_its_fingerprints(
    rulebook: Rulebook, quotable: Mapping[str, frozenset[int]]
) -> None:
    found = clauses_in("应当面带微笑送别每一位用户", rulebook, quotable)

    assert found.codes == ("4.1.8",)


def test_a_sentence_that_clauses_share_says_which_may_be_meant(
    rulebook: Rulebook, quotable: Mapping[str, frozenset[int]]
) -> None:
    found = clauses_in("说话清楚而且快慢合适", rulebook, quotable)

    assert (found.codes, found.among, found.category) == ((), ("3.2.2", "4.2.1"), None)


@given(spelling=st.sampled_from(["{}.{}.{}", "{}-{}-{}", "第{}.{}.{}条", "{}.{}.{} 提醒"]), data=st.data())
def test_every_code_survives_every_spelling(spelling: str, data: st.DataObject, rulebook: Rulebook) -> None:
    code = data.draw(st.sampled_from(sorted(rulebook.by_code)))

    assert clauses_in(spelling.format(*code.split(".")), rulebook).codes == (code,)


@given(text=st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str, rulebook: Rulebook) -> None:
    found = clauses_in(text, rulebook)

    assert set(found.codes) <= set(rulebook.by_code)
    assert not set(found.absent) & set(rulebook.by_code)


@pytest.mark.parametrize("note", ["2.1.2 未戴工牌", "违反2.1.2", "未戴工牌（2.1.2）", "着装第2条，未戴"])
def test_a_note_may_name_its_clause(note: str, rulebook: Rulebook) -> None:
    assert codes_in_note(note, rulebook).codes == ("2.1.2",)


@pytest.mark.parametrize(
    "note", ["2号窗没戴工牌", "24.3.5未戴工牌", "着装", "二", "3.12日检查", "8.30-9.30没人", "10.5.6号抽查"]
)
def test_numbers_and_names_in_a_note_are_no_clause(note: str, rulebook: Rulebook) -> None:
    assert codes_in_note(note, rulebook) == Explicit()


def test_a_note_with_a_code_the_rulebook_lacks_says_so(rulebook: Rulebook) -> None:
    assert codes_in_note("2.1.9 未戴工牌", rulebook).absent == ("2.1.9",)
