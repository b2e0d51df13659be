"""Opening and making ledgers: what is none is refused and left as it is; what cannot be written is still read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import books
from conduct_audit.books import errors, opening, schema, sqlite, store
from conduct_audit.books.chain import Pen
from conduct_audit.books.place import file_of, shown
from tests.books.world import AT, RULEBOOK, Desk, digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def make(place: Path | str) -> None:
    books.create(str(place), actor="王", at=AT, company="某热力", rulebook=RULEBOOK).close()


def sql_file(*statements: str) -> Callable[[Path], object]:
    def write(file: Path) -> None:
        with closing(sqlite3.connect(file)) as raw:
            for statement in statements:
                raw.execute(statement)
            raw.commit()

    return write


def cut(share: float, more: int = 0) -> Callable[[Path], object]:
    def write(file: Path) -> None:
        make(file)
        os.truncate(file, int(file.stat().st_size * share) - more)

    return write


def scribble(file: Path) -> None:
    make(file)
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 8192)


FOREIGN: dict[str, tuple[Callable[[Path], object], type[errors.LedgerError]]] = {
    "empty": (lambda file: file.touch(), errors.NotALedgerError),
    "text": (lambda file: file.write_text("工号,姓名\n", encoding="utf-8"), errors.NotALedgerError),
    "picture": (lambda file: file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 900), errors.NotALedgerError),
    "folder": (lambda file: file.mkdir(), errors.NotALedgerError),
    "header alone": (lambda file: file.write_bytes(b"SQLite format 3\0"), errors.LedgerError),
    "header and zeros": (lambda file: file.write_bytes(b"SQLite format 3\0" + b"\0" * 4080), errors.LedgerError),
    "other database": (sql_file("CREATE TABLE people (name TEXT)"), errors.NotALedgerError),
    "other ledger": (
        sql_file("CREATE TABLE ledger (id INTEGER)", "CREATE TABLE entry (id INTEGER)"),
        errors.NotALedgerError,
    ),
    "other database in WAL": (
        sql_file("PRAGMA journal_mode = WAL", "CREATE TABLE people (name TEXT)"),
        errors.NotALedgerError,
    ),
    "cut in half": (cut(0.5), errors.LedgerDamagedError),
    "cut within the last page": (cut(1, 100), errors.LedgerDamagedError),
    "first page alone": (cut(0.02), errors.LedgerError),
    "scribbled over": (scribble, errors.LedgerError),
}


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_no_sound_ledger_is_refused_and_left_as_it_is(tmp_path: Path, kind: str, write: bool) -> None:  # noqa: FBT001  # a case
    place = tmp_path / "conduct.db"
    prepare, refusal = FOREIGN[kind]
    prepare(place)
    before = None if place.is_dir() else digest_of(place)

    with pytest.raises(refusal, match="conduct"):
        opened_and_read(place, write=write)
    assert before is None or digest_of(place) == before


def opened_and_read(place: Path, *, write: bool) -> None:
    with books.open_ledger(str(place), write=write) as ledger:
        ledger.violations()
        if not books.verify(ledger).ok:
            raise errors.LedgerDamagedError(place=place, why="verify")


@pytest.mark.parametrize("write", [False, True])
def test_a_missing_ledger_is_never_made_by_opening_it(tmp_path: Path, write: bool) -> None:  # noqa: FBT001  # a case
    with pytest.raises(errors.LedgerMissingError, match="init"):
        books.open_ledger(str(tmp_path / "conduct.db"), write=write)

    assert list(tmp_path.iterdir()) == []


def test_a_ledger_of_a_later_release_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    make(tmp_path / "conduct.db")
    monkeypatch.undo()

    with pytest.raises(errors.NewerLedgerError, match=str(schema.VERSION + 1)):
        books.open_ledger(str(tmp_path / "conduct.db"), write=False)


@pytest.mark.parametrize("name", ["conduct.db", "考核 2024年#1?.db", "a%20b.db"])
def test_a_ledger_may_have_any_file_name(tmp_path: Path, name: str) -> None:
    make(f"sqlite:///{tmp_path / name}")

    with books.open_ledger(str(tmp_path / name), write=False) as ledger:
        assert ledger.company == "某热力"
        assert ledger.place == str(tmp_path / name)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_relative_place_is_one_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make("conduct.db")

    assert books.exists("sqlite:///conduct.db")
    assert not books.exists("other.db")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("postgresql://hr:geheim@db.example/books", "postgresql://hr@db.example/books"),
        ("postgresql+psycopg://hr:ge@he/im@db/books?password=geheim", "postgresql+psycopg://…"),
        ("sqlite://", "sqlite://…"),
        ("mysql://root:geheim@db", "mysql://…"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_another_place_is_refused_without_telling_a_password(place: str, told: str) -> None:
    assert shown(place) == told
    with pytest.raises(errors.PlaceError) as refused:
        file_of(place)
    assert "geheim" not in str(refused.value) + repr(refused.value.facts)


class TestANewLedger:
    @pytest.mark.parametrize("content", ["", "not a ledger"])
    def test_never_goes_over_anything(self, tmp_path: Path, content: str) -> None:
        place = tmp_path / "conduct.db"
        place.write_text(content, encoding="utf-8")

        with pytest.raises(errors.LedgerExistsError, match="conduct"):
            make(place)
        assert place.read_text(encoding="utf-8") == content

    def test_never_goes_over_a_dangling_link(self, tmp_path: Path) -> None:
        (tmp_path / "conduct.db").symlink_to(tmp_path / "elsewhere.db")

        with pytest.raises(errors.LedgerExistsError):
            make(tmp_path / "conduct.db")

    def test_that_fails_leaves_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: Any) -> None:
            raise sqlite3.OperationalError

        monkeypatch.setattr(Pen, "seal", fail)

        with pytest.raises(errors.LedgerDamagedError):
            make(tmp_path / "conduct.db")
        assert list(tmp_path.iterdir()) == []

    def test_that_another_made_first_is_left_to_them(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        seal = Pen.seal

        def seal_and_lose(*args: Any, **more: Any) -> Any:
            (tmp_path / "conduct.db").write_text("theirs", encoding="utf-8")
            return seal(*args, **more)

        monkeypatch.setattr(Pen, "seal", seal_and_lose)

        with pytest.raises(errors.LedgerExistsError):
            make(tmp_path / "conduct.db")
        assert (tmp_path / "conduct.db").read_text(encoding="utf-8") == "theirs"
        assert len(list(tmp_path.iterdir())) == 1

    def test_is_made_on_disks_without_second_names(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_links(*_: Any) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", no_links)

        make(tmp_path / "conduct.db")

        assert books.open_ledger(str(tmp_path / "conduct.db"), write=False).head().entries == 1

    def test_in_a_missing_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(errors.LedgerDiskError, match="missing"):
            make(tmp_path / "missing" / "conduct.db")

    def test_has_a_number_of_its_own(self, tmp_path: Path) -> None:
        places = [tmp_path / name for name in ("a.db", "b.db")]
        for place in places:
            make(place)

        assert len({books.open_ledger(str(place), write=False).ledger_id for place in places}) == 2


class TestAReadOnlyLedger:
    def test_is_read_and_refuses_to_be_written(self, desk: Desk) -> None:
        desk.book("a.xlsx", {})

        with books.open_ledger(str(desk.place), write=False) as ledger:
            assert len(ledger.violations()) == 1
            with (
                pytest.raises(errors.LedgerReadOnlyError, match="conduct"),
                ledger.entry("x", actor="x", at=AT, detail={}),
            ):
                pass

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can play somebody else")
    @pytest.mark.parametrize("write", [False, True])
    def test_on_a_read_only_disk_is_read(self, desk: Desk, nobody: Path, write: bool) -> None:  # noqa: FBT001  # a case
        place = Path(shutil.copy(desk.place, nobody / "conduct.db"))
        place.chmod(0o444)
        with somebody_else(), books.open_ledger(str(place), write=write) as ledger:
            assert books.verify(ledger).ok
            with pytest.raises(errors.LedgerReadOnlyError), ledger.entry("x", actor="x", at=AT, detail={}):
                pass

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can play somebody else")
    def test_in_a_read_only_folder_is_not_written(self, desk: Desk, nobody: Path) -> None:
        place = Path(shutil.copy(desk.place, nobody / "conduct.db"))
        place.chmod(0o666)
        with somebody_else(), books.open_ledger(str(place), write=True) as ledger:
            entry = ledger.entry("x", actor="x", at=AT, detail={})
            with pytest.raises(errors.LedgerReadOnlyError, match="folder"), entry:
                pass

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can play somebody else")
    def test_that_may_not_even_be_read_says_so(self, desk: Desk, nobody: Path) -> None:
        place = Path(shutil.copy(desk.place, nobody / "conduct.db"))
        place.chmod(0o600)
        with somebody_else(), pytest.raises(errors.LedgerDiskError, match="denied"):
            books.open_ledger(str(place), write=False)


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder that everybody may enter and only its owner may write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def somebody_else() -> Iterator[None]:
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def test_a_ledger_that_somebody_switched_to_wal_is_used_and_switched_back(desk: Desk) -> None:
    desk.ledger.close()
    with closing(sqlite3.connect(desk.place)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")

    with books.open_ledger(str(desk.place), write=True) as ledger:
        desk.ledger = ledger
        desk.book("a.xlsx", {})
        assert ledger.store.command("PRAGMA journal_mode") == [("delete",)]


def test_a_ledger_that_somebody_holds_for_very_long_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(desk.place)) as raw, books.open_ledger(str(desk.place), write=True) as ledger:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.LedgerBusyError, match="conduct"), ledger.entry("x", actor="x", at=AT, detail={}):
            pass

    desk.book("a.xlsx", {})


def test_a_place_that_cannot_be_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = str(tmp_path / ("长" * 300))

    with pytest.raises(errors.LedgerDiskError, match="too long"):
        opening.exists(long)
    with pytest.raises(errors.LedgerDiskError, match="too long"):
        books.open_ledger(long, write=False)
    with pytest.raises(errors.LedgerDiskError, match="too long"):
        make(long)
    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(errors.LedgerDiskError, match="denied"):
        opening.exists("conduct.db")


def refuse(*_: Any, **__: Any) -> None:
    raise PermissionError(13, "Permission denied")


def test_the_home_of_nobody_is_no_place() -> None:
    with pytest.raises(errors.PlaceError, match="~nobody-of-that-name"):
        file_of("~nobody-of-that-name/conduct.db")


def test_nothing_lies_below_a_file(tmp_path: Path) -> None:
    make(tmp_path / "conduct.db")

    assert not opening.exists(str(tmp_path / "conduct.db" / "conduct.db"))


def test_exists_says_whether_anything_lies_there(tmp_path: Path) -> None:
    assert not opening.exists(str(tmp_path / "conduct.db"))
    make(tmp_path / "conduct.db")
    assert opening.exists(str(tmp_path / "conduct.db"))
