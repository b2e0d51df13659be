"""Many hands at once, and hands that are cut off: waiting, never failing; all of an entry or nothing of it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from conduct_audit import books, patience
from conduct_audit.books import errors, sqlite, store
from tests.books.hand import DISTINCT, FILES
from tests.books.world import AT, Desk, digest_of, mapped

ROOT = Path(__file__).parents[2]


def hand(place: Path | str, job: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.books.hand", str(place), job]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(*hands: subprocess.Popen[str]) -> list[str]:
    told = [each.communicate(timeout=300) for each in hands]
    assert [(each.returncode, complaint) for each, (_said, complaint) in zip(hands, told, strict=True)] == [
        (0, "")
    ] * len(hands)
    return [said for said, _complaint in told]


def kill_in_the_middle(desk: Desk) -> None:
    """Kill a writer whose entry is half on the disk; its journal stays behind."""
    writer = hand(desk.place, "hold")
    assert writer.stdout is not None
    assert writer.stdout.readline() == "written\n"
    writer.kill()
    writer.communicate()
    assert desk.place.with_name("conduct.db-journal").exists()


def test_three_who_book_the_same_files_at_once_book_them_once(desk: Desk) -> None:
    finished(*(hand(desk.place, "book") for _ in range(3)))

    assert desk.ledger.violations()["status"].tolist() == ["confirmed"] * DISTINCT
    assert books.verify(desk.ledger).ok
    assert desk.ledger.head().entries == 1 + 3 * FILES


def test_who_comes_while_another_writes_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.01)
    with (
        closing(sqlite3.connect(desk.place, isolation_level=None, check_same_thread=False)) as other,
        books.open_ledger(str(desk.place), write=True) as ledger,
    ):
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.2, other.execute, ("ROLLBACK",)).start()
        told: list[str] = []
        patience.waits.set(told.append)
        with ledger.entry("export", actor="王", at=AT, detail={}) as entry:
            assert entry.seq == 2
        assert told == [str(desk.place)]


def test_of_two_who_make_the_same_ledger_at_once_one_makes_it(tmp_path: Path) -> None:
    told = finished(*(hand(tmp_path / "conduct.db", "create") for _ in range(2)))

    assert sorted(told) == ["made", "there"]
    assert [file.name for file in tmp_path.iterdir()] == ["conduct.db"]


@pytest.mark.parametrize("write", [False, True])
def test_a_killed_writer_leaves_the_state_before(desk: Desk, write: bool) -> None:  # noqa: FBT001  # a case
    desk.book("before.xlsx", {})
    before = desk.ledger.head(), digest_of(desk.place)

    kill_in_the_middle(desk)

    assert digest_of(desk.place) != before[1]
    with books.open_ledger(str(desk.place), write=write) as ledger:
        assert books.verify(ledger).ok
        assert (ledger.head(), digest_of(desk.place)) == before


def test_what_a_killed_writer_began_can_be_done_again(desk: Desk) -> None:
    kill_in_the_middle(desk)

    finished(hand(desk.place, "book"))

    assert len(desk.ledger.violations()) == DISTINCT


def test_a_rehearsal_leaves_the_file_as_it_was(desk: Desk) -> None:
    before = digest_of(desk.place)

    with desk.entry() as entry:
        entry.book_source("b.xlsx", b"b", "xlsx", mapped({}))
        entry.abandon()

    assert digest_of(desk.place) == before


def write_and_be_interrupted(desk: Desk) -> None:
    with desk.entry() as entry:
        entry.book_source("b.xlsx", b"b", "xlsx", mapped({}))
        raise KeyboardInterrupt


def test_an_interrupted_entry_is_undone(desk: Desk) -> None:
    before = desk.ledger.head()

    with pytest.raises(KeyboardInterrupt):
        write_and_be_interrupted(desk)

    assert desk.ledger.head() == before
    assert desk.ledger.violations().empty


def test_a_reader_sees_one_state_for_the_length_of_a_snapshot(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with books.open_ledger(str(desk.place), write=False) as reader, reader.snapshot():
        before = reader.head()
        monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.0)
        with pytest.raises(errors.LedgerBusyError):
            desk.book("a.xlsx", {})
        assert reader.head() == before

    assert desk.book("a.xlsx", {}).loc[0, "status"] == "confirmed"
