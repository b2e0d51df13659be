"""Recognise a quotation of the regulation without carrying its text: short hashes of five-character pieces.

A clause's wording is the set of the hashes of all its pieces, without their order. Someone who pastes a sentence, or a
part of it, quotes the clause that holds most of its pieces.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from conduct_audit.normal import squeezed
from conduct_audit.rulebook.errors import WordingFaultyError

if TYPE_CHECKING:
    from collections.abc import Mapping

PIECE: Final = 5
SHORTEST_QUOTATION: Final = 8
_BYTES: Final = 3
_DIGITS: Final = 2 * _BYTES


def fingerprint(text: str) -> frozenset[int]:
    """Give the 24-bit hashes of the pieces of `text`: five characters each, blanks, signs, width and script aside."""
    plain = squeezed(text)
    return frozenset(_hash(plain[start : start + PIECE]) for start in range(len(plain) - PIECE + 1))


def quoted(text: str, wording: Mapping[str, frozenset[int]], *, at_least: float = 0.8) -> tuple[str, ...]:
    """Give the codes of the clauses that `text` quotes, in the order of `wording`; none where it quotes nothing.

    Either `text` is a piece of a clause: the clause holds `at_least` that share (0–1) of its pieces and no other holds
    more; clauses that share a sentence are all given. Or `text` holds whole clauses, one or several, among other words:
    that share of each clause's own pieces. Fewer than eight characters quote nothing.
    """
    if len(squeezed(text)) < SHORTEST_QUOTATION:
        return ()
    pieces = fingerprint(text)
    if pieces.isdisjoint(_all(tuple(wording.values()))):
        return ()
    held = {code: len(pieces & known) for code, known in wording.items()}
    most = max(held.values(), default=0)
    if most >= at_least * len(pieces):
        return tuple(code for code, number in held.items() if number == most)
    return tuple(code for code, number in held.items() if number and number >= at_least * len(wording[code]))


@lru_cache(maxsize=16)
def _all(wording: tuple[frozenset[int], ...]) -> frozenset[int]:
    """Give every piece that any clause holds: most notes quote nothing, and one look tells."""
    return frozenset().union(*wording)


def parse(text: str) -> dict[str, frozenset[int]]:
    """Read what `written` wrote: code, tab, hashes. Raises `WordingFaultyError`."""
    lines = enumerate(text.removeprefix("\ufeff").splitlines(), 1)
    return dict(_parsed(line, number) for number, line in lines if line.strip() and not line.startswith("#"))


def written(sentences: Mapping[str, str]) -> str:
    """Write the fingerprints of `sentences` (by code), a line each; the hashes are sorted, their order is lost."""
    return "".join(f"{code}\t{_spelled(fingerprint(sentence))}\n" for code, sentence in sentences.items())


def _hash(piece: str) -> int:
    return int.from_bytes(hashlib.blake2b(piece.encode(), digest_size=_BYTES).digest())


def _spelled(pieces: frozenset[int]) -> str:
    return " ".join(f"{piece:0{_DIGITS}x}" for piece in sorted(pieces))


def _parsed(line: str, number: int) -> tuple[str, frozenset[int]]:
    code, _, hashes = line.partition("\t")
    try:
        return code.strip(), frozenset(int(piece, 16) for piece in hashes.split())
    except ValueError as error:
        raise WordingFaultyError(line=number) from error
