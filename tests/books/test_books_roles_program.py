"""The program under each login of a shared ledger: its result, or one sentence; a part is never given for the whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conduct_audit.actions import importing
from conduct_audit.cli import main
from tests.books.office import Office

if TYPE_CHECKING:
    from pathlib import Path

    from tests.books.server import Server

OF_ALL = (
    *("settle 2024-03", "report 2024-03 -o papers", "verify", "close 2024-03", "explain 0012 2024-03", "stats 2024-03"),
    *("export 2024-02 --format csv -o out.csv", "log", "roster show --month 2024-03", "ledger backup backup.db"),
    *("template inspection -o blank.xlsx", "review export queue.xlsx", "what-changed 2024-03 --since 0123456789abcdef"),
)
"""What needs all of the books."""
OF_HR = (
    *("violation waive 1 --reason x", "review dismiss 3 --reason x", "appeal file 1 --reason x"),
    *("settings set shortfall carry", "profile remove 城东", "phrases add 2.1.2 没戴工牌"),
)
"""What neither inspectors nor managers write."""
LISTS = {"violation list": "violations", "source list": "sources"}


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    made = Office(server)
    made.book("li", "li.xlsx", {"text": "迟到"})
    return made


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(
    office: Office, login: str, words: str, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, dict[str, object], str]:
    place = office.server.place(office.schema, office.login(login))
    code = main.run([*words.split(), *more, "--json", "--lang", "en", "--ledger", place], {})
    told = capsys.readouterr()
    return code, json.loads(told.out), told.err


@pytest.mark.parametrize("words", [*OF_ALL, *OF_HR])
@pytest.mark.parametrize("login", ["li", "zhao", "lame"])
def test_who_sees_a_part_is_refused_what_needs_all(
    office: Office, login: str, words: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, told, _ = run(office, login, words, capsys)

    assert (code, told["error"]["code"]) == (1, "ledger_forbidden")  # type: ignore[index]  # an error document
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", LISTS)
@pytest.mark.parametrize("login", ["li", "zhao"])
def test_a_list_that_is_a_part_says_so(
    office: Office, login: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, beside = run(office, login, words, capsys)

    assert (code, told["partial"]) == (0, True)
    assert "a part of the books" in beside


@pytest.mark.parametrize("words", LISTS)
def test_a_list_of_all_is_no_part(office: Office, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, beside = run(office, "sun", words, capsys)

    assert (code, beside) == (0, "")
    assert "partial" not in told
    assert told[LISTS[words]]


@pytest.mark.parametrize("login", ["li", "zhao"])
def test_a_record_of_others_is_none_that_the_login_sees(
    office: Office, login: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, _ = run(office, login, "violation show 2", capsys)

    assert code == 1
    assert "your account sees" in told["error"]["message"]  # type: ignore[index]  # an error document


def test_a_manager_looks_into_a_record_of_their_people(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = run(office, "zhao", "violation show 1", capsys)

    assert (code, told["employee_id"]) == (0, "0012")


def test_an_inspector_imports_no_roster(office: Office, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("工号,姓名\n0012,张三\n", encoding="utf-8")

    code, told, _ = run(office, "li", "roster import people.csv", capsys)

    assert (code, told["error"]["code"]) == (1, "ledger_forbidden")  # type: ignore[index]  # an error document


@pytest.mark.parametrize("words", ["violation list", "verify", "ledger info"])
def test_whoever_has_no_role_is_told_so(office: Office, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    office.server.sql(f"DROP ROLE IF EXISTS {office.login('none')}", f"CREATE ROLE {office.login('none')} LOGIN")

    code, told, _ = run(office, "none", words, capsys)

    assert (code, told["error"]["code"]) == (1, "ledger_forbidden")  # type: ignore[index]  # an error document


def test_files_are_not_called_unreadable_where_the_account_lacks_the_right(
    office: Office, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "read", lambda *_: None)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(name, encoding="utf-8")

    code, told, _ = run(office, "zhao", "import a.csv b.csv", capsys)

    assert (code, told["error"]["code"]) == (1, "ledger_forbidden")  # type: ignore[index]  # an error document
