"""When two observations are the same: by content (who, when, what, where, who saw it), never by row or serial number.

INTERFACE "Identity". A clause counts only where it was written down: what the program infers from a text may differ
from one import to the next, the text does not. Texts compare in their normal form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from conduct_audit.books.frames import distinct
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Columns = Mapping[str, Sequence[Any]]
"""The columns of MAPPED as lists, unknown values None, days as ISO text."""

_WRITTEN_PERSON: Final = ("number", "name", "department")
_DIGEST_BYTES: Final = 16
_BETWEEN_TEXTS: Final = "\x1f"
_BETWEEN_PARTS: Final = "\x1e"
UNSAID: Final = ("place", "inspector")
"""The parts that a summary sheet may leave blank and still repeat a row of another sheet."""


class Parts(NamedTuple):
    """What an observation is made of; each part is a text that keeps known things apart from written ones."""

    person: str
    when: str
    act: str
    place: str
    inspector: str


def parts(columns: Columns) -> list[Parts]:
    """Give the parts of each row of MAPPED: of a known person the number, of an unknown one what was written."""
    whose = zip(columns["employee_id"], _written_persons(columns), strict=True)
    persons = (written if number is None else _tagged("=", number) for number, written in whose)
    places, inspectors = (distinct(folded, columns[name]) for name in UNSAID)
    return list(map(Parts, persons, _days(columns), _acts(columns), places, inspectors))


def as_written(columns: Columns, parts: Iterable[Parts]) -> list[str]:
    """Give the key that a row keeps whoever and whichever day it is found to mean; `parts` are its known ones."""
    whens = zip(distinct(folded, columns["date_text"]), parts, strict=True)
    written = zip(_written_persons(columns), whens, strict=True)
    return [
        key(made_of._replace(person=person, when=_tagged("~", day) if day else made_of.when))
        for person, (day, made_of) in written
    ]


def key(made_of: Parts, without: Collection[str] = ()) -> str:
    """Give the short text that equal observations share; `without` leaves parts out of the comparison."""
    compared = made_of if not without else [part for name, part in made_of._asdict().items() if name not in without]
    text = _BETWEEN_PARTS.join(compared)  # normal forms hold no control characters
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _written_persons(columns: Columns) -> list[str]:
    written = [distinct(folded, columns[name]) for name in _WRITTEN_PERSON]
    return [_tagged("~", *row) for row in zip(*written, strict=True)]


def _days(columns: Columns) -> list[str]:
    days = zip(columns["occurred_on"], columns["month"], distinct(folded, columns["date_text"]), strict=True)
    return [_tagged("=", day or month) if day or month else _tagged("~", written) for day, month, written in days]


def _acts(columns: Columns) -> list[str]:
    """Give what was done; where neither clause nor text says anything, all cells must be equal."""
    written, texts = (distinct(folded, columns[name]) for name in ("clause_text", "text"))
    acts = zip(columns["clause"], columns["score"], written, texts, columns["cells"], strict=True)
    return [
        _tagged("=", clause, text)
        if clause is not None and score is None
        else _tagged("~", *((said, text) if said or text else (folded(row),)))
        for clause, score, said, text, row in acts
    ]


def _tagged(tag: str, *texts: str) -> str:
    return tag + _BETWEEN_TEXTS.join(texts)
