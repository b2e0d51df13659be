"""`verify` finds every alteration: of any column of any table, of rows, of the chain, of what guards it."""

# ruff: noqa: S608  # these tests play those who write SQL of their own

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from conduct_audit import books
from conduct_audit.books import checks_file, digest, errors, form, schema
from conduct_audit.books.again import Recomputed
from conduct_audit.books.chain import Pen
from conduct_audit.books.store import Store
from conduct_audit.books.verify import _alterations
from conduct_audit.errors import BadMonthError
from conduct_audit.month import Month
from tests.books.world import UNCLEAR, Desk

MARCH = Month(2024, 3)
COLUMNS = [(table.name, column.name) for table in schema.METADATA.tables.values() for column in table.columns]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with rows in every table; each test works on a copy."""
    desk = Desk(tmp_path_factory.mktemp("kept") / "conduct.db")
    with desk.ledger:
        desk.employ({"employee_id": "0012", "name": "张三", "bonus_base": 150000}, {"employee_id": "0013"})
        desk.book("a.xlsx", {}, UNCLEAR, {"occurred_on": dt.date(2024, 4, 2)})
        desk.decide(2, "set", clause="2.1.3", reason="看过录像")
        desk.book("b.xlsx", {}, {"employee_id": "0013"})
        desk.close(MARCH, {"employee_id": "0012"}, {"employee_id": "0013"})
        desk.close(Month(2024, 4), {"employee_id": "0012"}, {"employee_id": "0013"})
    return desk.place


@pytest.fixture(scope="module")
def filled(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with rows even in the tables that this life did not touch; what they say need not be lawful."""
    place = Path(shutil.copy(kept, tmp_path_factory.mktemp("filled") / "conduct.db"))
    with books.open_ledger(str(place), write=True) as ledger, ledger.store.writing():
        pen = Pen(ledger.store)
        for table in schema.METADATA.sorted_tables:
            if table is not schema.entry and not ledger.store.rows(select(table.c.id)):
                pen.append_one(table, *(1 if column.type.python_type is int else "x" for column in table.c[2:]))
        pen.seal("fill", "王", dt.datetime(2024, 5, 1, tzinfo=dt.UTC), {})
    return place


@pytest.fixture
def full(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "full.db"))


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "copy.db"))


def verdict(place: Path, seal: str | None = None, recompute: Any = None) -> books.Verdict:
    with books.open_ledger(str(place), write=False) as ledger:
        return books.verify(ledger, seal, recompute)


def tamper(place: Path, *statements: str) -> int:
    """Change the file behind the program's back, and leave the triggers as they were; give the rows changed."""
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            raw.execute(f"DROP TRIGGER {name}")
        changed = sum(raw.execute(statement).rowcount for statement in statements)
        for _name, sql in guards:
            raw.execute(sql)
    return changed


def refused(place: Path) -> bool:
    try:
        return not verdict(place).ok
    except errors.LedgerError:
        return True


def altered(place: Path) -> bool:
    try:
        with books.open_ledger(str(place), write=False) as ledger:
            return bool(tuple(_alterations(ledger.store)))
    except errors.LedgerError:
        return True


def test_rows_in_every_table_hold_as_long_as_nobody_touches_them(filled: Path) -> None:
    assert not altered(filled)


def test_untouched_books_are_clean(kept: Path) -> None:
    found = verdict(kept)

    assert (found.ok, found.problems, found.entries) == (True, (), 7)
    with books.open_ledger(str(kept), write=False) as ledger:
        assert ledger.head().digest == found.head


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_change_of_any_column_is_found(full: Path, table: str, column: str) -> None:
    kind = schema.METADATA.tables[table].c[column].type.python_type
    quoted = f'"{column}"'
    new = {int: f"coalesce({quoted}, 0) + 1000", str: f"coalesce({quoted}, '') || 'x'", bytes: "x'00'"}[kind]
    key = "seq" if table == "entry" else "id"

    changed = tamper(full, f"UPDATE {table} SET {quoted} = {new} WHERE {key} = (SELECT max({key}) FROM {table})")

    assert changed == 1
    assert altered(full)


def test_a_row_that_claims_another_entry_is_found(copy: Path) -> None:
    tamper(copy, "UPDATE decision SET entry = 3 WHERE entry = 4")

    codes = {problem.code for problem in verdict(copy).problems}
    assert "rows" in codes


def test_an_entry_taken_out_of_the_middle_is_found(copy: Path) -> None:
    tamper(copy, "DELETE FROM decision WHERE entry = 4", "DELETE FROM entry WHERE seq = 4")

    codes = [problem.code for problem in verdict(copy).problems]
    assert {"gap", "chain"} <= set(codes)


def test_the_problem_names_entry_and_table(copy: Path) -> None:
    tamper(copy, "UPDATE closing_line SET deduction = 0 WHERE employee_id = '0013' AND closing = 1")

    found = verdict(copy).problems
    assert [(problem.code, problem.where) for problem in found] == [
        ("rows", "entry 6, lines of closed months (closing_line)")
    ]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DROP TRIGGER decision_unchanged", "trigger"),
        ("CREATE TRIGGER odd AFTER INSERT ON decision BEGIN SELECT 1; END", "trigger"),
        ("DROP INDEX slip_number", "index"),
        ("DROP INDEX slip_number; CREATE INDEX slip_number ON slip (year, number)", "index"),
        ("CREATE INDEX odd ON slip (year)", "index"),
        ("CREATE TABLE odd (id INTEGER)", "table"),
        ("CREATE TABLE sqliteodd (id INTEGER)", "table"),
        ("CREATE VIEW odd AS SELECT 1", "view"),
        ("ALTER TABLE slip ADD COLUMN odd TEXT DEFAULT ''", "table"),
        ("PRAGMA user_version = 7", "form"),
        ("PRAGMA application_id = 7", "form"),
    ],
)
def test_what_was_lost_added_or_made_anew_is_found(copy: Path, statement: str, code: str) -> None:
    with closing(sqlite3.connect(copy)) as raw:
        raw.executescript(statement)

    assert [problem.code for problem in verdict(copy).problems] == [code]


@pytest.mark.parametrize("lost", [" NOT NULL", " STRICT", "PRIMARY KEY (id), "])
def test_a_table_made_anew_without_what_guards_it_is_found(copy: Path, lost: str) -> None:
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        ((sql,),) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'slip'")
        weaker = " ".join(sql.split()).replace(lost, "", 1)
        raw.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'slip'", (weaker,))
        raw.commit()

    assert weaker != " ".join(sql.split())
    assert refused(copy)


def test_a_ledger_is_made_in_the_form_that_is_checked(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as raw:
        parts = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()

    assert {(kind, name): form.plain(sql) for kind, name, sql in parts} == form.expected()


def test_a_seal_is_found_after_further_entries(copy: Path) -> None:
    seal = verdict(copy).head
    with (
        books.open_ledger(str(copy), write=True) as ledger,
        ledger.entry("export", actor="王", at=dt.datetime.now(dt.UTC), detail={}),
    ):
        pass

    assert verdict(copy).head != seal
    assert verdict(copy, seal).ok


@pytest.mark.parametrize("write", ["{0}", "{1}", "{2}", " {0} "])
def test_sixteen_digits_of_a_seal_will_do(kept: Path, write: str) -> None:
    head = verdict(kept).head
    spaced = " ".join(head[start : start + 4] for start in range(0, 32, 4))

    assert verdict(kept, write.format(head, head[:16].upper(), spaced)).ok


def test_an_old_copy_put_back_is_found_by_the_seal(kept: Path, copy: Path) -> None:
    desk = Desk.__new__(Desk)
    desk.ledger = books.open_ledger(str(copy), write=True)
    with desk.ledger:
        desk.book("later.xlsx", {})
    seal = verdict(copy).head

    assert not verdict(kept, seal).ok


@pytest.mark.parametrize("text", ["", "abc", "0123456789abcde", "0123456789abcdeg", "封印封印封印封印封印封印封印封印"])
def test_what_cannot_be_a_seal_is_wrong_usage(kept: Path, text: str) -> None:
    with pytest.raises(errors.SealTextError):
        verdict(kept, text)


def again(closing: books.Closing, **other: Any) -> Recomputed:
    return Recomputed(closing.lines.assign(**other), closing.rulebook_digest)


def test_closed_months_are_recomputed(kept: Path) -> None:
    assert verdict(kept, recompute=again).ok


def test_a_line_that_is_recomputed_otherwise_is_named(kept: Path) -> None:
    found = verdict(kept, recompute=lambda month: again(month, deduction=[10000, 0]))

    told = "The line was frozen with Deduction 100.00; 0.00 would be right."
    assert [(problem.code, problem.where, problem.message) for problem in found.problems] == [
        ("recomputed", "2024-03, 0013", told),
        ("recomputed", "2024-04, 0013", told),
    ]


def test_a_category_without_a_violation_may_have_no_column(kept: Path) -> None:
    assert verdict(kept, recompute=lambda month: again(month, count_3=0)).ok


def test_a_month_that_cannot_be_recomputed_is_a_problem(kept: Path) -> None:
    def fail(_closing: books.Closing) -> Any:
        raise BadMonthError(text="2024-13")

    assert {problem.code for problem in verdict(kept, recompute=fail).problems} == {"recomputed"}


def reseal(place: Path) -> None:
    """Do what somebody would who knows the program well: recompute every digest and the whole chain."""
    with books.open_ledger(str(place), write=False) as ledger:
        sealed: dict[int, dict[str, Any]] = {}
        for table in schema.CHAINED:
            for seq, found in digest.by_entry(ledger.store.rows(select(table).order_by(table.c.id))):
                sealed.setdefault(seq, {})[table.name] = found
        entries = ledger.store.rows(select(schema.entry).order_by(schema.entry.c.seq))
    before, statements = digest.GENESIS, []
    for *facts, _rows, _prev, _digest in entries:
        rows = digest.canonical(sealed.get(facts[0], {}))
        new = digest.of_entry((*facts, rows, before))
        statements.append(
            f"UPDATE entry SET rows = '{rows}', prev = '{before}', digest = '{new}' WHERE seq = {facts[0]}"
        )
        before = new
    tamper(place, *statements)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE decision SET status = 'waived' WHERE observation = 1", "life"),
        ("UPDATE decision SET action = 'admit' WHERE id = 1", "life"),
        ("DELETE FROM decision WHERE observation = 3", "undecided"),
        ("UPDATE closing_line SET deduction = 0 WHERE id = 1", "totals"),
        ("UPDATE slip SET number = 77 WHERE id = 2", "serials"),
        ("UPDATE slip SET employee_id = '0099' WHERE id = 2", "slips"),
    ],
)
def test_a_rewritten_chain_still_has_to_keep_the_rules(copy: Path, statement: str, code: str) -> None:
    seal = verdict(copy).head
    tamper(copy, statement)
    reseal(copy)

    assert [problem.code for problem in verdict(copy).problems] == [code]
    assert [problem.code for problem in verdict(copy, seal).problems] == [code, "seal"]


def test_a_full_rewrite_is_found_by_the_seal(copy: Path) -> None:
    seal = verdict(copy).head
    tamper(copy, "UPDATE observation SET text = '没有问题' WHERE id = 1")
    reseal(copy)

    assert verdict(copy).ok
    assert [problem.code for problem in verdict(copy, seal).problems] == ["seal"]


def read_everything(ledger: books.Ledger) -> None:
    ledger.entries()
    ledger.violations()
    ledger.closings()
    ledger.rosters()
    ledger.content(ledger.observation(1).sha256)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET at = 'once'",
        "UPDATE decision SET occurred_on = '2024-02-30'",
        "UPDATE decision SET reasons = 'none'",
        "UPDATE closing SET month = 'March' WHERE id = 1",
        "UPDATE roster SET start = '2024'",
        "UPDATE content SET zlib = x'00'",
    ],
)
def test_values_that_nobody_wrote_are_damage_to_every_reader(copy: Path, statement: str) -> None:
    tamper(copy, statement)

    with books.open_ledger(str(copy), write=False) as ledger, pytest.raises(errors.LedgerDamagedError):
        read_everything(ledger)


@pytest.mark.parametrize(
    "packed", ["x'00'", "x'ffffff'", "(SELECT substr(zlib, 1, length(zlib) - 6) FROM content WHERE id = 1)"]
)
def test_altered_bytes_of_a_file_are_found(copy: Path, packed: str) -> None:
    tamper(copy, f"UPDATE content SET zlib = {packed} WHERE id = 1")

    assert "content" in {problem.code for problem in verdict(copy).problems}


def test_an_altered_list_of_digests_is_found(copy: Path) -> None:
    tamper(copy, "UPDATE entry SET rows = 'no json' WHERE seq = 2", "UPDATE entry SET rows = '[]' WHERE seq = 3")

    assert {"entry", "stray"} <= {problem.code for problem in verdict(copy).problems}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET status = 'waived'",
        "DELETE FROM decision",
        "INSERT OR REPLACE INTO decision SELECT * FROM decision WHERE id = 1",
        "UPDATE entry SET actor = 'x'",
        "DELETE FROM ledger",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_written(copy: Path, statement: str) -> None:
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("PRAGMA recursive_triggers = ON")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(statement)


def test_every_connection_of_the_program_refuses_replacing(copy: Path) -> None:
    with books.open_ledger(str(copy), write=True) as ledger:
        pragmas = [ledger.store.command(f"PRAGMA {name}")[0][0] for name in ("recursive_triggers", "foreign_keys")]

    assert pragmas == [1, 1]


def test_a_row_that_refers_to_nothing_is_found(copy: Path) -> None:
    tamper(copy, "UPDATE employee SET roster = 77 WHERE id = 1")

    assert ("reference", "employees (employee), row 1") in {
        (problem.code, problem.where) for problem in verdict(copy).problems
    }


def test_an_unsound_file_is_found(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = books.open_ledger(str(copy), write=False)
    monkeypatch.setattr(Store, "command", lambda _store, sql: [("row 7 missing from index",)] * ("integrity" in sql))

    assert "integrity" in {problem.code for problem in checks_file.sound(ledger.store)}
