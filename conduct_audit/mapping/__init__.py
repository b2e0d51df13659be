"""An observation becomes a violation of a clause: by what is written down, else by what the text says, with certainty.

`mapping.assign` maps whole tables; it is not imported here, since pandas comes with it and `classify` must not wait.
"""

from conduct_audit.mapping.explicit import Explicit, clauses_in
from conduct_audit.mapping.match import Match
from conduct_audit.mapping.matcher import Matcher, fitting
from conduct_audit.mapping.phrases import NO_VIOLATION, pairs_of, read_phrases
from conduct_audit.mapping.remembered import NO_COMPANY_PHRASES, CompanyPhrases, words_of
from conduct_audit.mapping.table import Table, read as read_table

__all__ = [
    "NO_COMPANY_PHRASES",
    "NO_VIOLATION",
    "CompanyPhrases",
    "Explicit",
    "Match",
    "Matcher",
    "Table",
    "clauses_in",
    "fitting",
    "pairs_of",
    "read_phrases",
    "read_table",
    "words_of",
]
