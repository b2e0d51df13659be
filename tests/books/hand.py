"""A hand among many: a process of its own that works on a ledger, for tests of several at once and of killed ones.

python -m tests.books.hand PLACE book      books three files that overlap, the same for every hand
python -m tests.books.hand PLACE create    makes a ledger and says whether it was the one who did
python -m tests.books.hand PLACE hold      stops in the middle of an entry whose rows are half on the disk
"""

from __future__ import annotations

import sys
import time
from typing import Any

from conduct_audit import books
from conduct_audit.books import sqlite
from conduct_audit.books.errors import LedgerExistsError
from tests.books.world import AT, RULEBOOK, mapped

FILES, ROWS = 3, 40
DISTINCT = (FILES + 1) * ROWS // 2


def rows_of(file: int) -> list[dict[str, Any]]:
    """Give the rows of a file; half of them are those of the file before."""
    numbers = (f"{file * ROWS // 2 + row:04d}" for row in range(ROWS))
    return [{"employee_id": number, "number": number} for number in numbers]


def book(place: str) -> None:
    with books.open_ledger(place, write=True) as ledger:
        for file in range(FILES):
            with ledger.entry("import", actor="hand", at=AT, detail={"file": file}) as entry:
                entry.book_source(f"{file}.xlsx", b"%d" % file, "xlsx", mapped(*rows_of(file)))


def create(place: str) -> None:
    try:
        books.create(place, actor="hand", at=AT, company="", rulebook=RULEBOOK).close()
    except LedgerExistsError:
        sys.stdout.write("there")
    else:
        sys.stdout.write("made")


def hold(place: str) -> None:
    sqlite._PRAGMAS = (*sqlite._PRAGMAS, "cache_size = 1")  # type: ignore[assignment, misc]  # pages go to the disk early
    with (
        books.open_ledger(place, write=True) as ledger,
        ledger.entry("import", actor="hand", at=AT, detail={}) as entry,
    ):
        entry.book_source("a.xlsx", b"a", "xlsx", mapped(*rows_of(0)))
        entry.book_source("b.xlsx", b"b", "xlsx", mapped(*rows_of(9)))
        sys.stdout.write("written\n")
        sys.stdout.flush()
        time.sleep(600)


if __name__ == "__main__":
    {"book": book, "create": create, "hold": hold}[sys.argv[2]](sys.argv[1])
