"""An inspector who goes through the gate by hand: what no import of their own writes is refused; the chain holds."""

# ruff: noqa: S608  # these tests play those who write SQL of their own
from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DataError

from conduct_audit import books
from conduct_audit.books import gate, schema, server_errors
from tests.books.office import Office
from tests.books.world import AT

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit.books.chain import Pen
    from tests.books.server import Server

PENDING, BOOKED, WUS = 3, 2, 5
"""Records of others: one that waits in HR's sheet, one that is booked there, wu's."""

OBSERVED = (
    "3月",
    2,
    1,
    "0012",
    "张三",
    "客服部",
    "城东厅",
    "li",
    "3月5日",
    "2.1.2",
    "",
    "未戴工牌",
    "1",
    "{}",
    "[]",
    "[]",
    None,
)
READ = ("0012", "2024-03-05", "2024-03", 1, None, "x" * 32, "y" * 32, None)
DECIDED = ("0012", "2024-03-05", "2024-03", "2", "2.1.2", 1, None, "[]", "[]", "")


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    made = Office(server)
    made.book("li", "li.xlsx", {"text": "迟到"})
    made.book("wu", "wu.xlsx", {"employee_id": "0013", "number": "0013", "text": "串岗"})
    return made


def file(pen: Pen, content: bytes = b"forged") -> int:
    kept = pen.append_one(schema.content, hashlib.sha256(content).hexdigest(), len(content), zlib.compress(content))
    return pen.append_one(schema.source, "forged.xlsx", "xlsx", kept)


def row(pen: Pen, source: int, read: tuple[Any, ...] = READ, seen: tuple[Any, ...] = OBSERVED) -> int:
    return pen.append_one(schema.observation, source, *seen, *read)


def decide(pen: Pen, record: int, *state: Any) -> int:
    return pen.append_one(schema.decision, record, *(state or ("booked", "confirmed", *DECIDED)))


def honest(pen: Pen) -> None:
    decide(pen, row(pen, file(pen)))


def nothing_of_it(pen: Pen) -> None:
    file(pen)
    pen.seal = lambda *_: pen.last  # type: ignore[method-assign]


def sealed_otherwise(pen: Pen, column: str, value: Any) -> None:
    honest(pen)
    insert = pen.store.insert

    def forged(table: Any, rows: Any) -> None:
        columns = list(schema.entry.c.keys())
        insert(table, [tuple(value if n == column else v for n, v in zip(columns, each, strict=True)) for each in rows])

    pen.store.insert = forged  # type: ignore[method-assign]


def a_gap(pen: Pen) -> None:
    pen._next["content"] = schema.GREATEST - 1
    honest(pen)


def somebodys_file(pen: Pen) -> None:
    decide(pen, row(pen, pen.append_one(schema.source, "stolen.xlsx", "xlsx", 1)))


def with_read(pen: Pen, place: int, value: Any) -> None:
    read = tuple(value if at == place else each for at, each in enumerate(READ))
    decide(pen, row(pen, file(pen), read))


def with_read_of(pen: Pen, employee: str) -> None:
    decide(pen, row(pen, file(pen), (employee, *READ[1:])), *changed(employee_id=employee))


def with_seen(pen: Pen, place: int, value: Any) -> None:
    seen = tuple(value if at == place else each for at, each in enumerate(OBSERVED))
    decide(pen, row(pen, file(pen), seen=seen))


def with_state(pen: Pen, *states: tuple[Any, ...]) -> None:
    record = row(pen, file(pen))
    for state in states:
        decide(pen, record, *state)


def changed(**columns: Any) -> tuple[Any, ...]:
    names = schema.decision.c.keys()[3:]
    return tuple((dict(zip(names, ("booked", "confirmed", *DECIDED), strict=True)) | columns).values())


def about(pen: Pen, record: int, *state: Any) -> None:
    honest(pen)
    decide(pen, record, *state)


def settled(pen: Pen, action: str, record: int) -> None:
    new = row(pen, file(pen))
    decide(pen, new)
    before = pen.store.rows(select(schema.decision).where(schema.decision.c.observation == record))
    state = before[-1][5:-2] if before else DECIDED[:-2]
    decide(pen, record, action, "dismissed", *state, f"[{new}]", str(new))


FORGED: dict[str, tuple[Callable[[Pen], object], str]] = {
    "rows without an entry": (nothing_of_it, "its seal is not that of its rows"),
    "another action": (lambda pen: sealed_otherwise(pen, "action", "close"), 'table "entry"'),
    "another actor": (lambda pen: sealed_otherwise(pen, "actor", "王主管"), 'table "entry"'),
    "another number": (lambda pen: sealed_otherwise(pen, "seq", 99), 'table "entry"'),
    "garbage for a seal": (lambda pen: sealed_otherwise(pen, "digest", "0" * 64), "its seal is not that of its rows"),
    "garbage for the digests": (lambda pen: sealed_otherwise(pen, "rows", "{}"), "its seal is not that of its rows"),
    "another chain": (lambda pen: sealed_otherwise(pen, "prev", "0" * 64), "its seal is not that of its rows"),
    "another time than sealed": (
        lambda pen: sealed_otherwise(pen, "at", "2020-01-01T00:00:00+08:00"),
        "its seal is not that of its rows",
    ),
    "a number far away": (a_gap, "a number is left out"),
    "somebody's file": (somebodys_file, "bytes were not given"),
    "a row of somebody's sheet": (lambda pen: decide(pen, row(pen, 2)), "its seal is not that of its rows"),
    "a row of an earlier sheet": (lambda pen: decide(pen, row(pen, 3)), "of an earlier file"),
    "a count of nought": (lambda pen: with_read(pen, 3, 0), "a row cannot be read"),
    "half a seriousness": (lambda pen: with_read(pen, 4, 7), "a row cannot be read"),
    "cells that are none": (lambda pen: with_seen(pen, 13, "[1"), "json"),
    "people that are none": (lambda pen: with_seen(pen, 15, "{}"), "a row cannot be read"),
    "a certainty that is none": (lambda pen: with_seen(pen, 16, "sure"), "a row cannot be read"),
    "a row without a beginning": (with_state, "no beginning, or two"),
    "a row with two": (lambda pen: with_state(pen, (), ()), "no beginning, or two"),
    "a beginning as waived": (
        lambda pen: with_state(pen, changed(action="waive", status="waived")),
        "none of an import",
    ),
    "a booking of another than was read": (
        lambda pen: with_state(pen, changed(employee_id="0013")),
        "none of an import",
    ),
    "a booking without a clause": (lambda pen: with_state(pen, changed(clause=None)), "what must wait"),
    "a booking with open questions": (lambda pen: with_state(pen, changed(reasons='["bad_date"]')), "what must wait"),
    "a booking in a closed month": (lambda pen: with_state(pen, changed(month="2024-02")), "what must wait"),
    "a booking of nobody": (lambda pen: with_read_of(pen, "9999"), "what must wait"),
    "a month that is none": (lambda pen: with_state(pen, changed(month="2024-13")), "day or month"),
    "a day that is none": (lambda pen: with_state(pen, changed(occurred_on="2024-02-31")), "out of range"),
    "reasons that are none": (
        lambda pen: with_state(pen, changed(action="queued", status="pending", reasons="x")),
        "json",
    ),
    "a waiver": (lambda pen: about(pen, BOOKED, *changed(action="waive", status="waived")), "decides about a record"),
    "a dismissal": (
        lambda pen: about(pen, PENDING, *changed(action="dismiss", status="dismissed")),
        "decides about a record",
    ),
    "a booking of somebody's row": (lambda pen: about(pen, PENDING), "decides about a record"),
    "an unlike row for somebody's": (lambda pen: settled(pen, "superseded", PENDING), "decides about a record"),
    "a correction of somebody's sheet": (lambda pen: settled(pen, "replaced", PENDING), "decides about a record"),
    "a booked record put aside": (lambda pen: settled(pen, "superseded", BOOKED), "decides about a record"),
    "a setting": (lambda pen: pen.append_one(schema.setting, "shortfall", "carry", None), "permission denied"),
    "a roster": (lambda pen: pen.append_one(schema.roster, None, 1), "permission denied"),
    "a closing": (lambda pen: pen.append_one(schema.closing, "2024-03", "d", "{}"), "permission denied"),
    "a phrase": (lambda pen: pen.append_one(schema.phrase, "r", "-", "t", "learn", None), "permission denied"),
}
"""What is tried, and what the server says to it."""


def forge(office: Office, forgery: Callable[[Pen], object], action: str = "import") -> None:
    """Forge with everything in view that comparing may show."""
    keys = [key for (key,) in office.server.sql("SELECT identity FROM observation", schema=office.schema)]
    with (
        office.ledger("li", write=True) as ledger,
        ledger.entry(action, actor=office.login("li"), at=AT, detail={}) as entry,
    ):
        gate.compare(ledger.store, b"", keys, ())
        forgery(entry._pen)


def proven(office: Office) -> books.Verdict:
    with books.open_ledger(office.place, write=False) as ledger:
        return books.verify(ledger)


@pytest.mark.parametrize("what", FORGED)
def test_what_no_import_of_their_own_writes_is_refused(office: Office, what: str) -> None:
    forgery, told = FORGED[what]
    with books.open_ledger(office.place, write=False) as ledger:
        before = ledger.head()

        with pytest.raises((server_errors.LedgerForbiddenError, DataError), match=told):
            forge(office, forgery)

        assert ledger.head() == before


def test_an_honest_import_by_hand_is_kept_and_nothing_else_was(office: Office) -> None:
    forge(office, lambda pen: decide(pen, row(pen, file(pen, b"honest"))))

    assert proven(office).ok


@pytest.mark.parametrize("action", ["close", "settings set", "review set"])
def test_an_inspector_has_no_other_kind_of_entry(office: Office, action: str) -> None:
    with pytest.raises(server_errors.LedgerForbiddenError, match="entry"):
        forge(office, honest, action)


def test_the_gate_cannot_be_kept_open_past_the_check(office: Office) -> None:
    access = f"{office.schema}_access"
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="content"):
        office.server.sql(
            "BEGIN",
            f"SELECT {access}.begin_entry()",
            "SET CONSTRAINTS ALL IMMEDIATE",
            f"INSERT INTO content VALUES (9, {proven(office).entries + 1}, '{'0' * 64}', 1, '')",
            schema=office.schema,
            user=office.login("li"),
        )


def test_the_gate_opens_once(office: Office) -> None:
    begin = f"SELECT {office.schema}_access.begin_entry()"

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="begun"):
        office.server.sql("BEGIN", begin, begin, user=office.login("li"))


def test_what_is_compared_is_shown_for_the_length_of_the_entry_alone(office: Office) -> None:
    with office.ledger("li", write=True) as ledger:
        with ledger.entry("import", actor=office.login("li"), at=AT, detail={}) as entry:
            gate.compare(ledger.store, b"", [], {("0013", "2024-03-05", "2.1.2")})
            assert set(ledger.violations(ids=range(1, 99))["id"]) >= {BOOKED, WUS}
            entry.abandon()
        assert not set(ledger.violations(ids=range(1, 99))["id"]) & {BOOKED, WUS}


def test_nothing_is_compared_without_an_entry(office: Office) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="no entry is begun"):
        office.server.sql(
            f"SELECT {office.schema}_access.compare('', '{{}}', '{{0013}}', '{{2024-03-05}}', '{{2.1.2}}')",
            user=office.login("li"),
        )
