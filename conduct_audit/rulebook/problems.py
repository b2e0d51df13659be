"""What can be wrong in the content of a rulebook, as data; and a look at content that may be wrong in any way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Content = Mapping[str, Any]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that the content breaks: where (keys and 0-based places), which one, and the facts of its sentence."""

    path: Path
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


def entries(content: Content, table: str) -> list[tuple[int, Content]]:
    """Give the entries of `[[table]]` with their 0-based places, leaving out what is no table at all."""
    rows = content.get(table)
    listed = rows if isinstance(rows, list | tuple) else ()
    return [(place, row) for place, row in enumerate(listed) if isinstance(row, Mapping)]


def text(entry: Content, *keys: str) -> str:
    """Give the text under nested `keys`, empty where there is none."""
    value: Any = entry
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def texts(entry: Content, key: str) -> list[str]:
    """Give the texts in the list under `key`."""
    values = entry.get(key)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list | tuple) else []


def codes(content: Content, table: str) -> list[tuple[int, str]]:
    """Give the codes written in `[[table]]` with the places of their entries."""
    return [(place, code) for place, entry in entries(content, table) if (code := text(entry, "code"))]
