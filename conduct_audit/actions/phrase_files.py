"""A company's own phrases in a file: two columns, the clause (code or label; `-` for no violation) and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.actions.phrase_errors import PhraseLineError
from conduct_audit.intake.reader import load, read
from conduct_audit.language import gettext as _
from conduct_audit.mapping import NO_VIOLATION, clauses_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from conduct_audit.rulebook import Rulebook

_HEADINGS = {"条款", "条款编号", "条款号", "clause"}
_COLUMNS = 2


def pairs_in(file: Path, rulebook: Rulebook) -> list[tuple[str, str]]:
    """Read the pairs (clause, phrase) of the first sheet of `file`; blank rows and the headings are left out.

    Raises what `intake.reader` raises, and `PhraseLineError` for a line that names no single clause or says nothing.
    """
    rows = read(load(file), file.name).sheets[0].rows
    return [_pair(cells, rulebook, file.name, line) for line, cells in _filled(rows)]


def _filled(rows: Iterable[Sequence[object]]) -> Iterator[tuple[int, tuple[str, str]]]:
    for line, row in enumerate(rows, 1):
        first, second = (*("" if cell is None else str(cell).strip() for cell in row[:_COLUMNS]), "", "")[:_COLUMNS]
        if (first or second) and first.casefold() not in _HEADINGS:
            yield line, (first, second)


def _pair(cells: tuple[str, str], rulebook: Rulebook, file: str, line: int) -> tuple[str, str]:
    written, phrase = cells
    found = (NO_VIOLATION,) if written == NO_VIOLATION else clauses_in(written, rulebook).codes
    if len(found) != 1:
        raise PhraseLineError(file=file, line=line, why=_("“{text}” names no clause.").format(text=written))
    if not words_of(phrase):
        raise PhraseLineError(file=file, line=line, why=_("“{text}” says nothing by itself.").format(text=phrase))
    return found[0], phrase
