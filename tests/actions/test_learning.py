"""What people decide is remembered; what is booked stays as it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import resources
from conduct_audit.actions.errors import UnknownClauseError
from conduct_audit.actions.phrase_errors import (
    PhraseBlankError,
    PhraseContradictsError,
    PhraseLineError,
    UnknownPhraseError,
)
from tests.actions.world import HEADER, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit

ODD = "整个人跟面条似的挂在那块"


def imported(audit: Audit, folder: Path, name: str = "3月.xlsx", **more: Any) -> list[dict[str, Any]]:
    """Import one row without a clause; give the rows that wait of it."""
    audit.import_files([sheet(folder / name, seen(**{"clause": "", "text": ODD, **more}))])
    return [item for item in audit.waiting()["items"] if item["source"]["file"] == name]


def said(audit: Audit, text: str) -> dict[str, Any]:
    return audit.classify([text])["results"][0]


def decide(audit: Audit, row: dict[str, Any], clause: str) -> None:
    audit.set_rows([int(row["id"])], clause=clause)


def test_a_decided_text_maps_by_itself_the_next_time(audit: Audit, tmp_path: Path) -> None:
    [row] = imported(audit, tmp_path)
    decide(audit, row, "2.3.7")

    assert imported(audit, tmp_path, "4月.xlsx", day="2024-03-19") == []
    assert (said(audit, ODD)["clause"], said(audit, ODD)["accepted"]) == ("2.3.7", True)


def test_a_learned_phrase_names_its_row_who_and_when(audit: Audit, tmp_path: Path) -> None:
    [row] = imported(audit, tmp_path)
    decide(audit, row, "2.3.7")

    [phrase] = audit.phrases()["phrases"]

    assert (phrase["clause"], phrase["text"], phrase["observation"]) == ("2.3.7", ODD, row["id"])
    assert (phrase["actor"], phrase["at"]) == ("李会计", "2024-04-02T12:00:00+00:00")


def test_learning_changes_nothing_that_is_booked(audit: Audit, tmp_path: Path) -> None:
    [row] = imported(audit, tmp_path)
    decide(audit, row, "2.3.7")
    before = audit.violations()

    audit.add_phrase("2.3.3", ODD, instead=True)

    assert audit.violations() == before
    assert audit.verify()["ok"]


def test_two_decisions_that_disagree_make_the_text_wait_until_one_is_taken_away(audit: Audit, tmp_path: Path) -> None:
    [row] = imported(audit, tmp_path)
    decide(audit, row, "2.3.7")
    [other] = imported(audit, tmp_path, "二.xlsx", number="9999")
    decide(audit, other, "2.3.3")

    disputed = said(audit, ODD)
    told = {each["clause"]: each["contradicts"] for each in audit.phrases()["phrases"]}
    audit.remove_phrase("2.3.7", ODD)

    assert not disputed["accepted"]
    assert told == {"2.3.7": ["2.3.3"], "2.3.3": ["2.3.7"]}
    assert (said(audit, ODD)["clause"], said(audit, ODD)["accepted"]) == ("2.3.3", True)


@pytest.mark.parametrize(
    "facts",
    [{"text": "同上"}, {"text": "见附件照片"}, {"text": "不符合要求"}, {"text": "差"}],
)
def test_a_text_that_says_nothing_by_itself_teaches_nothing(
    facts: dict[str, Any], audit: Audit, tmp_path: Path
) -> None:
    [row] = imported(audit, tmp_path, **facts)
    decide(audit, row, "2.3.7")

    assert audit.phrases()["phrases"] == []


def test_a_row_whose_sheet_names_a_clause_teaches_nothing(audit: Audit, tmp_path: Path) -> None:
    [row] = imported(audit, tmp_path, clause="9.9.9")
    decide(audit, row, "2.3.7")

    assert audit.phrases()["phrases"] == []


def test_a_category_that_narrowed_the_choice_teaches_nothing(audit: Audit, tmp_path: Path) -> None:
    header = (*HEADER[:3], "类别", *HEADER[4:])
    audit.import_files([sheet(tmp_path / "类.xlsx", seen(clause="外在形象规范", text=ODD), header=header)])
    [row] = audit.waiting()["items"]
    decide(audit, row, "2.2.5")

    assert audit.phrases()["phrases"] == []


def test_a_dismissed_row_teaches_nothing(audit: Audit, tmp_path: Path) -> None:
    [row] = imported(audit, tmp_path)
    audit.dismiss_rows([int(row["id"])], "不是违规")

    assert audit.phrases()["phrases"] == []


def test_a_phrase_against_another_is_refused_unless_it_shall_stand_instead(audit: Audit) -> None:
    audit.add_phrase("2.1.2", "牌牌没挂")

    with pytest.raises(PhraseContradictsError, match=r"2\.1\.2"):
        audit.add_phrase("2.1.1", "牌牌没挂")
    audit.add_phrase("2.1.1", "牌牌没挂", instead=True)

    assert said(audit, "牌牌没挂")["clause"] == "2.1.1"
    assert [each["removed"] for each in audit.phrases()["phrases"]] == [True, False]


def test_a_shipped_phrase_can_be_taken_away(audit: Audit) -> None:
    audit.remove_phrase("2.3.4", "腿翘到另一条腿上给人办业务")
    audit.add_phrase("2.3.3", "腿翘到另一条腿上给人办业务")

    assert said(audit, "腿翘到另一条腿上给人办业务")["clause"] == "2.3.3"


def test_a_phrase_of_no_violation_keeps_the_text_off_the_books(audit: Audit, tmp_path: Path) -> None:
    audit.add_phrase("-", "未戴工牌已报备")

    assert said(audit, "未戴工牌已报备")["clause"] is None
    assert imported(audit, tmp_path, text="未戴工牌已报备")[0]["reasons"] == ["unclear_clause"]


@pytest.mark.parametrize(
    ("clause", "text", "error"),
    [("9.9.9", "牌牌没挂", UnknownClauseError), ("2.1.2", "。。", PhraseBlankError)],
)
def test_a_phrase_needs_a_clause_and_words(clause: str, text: str, error: type[Exception], audit: Audit) -> None:
    with pytest.raises(error):
        audit.add_phrase(clause, text)


def test_what_nobody_said_cannot_be_taken_away(audit: Audit) -> None:
    with pytest.raises(UnknownPhraseError):
        audit.remove_phrase("2.1.2", "没人说过的话")


def test_a_file_of_phrases_is_taken_over_but_for_what_contradicts(audit: Audit, tmp_path: Path) -> None:
    audit.add_phrase("2.1.2", "牌牌没挂")
    label = "翘二郎腿、抖腿或坐姿不雅"
    rows = [("2.1.2", "牌牌没挂"), ("2.1.1", "牌牌没挂"), (label, "腿上荡秋千"), ("-", "晒太阳的猫")]
    document = audit.import_phrases(sheet(tmp_path / "说法.xlsx", *rows, header=("条款", "说法")))

    assert (document["added"], document["known"]) == (2, 1)
    assert document["contradictions"] == [{"clause": "2.1.1", "text": "牌牌没挂", "others": ["2.1.2"]}]
    assert said(audit, "腿上荡秋千")["clause"] == "2.3.4"


def test_lines_of_one_file_that_contradict_each_other_are_both_left_out(audit: Audit, tmp_path: Path) -> None:
    rows = [("2.1.2", "牌牌没挂"), ("2.1.1", "牌牌没挂")]
    document = audit.import_phrases(sheet(tmp_path / "说法.xlsx", *rows, header=("条款", "说法")))

    assert (document["added"], len(document["contradictions"])) == (0, 2)


@pytest.mark.parametrize("row", [("9.9.9", "牌牌没挂"), ("2.1.2", "。"), ("", "牌牌没挂")])
def test_a_faulty_line_is_named_and_nothing_is_taken_over(row: tuple[str, str], audit: Audit, tmp_path: Path) -> None:
    file = sheet(tmp_path / "说法.xlsx", ("2.1.2", "牌子不晓得哪去了"), row, header=("条款", "说法"))

    with pytest.raises(PhraseLineError, match="3"):
        audit.import_phrases(file)

    assert audit.phrases()["phrases"] == []


def test_the_certainty_that_the_company_asks_for_holds_for_import_and_classify(audit: Audit) -> None:
    before = said(audit, "上班时间刷手机看短视频聊天")
    audit.set("acceptance", "0.9999")

    assert before["accepted"]
    assert not said(audit, "上班时间刷手机看短视频聊天")["accepted"]


def test_why_names_the_characters_that_carried_the_decision(audit: Audit) -> None:
    [result] = audit.classify(["整天翘着二郎腿晃"], why=True)["results"]

    assert any("腿" in gram for gram in result["why"])
    assert "why" not in audit.classify(["整天翘着二郎腿晃"])["results"][0]


def test_phrases_beside_a_company_rulebook_are_taken_over_with_it(audit: Audit, tmp_path: Path) -> None:
    folder = tmp_path / "本公司"
    folder.mkdir()
    text = (resources.library() / "thermal-power" / "rulebook.toml").read_text(encoding="utf-8")
    (folder / "rulebook.toml").write_text(text.replace('id = "thermal-power"', 'id = "own"', 1), encoding="utf-8")
    (folder / "phrases.csv").write_text("clause,phrase\n2.1.2,牌牌没挂\n", encoding="utf-8")

    document = audit.use_rulebook(str(folder / "rulebook.toml"), date(2024, 1, 1))

    assert document["phrases"] == 1
    assert (said(audit, "牌牌没挂")["clause"], said(audit, "牌牌没挂")["accepted"]) == ("2.1.2", True)
