"""The shared ledger: its address, its form, its writers one by one, and what is said when the server is lost."""

# ruff: noqa: S608  # these tests play those who write SQL of their own
from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import psycopg
import pytest

from conduct_audit import books, patience
from conduct_audit.books import errors, form_server, manner, roles, server_errors, store
from conduct_audit.books.place import shown
from conduct_audit.books.server import server_of
from tests.books.hand import DISTINCT, FILES
from tests.books.test_books_hands import finished, hand
from tests.books.world import AT, RULEBOOK, Desk, mapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.books.server import Server


@pytest.fixture
def desk(server: Server) -> Iterator[Desk]:
    made = Desk(server.fresh())
    with made.ledger:
        yield made


def schema_of(desk: Desk) -> str:
    return server_of(desk.address).schema


class TestAnAddress:
    @pytest.mark.parametrize(
        ("place", "told", "schema"),
        [
            ("postgresql://hr:geheim@db.example/books", "postgresql://hr@db.example/books", "public"),
            ("postgres://db:5433/books?schema=a%20b", "postgresql://db:5433/books?schema=a%20b", "a b"),
            ("postgresql+psycopg:///b?host=/run/pg&password=geheim", "postgresql:///b?host=/run/pg", "public"),
            ("postgresql://hr:ge%40heim@[::1]:5432/b?sslmode=require", "postgresql://hr@[::1]:5432/b", "public"),
        ],
    )
    def test_is_told_without_its_password(self, place: str, told: str, schema: str) -> None:
        server = server_of(place)

        assert (server.shown, shown(place), server.schema) == (told, told, schema)
        assert "heim" not in repr(server)

    @pytest.mark.parametrize(
        "place",
        [
            "postgresql://hr:ge@heim@db/books",
            "postgresql://hr:ge/heim@db/books",
            "postgresql://hr:ge?heim@db/books",
            "postgresql://hr:geheim#1@db/books",
            "postgresql://db/books?passwort=geheim",
            "postgresql://hr:geheim",
        ],
    )
    def test_that_cannot_be_read_for_certain_is_not_repeated(self, place: str) -> None:
        with pytest.raises(server_errors.ServerPlaceError) as refused:
            server_of(place)

        assert "heim" not in str(refused.value) + repr(refused.value.facts) + shown(place)

    @pytest.mark.parametrize("asked", ["exists", "open", "create"])
    def test_where_nobody_answers_is_told_without_the_password(self, asked: str) -> None:
        place = "postgresql://hr:geheim@127.0.0.1:1/books"
        doing: dict[str, Callable[[], object]] = {
            "exists": lambda: books.exists(place),
            "open": lambda: books.open_ledger(place, write=False),
            "create": lambda: books.create(place, actor="王", at=AT, company="", rulebook=RULEBOOK),
        }
        with pytest.raises(server_errors.ServerUnreachableError, match="hr@127") as told:
            doing[asked]()

        assert "geheim" not in f"{told.value} {told.value.facts} {told.value.__cause__}"


class TestANewLedger:
    def test_never_goes_over_tables_of_somebody_else(self, server: Server) -> None:
        place = server.fresh()
        schema = server_of(place).schema
        server.sql(f"CREATE SCHEMA {schema}", f"CREATE TABLE {schema}.people (name text)")

        with pytest.raises(errors.LedgerExistsError):
            Desk(place)
        with pytest.raises(errors.NotALedgerError):
            books.open_ledger(place, write=False)
        assert server.sql("SELECT count(*) FROM pg_tables WHERE schemaname = '" + schema + "'") == [(1,)]

    def test_is_made_by_one_of_two_who_make_it_at_once(self, server: Server) -> None:
        place = server.fresh()

        assert sorted(finished(*(hand(place, "create") for _ in range(2)))) == ["made", "there"]

    @pytest.mark.parametrize("name", ["台账 2024", 'a"b', "a'b%s", "Groß"])
    def test_may_lie_in_a_schema_of_any_name(self, server: Server, name: str) -> None:
        place = server.place(quote(name))
        with Desk(place).ledger as ledger:
            server.sql(roles.sql(place), roles.sql(place))
            assert books.verify(ledger).ok
        assert books.exists(place)

    def test_is_not_there_before(self, server: Server) -> None:
        place = server.fresh()

        assert not books.exists(place)
        with pytest.raises(errors.LedgerMissingError):
            books.open_ledger(place, write=False)
        Desk(place).ledger.close()
        assert books.exists(place)

    def test_keeps_unicode_or_is_not_made(self, server: Server) -> None:
        server.sql(
            "DROP DATABASE IF EXISTS latin", "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
        )

        with pytest.raises(server_errors.LedgerEncodingError, match="LATIN1"):
            Desk(f"postgresql://postgres@/latin?host={server.folder}")


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("DROP TRIGGER decision_unchanged ON decision", ("trigger", "decision_unchanged")),
        ("ALTER TABLE decision DISABLE TRIGGER decision_undeleted", ("trigger", "decision_undeleted")),
        ("ALTER TABLE decision ENABLE TRIGGER decision_undeleted", ("trigger", "decision_undeleted")),
        ("CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
         ("function", "append_only")),
        ("DROP INDEX slip_number", ("index", "slip_number")),
        ("CREATE INDEX odd ON slip (year)", ("index", "odd")),
        ("CREATE TABLE odd (id integer)", ("table", "odd")),
        ("CREATE VIEW odd AS SELECT 1", ("view", "odd")),
        ("CREATE RULE odd AS ON INSERT TO slip DO INSTEAD NOTHING", ("rule", "odd")),
        ("ALTER TABLE slip ADD COLUMN odd text", ("table", "slip")),
        ("ALTER TABLE slip ALTER COLUMN employee_id DROP NOT NULL", ("table", "slip")),
        ("ALTER TABLE slip ALTER COLUMN number TYPE bigint", ("table", "slip")),
        ("ALTER TABLE slip ALTER COLUMN number SET DEFAULT 7", ("table", "slip")),
        ("ALTER TABLE slip DROP CONSTRAINT slip_closing_fkey", ("table", "slip")),
        ("ALTER TABLE profile SET UNLOGGED", ("table", "profile")),
    ],
)  # fmt: skip
def test_what_was_lost_added_or_weakened_is_found(
    desk: Desk, server: Server, statement: str, part: tuple[str, str]
) -> None:
    assert form_server.found(desk.ledger.store) == form_server.expected()

    server.sql(statement, schema=schema_of(desk))

    assert [(problem.code, problem.where) for problem in books.verify(desk.ledger).problems] == [part]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET status = 'waived'",
        "DELETE FROM decision",
        "TRUNCATE profile",
        "SET session_replication_role = replica; DELETE FROM entry",
    ],
)
def test_the_database_refuses_to_change_what_is_written_even_to_its_owner(
    desk: Desk, server: Server, statement: str
) -> None:
    desk.book("a.xlsx", {})

    with pytest.raises(psycopg.errors.Error, match="append-only"):
        server.sql(*statement.split("; "), schema=schema_of(desk))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observation SET text = text || 'x' WHERE id = 1",
        "UPDATE decision SET count = count + 1 WHERE id = 1",
        "DELETE FROM decision WHERE id = 2",
        "INSERT INTO setting VALUES (1, 2, 'a', 'b', NULL)",
        "UPDATE entry SET actor = 'x' WHERE seq = 2",
    ],
)
def test_what_was_altered_behind_the_guards_is_found(desk: Desk, server: Server, statement: str) -> None:
    desk.book("a.xlsx", {}, {"text": "迟到"})
    table = statement.replace("INTO ", "FROM ").replace("UPDATE ", "FROM ").split("FROM ")[1].split()[0]

    server.sql(
        f"ALTER TABLE {table} DISABLE TRIGGER USER",
        statement,
        *(
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{what}"
            for what in ("unchanged", "undeleted", "unemptied")
        ),
        schema=schema_of(desk),
    )

    assert {problem.code for problem in books.verify(desk.ledger).problems} & {"rows", "stray", "entry"}


def test_three_who_book_the_same_files_at_once_book_them_once(desk: Desk) -> None:
    finished(*(hand(desk.address, "book") for _ in range(3)))

    assert desk.ledger.violations()["status"].tolist() == ["confirmed"] * DISTINCT
    assert books.verify(desk.ledger).ok
    assert desk.ledger.head().entries == 1 + 3 * FILES


def test_who_comes_while_another_writes_waits_and_then_sees_what_was_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOMENT_SECONDS", 0.01)
    told: list[str] = []
    patience.waits.set(told.append)
    with books.open_ledger(desk.address, write=True) as other:
        writing = threading.Event()

        def write() -> None:
            with other.entry("export", actor="李", at=AT, detail={}):
                writing.set()
                threading.Event().wait(0.3)

        first = threading.Thread(target=write)
        first.start()
        writing.wait()
        with desk.entry() as entry:
            assert entry.seq == 3
        first.join()
    assert told == [desk.ledger.place]


def test_who_has_waited_for_very_long_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.05)
    with (
        books.open_ledger(desk.address, write=True) as other,
        other.entry("export", actor="李", at=AT, detail={}),
        pytest.raises(errors.LedgerBusyError),
        desk.entry(),
    ):
        pass

    assert desk.ledger.head().entries == 2


def test_a_reader_sees_one_state_and_keeps_nobody_waiting(desk: Desk) -> None:
    with books.open_ledger(desk.address, write=False) as reader:
        with reader.snapshot():
            before = reader.head()
            desk.book("a.xlsx", {})
            assert reader.head() == before
            assert reader.violations().empty
        assert reader.head() != before


def test_a_ledger_opened_for_reading_refuses_to_write(desk: Desk) -> None:
    with (
        books.open_ledger(desk.address, write=False) as reader,
        pytest.raises(errors.LedgerReadOnlyError),
        reader.entry("x", actor="x", at=AT, detail={}) as entry,
    ):
        entry.book_source("a.xlsx", b"a", "xlsx", mapped({}))


def cut_connections(server: Server, desk: Desk) -> None:
    ((own,),) = desk.ledger.store.command("SELECT pg_backend_pid()")
    server.sql(f"SELECT pg_terminate_backend({own})")


def write_and_lose_the_server(server: Server, desk: Desk) -> None:
    with desk.entry() as entry:
        entry.book_source("a.xlsx", b"a", "xlsx", mapped({}))
        cut_connections(server, desk)
        with pytest.raises(server_errors.ServerUnreachableError):
            entry.book_source("b.xlsx", b"b", "xlsx", mapped({}))
        entry.detail["nothing"] = "happened"


def test_a_connection_lost_in_the_middle_leaves_the_state_before(server: Server, desk: Desk) -> None:
    before = desk.ledger.head()

    with pytest.raises(server_errors.ServerUnreachableError):
        write_and_lose_the_server(server, desk)

    with books.open_ledger(desk.address, write=False) as again:
        assert again.head() == before
        assert books.verify(again).ok


def read_and_lose_the_server(server: Server, desk: Desk) -> None:
    with desk.ledger.snapshot():
        cut_connections(server, desk)
        with pytest.raises(server_errors.ServerUnreachableError):
            desk.ledger.head()
        desk.ledger.head()


def test_a_connection_lost_while_reading_is_told(server: Server, desk: Desk) -> None:
    with pytest.raises(server_errors.ServerUnreachableError, match="lost"):
        read_and_lose_the_server(server, desk)


def save_and_lose_the_server(server: Server, desk: Desk) -> None:
    with desk.entry() as entry:
        entry.book_source("a.xlsx", b"a", "xlsx", mapped({}))
        seal = entry._pen.seal

        def seal_and_cut(*args: Any) -> Any:
            sealed = seal(*args)
            cut_connections(server, desk)
            return sealed

        entry._pen.seal = seal_and_cut


def test_a_connection_lost_while_saving_says_that_the_books_alone_know(server: Server, desk: Desk) -> None:
    with pytest.raises(server_errors.SavingUncertainError, match="log"):
        save_and_lose_the_server(server, desk)


def test_a_killed_writer_leaves_the_state_before(desk: Desk) -> None:
    before = desk.ledger.head()
    writer = hand(desk.address, "hold")
    assert writer.stdout is not None
    assert writer.stdout.readline() == "written\n"

    writer.kill()
    writer.communicate()

    with desk.entry() as entry:
        assert entry.seq == before.entries + 1
    assert desk.ledger.violations().empty


def test_zeros_that_no_server_keeps_stop_nothing(desk: Desk) -> None:
    desk.book("a\0.xlsx", {"text": "未戴\0工牌"})

    assert desk.ledger.violations().loc[0, "text"] == "未戴?工牌"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("40001", errors.LedgerBusyError),
        ("40P01", errors.LedgerBusyError),
        ("53100", errors.LedgerDiskError),
        ("53300", server_errors.ServerUnreachableError),
        ("57P01", server_errors.ServerUnreachableError),
        ("57P05", server_errors.ServerUnreachableError),
        ("25P03", server_errors.ServerUnreachableError),
        ("25006", errors.LedgerReadOnlyError),
        ("58030", errors.LedgerDiskError),
        ("XX001", errors.LedgerDamagedError),
        ("42501", server_errors.LedgerForbiddenError),
    ],
)
def test_every_complaint_of_the_server_has_its_sentence(
    desk: Desk, state: str, sentence: type[errors.LedgerError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.0)

    with pytest.raises(sentence):
        desk.ledger.store.command(f"DO $$ BEGIN RAISE 'x' USING ERRCODE = '{state}'; END $$")


def test_what_may_pass_is_tried_again_where_nothing_is_written_yet(desk: Desk) -> None:
    desk.ledger.store.command("CREATE TEMPORARY SEQUENCE times")
    once = "DO $$ BEGIN IF nextval('times') < 3 THEN RAISE 'x' USING ERRCODE = '40001'; END IF; END $$"

    desk.ledger.store.command(once)

    assert desk.ledger.store.command("SELECT last_value FROM times") == [(3,)]
    assert manner.MANNERS["postgresql"].retries_within is False
