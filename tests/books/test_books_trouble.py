"""When disk or database fail: a sentence, the state before, and never half an entry."""

from __future__ import annotations

import gc
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import books
from conduct_audit.books import digest, errors, schema
from conduct_audit.books.bulk import uncollected
from conduct_audit.books.trouble import told
from tests.books.world import UNCLEAR, mapped

if TYPE_CHECKING:
    from tests.books.world import Desk


def fill_the_disk(desk: Desk) -> None:
    """Allow the file not one page more than it has."""
    ((pages,),) = desk.ledger.store.command("PRAGMA page_count")
    desk.ledger.store.command(f"PRAGMA max_page_count = {pages}")


def many() -> list[dict[str, Any]]:
    return [{"employee_id": f"{number:04d}", "text": "长" * 500} for number in range(100)]


def test_a_full_disk_leaves_the_state_before(desk: Desk) -> None:
    before = desk.ledger.head()
    fill_the_disk(desk)

    with pytest.raises(errors.LedgerDiskError, match="full"):
        desk.book("a.xlsx", *many())

    assert desk.ledger.head() == before
    assert books.verify(desk.ledger).ok


def swallow_a_failure(desk: Desk) -> None:
    with desk.entry() as entry:
        with pytest.raises(errors.LedgerDiskError):
            entry.book_source("a.xlsx", b"a", "xlsx", mapped(*many()))
        entry.detail["nothing"] = "happened"


def test_a_failure_that_somebody_swallows_spoils_the_entry_all_the_same(desk: Desk) -> None:
    before = desk.ledger.head()
    fill_the_disk(desk)

    with pytest.raises(errors.LedgerDiskError):
        swallow_a_failure(desk)

    assert desk.ledger.head() == before


def test_a_snapshot_within_an_entry_is_the_entrys_own(desk: Desk) -> None:
    with desk.entry() as entry:
        entry.book_source("a.xlsx", b"a", "xlsx", mapped(UNCLEAR))
        with desk.ledger.snapshot():
            assert len(desk.ledger.violations()) == 1

    assert len(desk.ledger.violations()) == 1


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_BUSY, errors.LedgerBusyError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, errors.LedgerBusyError),
        (sqlite3.SQLITE_READONLY_ROLLBACK, errors.LedgerReadOnlyError),
        (sqlite3.SQLITE_CANTOPEN, errors.LedgerReadOnlyError),
        (sqlite3.SQLITE_IOERR_FSYNC, errors.LedgerDiskError),
        (sqlite3.SQLITE_FULL, errors.LedgerDiskError),
        (sqlite3.SQLITE_CORRUPT, errors.LedgerDamagedError),
        (sqlite3.SQLITE_NOTADB, errors.NotALedgerError),
    ],
)
def test_every_complaint_of_the_database_has_its_sentence(code: int, sentence: type[errors.LedgerError]) -> None:
    complaint = sqlite3.OperationalError("complaint")
    complaint.sqlite_errorcode = code

    with pytest.raises(sentence, match=r"books\.db"), told("books.db"):
        raise complaint


def test_text_that_is_none_means_damage() -> None:
    with pytest.raises(errors.LedgerDamagedError, match=r"books\.db"), told("books.db"):
        b"\xff".decode()


def interrupt(desk: Desk, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Press Ctrl-C while the database works on a statement with `words`."""
    dialect = desk.ledger.store.connection.dialect
    run = dialect.do_execute, dialect.do_executemany

    def press(which: int, cursor: Any, statement: str, *rest: Any) -> None:
        run[which](cursor, statement, *rest)
        if words in statement:
            raise KeyboardInterrupt

    monkeypatch.setattr(dialect, "do_execute", lambda *given: press(0, *given))
    monkeypatch.setattr(dialect, "do_executemany", lambda *given: press(1, *given))


@pytest.mark.parametrize("words", ["INSERT INTO observation", "INSERT INTO entry", "SELECT max(decision"])
def test_ctrl_c_while_the_database_works_undoes_the_entry(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    before = desk.ledger.head()

    with monkeypatch.context() as pressed:
        interrupt(desk, pressed, words)
        with pytest.raises(KeyboardInterrupt):
            desk.book("a.xlsx", {})

    assert desk.ledger.head() == before
    assert desk.book("a.xlsx", {}).loc[0, "id"] == 1
    assert books.verify(desk.ledger).ok


def test_ctrl_c_while_the_database_is_read_comes_through(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as pressed:
        interrupt(desk, pressed, "SELECT entry")
        with pytest.raises(KeyboardInterrupt), desk.ledger.snapshot():
            desk.ledger.head()

    assert desk.ledger.head().entries == 1


def test_what_no_person_can_cause_stays_a_defect(desk: Desk) -> None:
    row = (1, 1, "2024-03", "", "{}")

    with pytest.raises(sqlite3.IntegrityError), desk.ledger.store.writing():
        desk.ledger.store.insert(schema.closing, [row, row])
    with pytest.raises(sqlite3.ProgrammingError), told("books.db"):
        raise sqlite3.ProgrammingError


def test_only_what_the_books_hold_is_hashed() -> None:
    with pytest.raises(TypeError):
        digest.canonical({1.5, 2})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1", "23"), ("12", "3")),
        ((1, "2"), ("1", 2)),
        ((None,), ("",)),
        ((None,), ("null",)),
        ((b"x",), ("x",)),
        (("a", "b"), ("a,b",)),
        (('a","b',), ("a", "b")),
    ],
)
def test_different_rows_have_different_digests(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert digest.of_rows([one]) != digest.of_rows([other])


def test_a_digest_does_not_depend_on_the_batches_it_is_made_in() -> None:
    rows = [(number, "长", None) for number in range(2500)]

    assert digest.of_rows(rows) == digest.of_rows(iter(rows))
    assert digest.of_rows(rows[:1000])[1] != digest.of_rows(rows[:1001])[1]


@pytest.mark.parametrize("before", [True, False])
def test_bulk_work_leaves_the_collector_as_it_was(before: bool) -> None:  # noqa: FBT001  # a case
    (gc.enable if before else gc.disable)()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() is before
    finally:
        gc.enable()


@pytest.mark.parametrize("by", ["removed", "replaced", "moved"])
def test_a_file_that_was_taken_away_while_it_was_written_is_told(desk: Desk, by: str) -> None:
    kept = desk.place.read_bytes()

    def write_and_take_away() -> None:
        with desk.entry() as entry:
            entry.book_source("a.xlsx", b"a", "xlsx", mapped({}))
            desk.place.rename(desk.place.with_name("elsewhere.db"))
            if by == "removed":
                desk.place.with_name("elsewhere.db").unlink()
            if by == "replaced":
                desk.place.write_bytes(kept)

    with pytest.raises(errors.LedgerGoneError, match="removed, moved or replaced"):
        write_and_take_away()
