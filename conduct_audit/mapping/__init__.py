"""An observation becomes a violation of a clause: by what is written down, else by what the text says, with certainty.

`mapping.assign` maps whole tables; it is not imported here, since pandas comes with it and `classify` must not wait.
"""

from conduct_audit.mapping.explicit import Explicit, clauses_in
from conduct_audit.mapping.match import Match
from conduct_audit.mapping.matcher import Matcher
from conduct_audit.mapping.phrases import read_phrases

__all__ = ["Explicit", "Match", "Matcher", "clauses_in", "read_phrases"]
