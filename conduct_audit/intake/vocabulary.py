"""The words of sheets as data: `synonyms.toml` (what headings mean) and `vocabulary.toml` (all other words)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final, Literal

from conduct_audit.normal import folded

Where = Literal["inside", "ending", "alone"]
_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Synonym:
    """A heading of a field; the lower its `rank`, the surer. `where` it may stand in a longer heading, if at all."""

    heading: str
    field: str
    rank: int
    where: Where


@cache
def synonyms() -> tuple[Synonym, ...]:
    """Give every heading of `synonyms.toml`, as written there."""
    return tuple(synonym for field, lists in _data("synonyms.toml").items() for synonym in _of_field(field, lists))


@cache
def words(table: str, key: str) -> frozenset[str]:
    """Give a list of `vocabulary.toml` in normal form (`normal.folded`)."""
    return frozenset(folded(word) for word in _data("vocabulary.toml")[table][key])


def _of_field(field: str, lists: dict[str, Any]) -> list[Synonym]:
    joined = ["".join(pair) for pair in product(*lists["product"])] if "product" in lists else []
    found_inside = lists.get("zh", []) + joined + lists.get("en", [])
    placed: list[tuple[Where, list[str]]] = [
        ("inside", found_inside),
        ("ending", lists.get("ending", [])),
        ("alone", lists.get("exact", [])),
    ]
    everything = [(heading, where) for where, headings in placed for heading in headings]
    return [Synonym(heading, field, rank, where) for rank, (heading, where) in enumerate(everything)]


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))
