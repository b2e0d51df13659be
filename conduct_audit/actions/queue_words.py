"""The words of the queue's workbook, in both languages: its columns, what can be chosen, how it is filled in."""

from __future__ import annotations

from typing import Final

from conduct_audit.language import N_, everywhere, gettext as _
from conduct_audit.reports.question_book import Kind, Question

_COLUMNS: Final[tuple[tuple[str, str, int, Kind], ...]] = (
    ("id", N_("Record no."), 8, "known"),
    ("why", N_("Waits because"), 18, "known"),
    ("who", N_("Person as written"), 16, "known"),
    ("department", N_("Department as written"), 14, "known"),
    ("date_text", N_("Date as written"), 12, "known"),
    ("text", N_("What was seen"), 34, "known"),
    ("clause_text", N_("Clause as written"), 12, "known"),
    ("count_text", N_("Count as written"), 9, "known"),
    ("known", N_("Known so far"), 24, "known"),
    ("people", N_("People perhaps meant"), 22, "known"),
    ("clauses", N_("Clauses perhaps meant"), 28, "known"),
    ("related", N_("Perhaps the same as"), 10, "known"),
    ("verb", N_("Decision"), 12, "text"),
    ("employee", N_("The person is"), 20, "text"),
    ("clause", N_("The clause is"), 26, "text"),
    ("day", N_("The date is"), 12, "day"),
    ("count", N_("The count is"), 8, "count"),
    ("serious", N_("Serious or not"), 8, "text"),
    ("reason", N_("Reason for the trail"), 20, "text"),
    ("file", N_("From file"), 20, "known"),
    ("sheet", N_("From sheet"), 10, "known"),
    ("row", N_("From row"), 7, "known"),
)
_STRICT: Final = ("verb", "serious")

ASKED: Final = tuple(key for key, _heading, _width, kind in _COLUMNS if kind != "known")
"""The cells that people fill in."""

NEEDED: Final = ("id", "verb")
"""The columns without which a sheet is not the queue."""

SAME: Final = ("file", "sheet", "row", "who", "text")
"""The cells that must be those of the record whose number stands beside them."""

VERBS: Final = {"set": N_("set what is filled in"), "admit": N_("book as it stands"), "dismiss": N_("drop it")}
SHEET: Final = N_("Rows that wait")
NOTES: Final = N_("How to fill it in")
LISTS: Final = N_("To choose from")
_HOW: Final = (
    N_("Each line is a row of an inspection sheet that waits for a person. Fill in the yellow cells only."),
    N_("Decision “set what is filled in”: fill in what is missing or wrong (person, clause, date, count, serious)."),
    N_("Decision “book as it stands”: the row is right as it is, for example another event and no duplicate."),
    N_("Decision “drop it”: the row is no violation. Say why in the reason."),
    N_("A line whose yellow cells are blank stays as it is: it goes on waiting."),
    N_("Choose from the drop-downs, or type an employee number, a clause number (2.1.2), a date (2024-03-05)."),
    N_("Then: conduct-audit review apply FILE. If one line is not understood, none is applied, and each is named."),
)


def columns() -> list[Question]:
    """Give the columns in the language spoken now."""
    return [Question(key, _(heading), width, kind, key in _STRICT) for key, heading, width, kind in _COLUMNS]


def headings() -> dict[str, tuple[str, ...]]:
    """Give the headings of each column in every language."""
    return {key: everywhere(heading) for key, heading, _width, _kind in _COLUMNS}


def verbs() -> dict[str, tuple[str, ...]]:
    """Give the words for each decision in every language, the code of the decision among them."""
    return {verb: (verb, *everywhere(words)) for verb, words in VERBS.items()}


def how() -> list[str]:
    """Give the explanation in the language spoken now."""
    return [_(line) for line in _HOW]
