"""Summary sheets (汇总, 合计, …) repeat the rows of the file's other sheets; what they repeat counts once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final, TypeAlias

from conduct_audit.books.identity import UNSAID, Parts, key
from conduct_audit.books.matching import pair

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_Said: TypeAlias = tuple[str, str, str]
_Held: TypeAlias = defaultdict[str, Counter[_Said]]
_NAMED: Final = re.compile("汇总|匯總|合计|合計|总表|總表|summary", re.IGNORECASE)
_COPY: Final = re.compile(r"(?P<original>.+?) ?[(（]\d+[)）]")
_LEFT_OUT: Final = tuple(some for size in range(len(UNSAID) + 1) for some in combinations(UNSAID, size))


def is_summary(sheet: str) -> bool:
    """Whether the name of `sheet` says that it repeats others."""
    return bool(_NAMED.search(sheet))


def among(sheets: Sequence[str], made_of: Sequence[Parts]) -> frozenset[str]:
    """Give the sheets of a file that repeat others: by their name, else by what they hold.

    Whatever it is called, a sheet repeats the others when all rows of at least two of them stand on it again; so does
    the copy that a spreadsheet program calls `城东 (2)` when it holds the very rows of `城东`.
    """
    named = frozenset(filter(is_summary, sheets))
    if named or len(set(sheets)) < len("ab"):
        return named
    held: _Held = defaultdict(Counter)
    for sheet, row in zip(sheets, made_of, strict=True):
        held[sheet][row.person, row.when, row.act] += 1
    return frozenset(sheet for sheet in held if _covers(sheet, held) or _copies(sheet, held))


def _covers(sheet: str, held: _Held) -> bool:
    others = [rows for name, rows in held.items() if name != sheet]
    return len(others) > 1 and sum(others, Counter[_Said]()) <= held[sheet]


def _copies(sheet: str, held: _Held) -> bool:
    found = _COPY.fullmatch(sheet)
    return found is not None and held.get(found["original"]) == held[sheet]


def repeats(sheets: Sequence[str], made_of: Sequence[Parts]) -> dict[int, int]:
    """Give, for the rows of summary sheets that repeat a row elsewhere in the file, that row.

    A summary may leave place and inspector blank. What it alone tells stays an event of its own.
    """
    known = among(sheets, made_of)
    summaries = [sheet for sheet in dict.fromkeys(sheets) if sheet in known]
    elsewhere = [row for row, sheet in enumerate(sheets) if sheet not in summaries]
    repeated: dict[int, int] = {}
    for summary in summaries:
        own = [row for row, sheet in enumerate(sheets) if sheet == summary]
        found = _repeated(own, elsewhere, made_of)
        elsewhere += [row for row in own if row not in found]
        repeated |= found
    return repeated


def _repeated(own: Collection[int], elsewhere: Collection[int], made_of: Sequence[Parts]) -> dict[int, int]:
    found: dict[int, int] = {}
    for without in _LEFT_OUT:
        taken = set(found.values())
        rows = {row: key(made_of[row], without) for row in own if row not in found and _blank(made_of[row], without)}
        others = {row: key(made_of[row], without) for row in elsewhere if row not in taken}
        found |= pair(rows, others) if rows else {}
    return found


def _blank(made_of: Parts, names: Collection[str]) -> bool:
    return not any(getattr(made_of, name) for name in names)
