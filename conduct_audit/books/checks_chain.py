"""Whether the chain holds, and every row is the one that its entry sealed."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from conduct_audit.books import digest, schema
from conduct_audit.books.records import Problem
from conduct_audit.books.table_words import table_words
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.store import Store

Sealed = dict[int, dict[str, Any]]
_GAP: Final = N_("Entry {seq} follows entry {last}: entries are missing or were put in.")
_BROKEN: Final = N_("The entry does not continue the one before it.")
_ALTERED: Final = N_("The entry was altered after it was written.")
_ROWS: Final = N_("The entry wrote {sealed} rows; {found} are there, and they are not the same.")
_STRAY: Final = N_("Rows claim an entry that did not write them.")
_BYTES: Final = N_("The kept bytes of a file are not those that were imported.")
_UNSEALED: Final = N_("The books do not contain the state with the seal {seal}: they were cut, replaced or rebuilt.")


def entries(store: Store, sealed: Sealed) -> Iterator[Problem]:
    """Recompute every entry; fill `sealed` with the digests that each gives of its rows, by table."""
    last, before = 0, digest.GENESIS
    for *facts, claimed in store.stream(select(schema.entry).order_by(schema.entry.c.seq)):
        seq, prev = facts[0], facts[-1]
        if seq != last + 1:
            yield Problem("gap", _where(seq), _(_GAP).format(seq=seq, last=last))
        if prev != before:
            yield Problem("chain", _where(seq), _(_BROKEN))
        if digest.of_entry(tuple(facts)) != claimed:
            yield Problem("entry", _where(seq), _(_ALTERED))
        sealed[seq] = _decoded(facts[-2])
        last, before = seq, claimed


def rows(store: Store, sealed: Sealed) -> Iterator[Problem]:
    """Recompute the digest of every table's rows, entry by entry."""
    for table in schema.CHAINED:
        expected = {seq: tables[table.name] for seq, tables in sealed.items() if table.name in tables}
        for seq, found in digest.by_entry(store.stream(select(table).order_by(table.c.id))):
            claimed = expected.pop(seq, None)
            if claimed is None:
                yield Problem("stray", _where(seq, table.name), _(_STRAY))
            elif claimed != list(found):
                yield _mismatch(seq, table.name, claimed, found[0])
        yield from (_mismatch(seq, table.name, claimed, 0) for seq, claimed in expected.items())


def contents(store: Store) -> Iterator[Problem]:
    """Unpack every kept file and compare it with its digest."""
    table = schema.content.c
    for number, sha256, size, packed in store.stream(select(table.id, table.sha256, table.size, table.zlib)):
        if _unpacked_digest(packed, size) != sha256:
            yield Problem("content", _row(number), _(_BYTES))


def seal(store: Store, digits: str) -> Iterator[Problem]:
    """Find the entry whose digest begins with `digits`."""
    if store.one(select(schema.entry.c.seq).where(schema.entry.c.digest.startswith(digits))) is None:
        yield Problem("seal", digits, _(_UNSEALED).format(seal=digits))


def _mismatch(seq: int, table: str, claimed: Any, found: int) -> Problem:
    sealed = claimed[0] if isinstance(claimed, list) and claimed else "?"
    return Problem("rows", _where(seq, table), _(_ROWS).format(sealed=sealed, found=found))


def _where(seq: int, table: str = "") -> str:
    entry = _("entry {seq}").format(seq=seq)
    return _("{entry}, {table}").format(entry=entry, table=table_words(table)) if table else entry


def _row(content: int) -> str:
    return _("{table}, row {number}").format(table=table_words(schema.content.name), number=content)


def _decoded(text: str) -> dict[str, Any]:
    """Read the digests of an entry; an altered text has been reported already."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _unpacked_digest(packed: bytes, size: int) -> str:
    """Unpack no more than was there: altered bytes may unpack to any size."""
    try:
        return hashlib.sha256(zlib.decompressobj().decompress(packed, size + 1)).hexdigest()
    except zlib.error:
        return ""
