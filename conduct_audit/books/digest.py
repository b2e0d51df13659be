"""The digest chain: what exactly is hashed. Anybody can recompute it with SHA-256 and JSON alone.

A table's digest within an entry is the SHA-256 of the UTF-8 JSON array of the rows that the entry wrote, by `id`, each
an array of all columns in their order; no blanks, nothing escaped that need not be. JSON keeps values and types apart:
`1`,`23` is not `12`,`3`, a number is not its digits, null is not "". Bytes stand as `{"sha256": HEX}`.
An entry's digest is that of the array [FORM, seq, at, actor, action, detail, rows, prev] of its columns.
"""

from __future__ import annotations

import hashlib
import json
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.books.store import Row

FORM: Final = "conduct-audit entry 1"
GENESIS: Final = ""
_BATCH: Final = 1000
_ENTRY_OF: Final = itemgetter(1)


def canonical(value: Any) -> str:
    """Write `value` as the one JSON text that is hashed."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_bytes)


def of_rows(rows: Iterable[Row]) -> tuple[int, str]:
    """Give the number of `rows` and their digest."""
    count, digest, rest = 0, hashlib.sha256(b"["), iter(rows)
    while batch := list(islice(rest, _BATCH)):
        digest.update((("," if count else "") + canonical(batch)[1:-1]).encode("utf-8", "surrogatepass"))
        count += len(batch)
    digest.update(b"]")
    return count, digest.hexdigest()


def by_entry(rows: Iterable[Row]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Give, for a table's rows by `id`, each entry that wrote some with their number and digest."""
    return ((entry, of_rows(written)) for entry, written in groupby(rows, key=_ENTRY_OF))


def of_entry(facts: Row) -> str:
    """Give the digest of an entry: `facts` are its columns but the digest itself."""
    return hashlib.sha256(canonical([FORM, *facts]).encode("utf-8", "surrogatepass")).hexdigest()


def _bytes(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    raise TypeError(type(value))
