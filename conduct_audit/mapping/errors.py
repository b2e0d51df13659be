"""What can go wrong with the data that the mapping is given."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_


class TableFaultyError(ConductAuditError):
    """A trained table is cut, damaged or none."""

    code = "trained_table_faulty"
    sentence = N_("The trained table of the rulebook is damaged. Install the program again, or train it anew.")


class PhrasesFaultyError(ConductAuditError):
    """A file of phrases cannot be read."""

    code = "phrases_faulty"
    sentence = N_("Line {line} of the phrases is no pair of clause and phrase. Write it as 2.1.2,未戴工牌.")
