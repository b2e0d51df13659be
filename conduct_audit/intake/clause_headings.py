"""Which clauses, sections and categories the headings and first columns of a sheet name, each text asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.mapping.explicit import Explicit, clauses_in

if TYPE_CHECKING:
    from conduct_audit.rulebook.model import Rulebook

_NOTHING = Explicit()


class ClauseHeadings:
    """Reads texts with the names of one rulebook and remembers what it read."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Read with the names of `rulebook`."""
        self.rulebook = rulebook
        self._read: dict[str, Explicit] = {"": _NOTHING}

    def read(self, text: str) -> Explicit:
        """Give what `text` says explicitly."""
        if text not in self._read:
            self._read[text] = clauses_in(text, self.rulebook)
        return self._read[text]

    def names_clause(self, text: str) -> bool:
        """Tell whether `text` names a clause, of the rulebook or by a code that it lacks."""
        found = self.read(text)
        return bool(found.codes or found.absent)

    def names_part(self, text: str) -> bool:
        """Tell whether `text` names a category, a section or a clause by words (a bare number may be anything)."""
        return self.read(text).recognised and not text.strip().isdigit()
