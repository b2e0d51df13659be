"""The same books elsewhere: copies, backups, and ledgers brought up to date; nothing is lost on the way."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Table, select

from conduct_audit import books
from conduct_audit.books import copying, errors, form as form_file, form_server, schema, upgrading
from conduct_audit.books.backup import back_up
from conduct_audit.books.homes import home_of
from conduct_audit.books.info import info
from conduct_audit.books.migrations.versions.form_2 import TABLES as NEW_TABLES
from conduct_audit.month import Month
from tests.books.test_books_hands import hand
from tests.books.world import AT, BOTH, UNCLEAR, Desk, digest_of

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.books.store import Store

ON = BOTH


@pytest.fixture(params=BOTH)
def fresh(request: Any, tmp_path: Path) -> str:
    """A place where nothing lies."""
    return str(tmp_path / "fresh.db") if request.param == "sqlite" else request.getfixturevalue("server").fresh()


def live(desk: Desk) -> None:
    """Have something of everything happen."""
    desk.employ({"employee_id": "0012", "name": "张三", "bonus_base": 150000}, {"employee_id": "0013"})
    desk.book("a.xlsx", {}, UNCLEAR, {"occurred_on": dt.date(2024, 4, 2)})
    desk.decide(2, "set", clause="2.1.3", reason="看过录像")
    desk.close(Month(2024, 3), {"employee_id": "0012"}, {"employee_id": "0013"})


def rows(store: Store, table: Table) -> list[Any]:
    return store.rows(select(table).order_by(*table.primary_key.columns))


def test_a_copy_has_every_row_every_digest_and_the_same_head(desk: Desk, fresh: str) -> None:
    live(desk)

    head = copying.copy(home_of(desk.address), home_of(fresh))

    with books.open_ledger(fresh, write=True) as copied:
        assert copied.head() == head == desk.ledger.head()
        assert books.verify(copied, head.digest).ok
        for table in schema.METADATA.sorted_tables:
            assert rows(copied.store, table) == rows(desk.ledger.store, table)


def test_a_copy_can_be_worked_in(desk: Desk, fresh: str) -> None:
    desk.book("a.xlsx", {})
    copying.copy(home_of(desk.address), home_of(fresh))
    desk.ledger.close()
    desk.ledger = books.open_ledger(fresh, write=True)

    booked = desk.book("b.xlsx", {}, {"text": "迟到"})

    assert booked["status"].tolist() == ["skipped", "confirmed"]
    assert books.verify(desk.ledger).ok


def test_a_copy_never_goes_over_anything(desk: Desk, fresh: str) -> None:
    other = Desk(fresh)
    before = other.ledger.head()

    with pytest.raises(errors.LedgerExistsError):
        copying.copy(home_of(desk.address), home_of(fresh))

    assert other.ledger.head() == before
    other.ledger.close()


def test_books_that_were_altered_are_not_copied(fresh: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "conduct.db")
    live(desk)
    with closing(sqlite3.connect(desk.place, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER decision_unchanged")
        raw.execute("UPDATE decision SET count = 7 WHERE id = 1")

    with pytest.raises(errors.CopyDiffersError, match="decision"):
        copying.copy(home_of(desk.address), home_of(fresh))

    desk.ledger.close()
    assert not books.exists(fresh)


def test_a_backup_is_a_ledger_of_its_own(desk: Desk, tmp_path: Path) -> None:
    live(desk)

    back_up(home_of(desk.address), tmp_path / "backup.db")

    with books.open_ledger(str(tmp_path / "backup.db"), write=False) as kept:
        assert kept.head() == desk.ledger.head()
        assert books.verify(kept).ok


def test_a_backup_never_goes_over_anything(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "backup.db").write_text("mine", encoding="utf-8")

    with pytest.raises(errors.TargetExistsError, match="another file name"):
        back_up(home_of(desk.address), tmp_path / "backup.db")

    assert (tmp_path / "backup.db").read_text(encoding="utf-8") == "mine"


def test_a_backup_made_while_others_write_holds(desk: Desk, tmp_path: Path) -> None:
    hands = [hand(desk.address, "book") for _ in range(2)]
    made: list[Path] = []
    while any(each.poll() is None for each in hands):
        made.append(tmp_path / f"backup-{len(made)}.db")
        back_up(home_of(desk.address), made[-1])
    for each in hands:
        assert each.communicate()[1] == ""

    for file in made[:: max(1, len(made) // 10)]:
        with books.open_ledger(str(file), write=False) as kept:
            assert books.verify(kept).ok


def older(place: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a ledger as release 0.1 made it, with a life in it; give its last seal."""
    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", 1)
        desk = Desk(place)
        desk.employ({"employee_id": "0012", "name": "张三", "bonus_base": 150000})
        desk.book("a.xlsx", {}, UNCLEAR)
        for name in reversed(NEW_TABLES):
            desk.ledger.store.command(f"DROP TABLE {name}")
        seal = desk.ledger.head().digest
        desk.ledger.close()
    return seal


class TestAnOlderLedger:
    @pytest.mark.parametrize("write", [False, True])
    def test_says_how_to_bring_it_up_to_date(self, fresh: str, monkeypatch: pytest.MonkeyPatch, write: bool) -> None:  # noqa: FBT001  # a case
        older(fresh, monkeypatch)

        with pytest.raises(errors.OlderLedgerError, match="ledger upgrade"):
            books.open_ledger(fresh, write=write)

        assert (info(fresh).form, info(fresh).newest) == (1, schema.VERSION)

    def test_becomes_like_one_made_today_and_keeps_its_seal(self, fresh: str, monkeypatch: pytest.MonkeyPatch) -> None:
        seal = older(fresh, monkeypatch)

        done = upgrading.upgrade(fresh, actor="王", at=AT)

        assert (done.before, done.after) == (1, schema.VERSION)
        with books.open_ledger(fresh, write=True) as ledger:
            form = form_server if ledger.store.kind == "postgresql" else form_file
            assert form.found(ledger.store) == form.expected()
            assert books.verify(ledger, seal).ok
            assert ledger.entries()[-1].action == "ledger upgrade"
            assert ledger.head() == done.head
            assert ledger.company == "某热力"

    def test_is_kept_as_it_was_before_in_a_file_beside(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        place = tmp_path / "conduct.db"
        seal = older(str(place), monkeypatch)
        (tmp_path / "conduct-form-1.db").write_text("mine", encoding="utf-8")

        done = upgrading.upgrade(str(place), actor="王", at=AT)

        assert done.backup == str(tmp_path / "conduct-form-1-2.db")
        assert (info(done.backup).form, info(done.backup).head.digest) == (1, seal)

    def test_that_fails_to_be_brought_up_to_date_stays_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        older(str(tmp_path / "conduct.db"), monkeypatch)
        before = digest_of(tmp_path / "conduct.db")

        def fail(*_: Any, **__: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(upgrading, "_enter", fail)
        with pytest.raises(KeyboardInterrupt):
            upgrading.upgrade(str(tmp_path / "conduct.db"), actor="王", at=AT)

        assert digest_of(tmp_path / "conduct.db") == before


def test_a_ledger_of_this_form_is_left_as_it_is(desk: Desk) -> None:
    before = desk.ledger.head()

    with pytest.raises(errors.NotUpgradableError):
        upgrading.upgrade(desk.address, actor="王", at=AT)

    assert desk.ledger.head() == before


def test_a_ledger_of_a_later_release_is_not_brought_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", schema.VERSION + 1)
        Desk(tmp_path / "conduct.db").ledger.close()

    with pytest.raises(errors.NewerLedgerError):
        upgrading.upgrade(str(tmp_path / "conduct.db"), actor="王", at=AT)


def test_a_glance_tells_what_a_ledger_is(desk: Desk) -> None:
    live(desk)

    seen = info(desk.address)

    assert (seen.company, seen.head, seen.months) == ("某热力", desk.ledger.head(), ("2024-03",))
    assert seen.first == seen.last == AT.isoformat()
    assert seen.size > 10_000
    assert seen.database.startswith({"sqlite": "SQLite 3", "postgresql": "PostgreSQL 1"}[desk.ledger.store.kind])
