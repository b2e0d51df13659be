"""The texts in which the books keep days, months, instants and lists, and back.

A text that none of this program's releases has written means that the books were altered: `AlteredValueError`, which
`trouble.told` puts into a sentence.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, TypeVar

from conduct_audit.errors import ConductAuditError
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class AlteredValueError(ValueError):
    """A text of the books cannot be read."""


def _strict(read: Callable[[str], T]) -> Callable[[str], T]:
    def checked(text: str) -> T:
        try:
            return read(text)
        except (ValueError, TypeError, ConductAuditError) as error:
            raise AlteredValueError(text) from error

    return checked


def _tuple(text: str) -> tuple[Any, ...]:
    return tuple(tuple(item) if isinstance(item, list) else item for item in json.loads(text))


day = _strict(dt.date.fromisoformat)
"""Read `YYYY-MM-DD`."""

instant = _strict(dt.datetime.fromisoformat)
"""Read an RFC 3339 instant."""

month = _strict(Month.parse)
"""Read `YYYY-MM`."""

array = _strict(_tuple)
"""Read a JSON array as a tuple, arrays within it too."""

number = _strict(float)
"""Read a certainty."""

document: Callable[[str], dict[str, Any]] = _strict(json.loads)
"""Read a JSON object."""
