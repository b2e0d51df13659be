"""Why a row holds no observation: the sentences of the import's list of ignored rows."""

from __future__ import annotations

from typing import Final

from conduct_audit.language import N_

ABOVE: Final = N_("title or label above the table")
HEADER: Final = N_("heading row")
REPEATED_HEADER: Final = N_("heading row, repeated")
TOTAL: Final = N_("total row")
SIGNATURE: Final = N_("signature row")
NOTE: Final = N_("note or legend")
LINE_BETWEEN: Final = N_("line between the rows, names a group or place")
END: Final = N_("says that the table ends here")
NOBODY_NOTHING: Final = N_("names neither a person nor anything seen")
NOTHING_OCCURRED: Final = N_("says itself that nothing occurred")
IN_ORDER: Final = N_("says itself that all was in order")
NO_MARK: Final = N_("no mark in this row")
REMARK: Final = N_("no mark in this row, only a remark, which was not read as a violation")
ALL_IN_ORDER: Final = N_("all marks in this row say that things were in order")
FORM: Final = N_("part of a form, which counts as one row")
NO_TABLE: Final = N_("no table of inspections was found on this sheet")
INSTRUCTIONS: Final = N_("sheet of instructions or of words to choose from")
LEFT_OUT: Final = N_("sheet that the profile leaves out")
SUMMARY: Final = N_("sheet that only adds up the others")
