"""What a returned sheet says beside a row: what is wrong and what is proposed, in words for whoever wrote the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit import language
from conduct_audit.actions.documents import records
from conduct_audit.actions.review_world import World, month_of
from conduct_audit.actions.waiting import ELSEWHERE, elsewhere
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    Row = Mapping[Hashable, Any]

_WORTH_NAMING: Final = 0.05
_MOST_NAMED: Final = 3
_OF_PEOPLE: Final = frozenset({"unknown_employee", "ambiguous_employee"})
_OF_CLAUSES: Final = frozenset({"unclear_clause", "clause_conflict", "not_in_force"})
_SENTENCES: Final = {
    "unknown_employee": N_("“{who}” is nobody on the roster: check number and name."),
    "ambiguous_employee": N_("“{who}” may be more than one person: write the employee number too."),
    "bad_date": N_("The date “{date_text}” cannot be read: write it in full, such as 2026-03-05."),
    "bad_count": N_("The number of times “{count_text}” cannot be read: write a whole number."),
    "unclear_clause": N_("It is not certain which clause was broken: write its number, such as 2.1.2."),
    "clause_conflict": N_("The clause “{clause_text}” does not fit what was seen: correct one of them."),
    "not_in_force": N_("The clause “{clause_text}” is not in the rulebook of that day: correct it."),
    "suspected_serious": N_("It may have had serious consequences: say 是 or 否 in a column headed 是否严重."),
    "unclear_mark": N_("The sheet does not say what its marks mean: write it above the table, such as “√ 表示违规”."),
    "possible_duplicate": N_("It may be the same event as record {others} in the books: HR looks at it."),
    "closed_month": N_("{month} is closed: HR looks at it."),
}
_BLANK: Final = {
    "unknown_employee": ("who", N_("Nobody is named: write number and name.")),
    "bad_date": ("date_text", N_("There is no date: write it in full, such as 2026-03-05.")),
}


class NoteWriter:
    """Writes the notes of one file."""

    def __init__(self, world: World) -> None:
        """Name people and clauses by the rosters and rulebooks of `world`."""
        self._world = world
        self._named: dict[tuple[object, object], list[str]] = {}

    def note(self, rows: Iterable[Row]) -> str:
        """Give the note of one row of the sheet: what is open in its records (VIOLATIONS) that wait."""
        told = [sentence for row in rows for sentence in self._sentences(row)]
        return " ".join(dict.fromkeys(told))

    def _sentences(self, row: Row) -> list[str]:
        facts = _facts(row)
        told = [_sentence(reason, facts) for reason in row["reasons"]]
        named = [*self._people(row), *self._clauses(row)]
        return told + [_("Perhaps: {named}.").format(named=_("; ").join(named))] * bool(named)

    def _people(self, row: Row) -> list[str]:
        """Name the people who may be meant, the same people of a month once."""
        if not _OF_PEOPLE & set(row["reasons"]):
            return []
        key = (row["event_month"], row["people"])
        if key not in self._named:
            self._named[key] = self._names(row)
        return self._named[key]

    def _names(self, row: Row) -> list[str]:
        roster = self._world.roster_of(month_of(row))
        if roster is None:
            return []
        meant = {each["employee_id"]: each for each in records(roster[roster["employee_id"].isin(row["people"])])}
        ordered = [meant[number] for number in row["people"] if number in meant][:_MOST_NAMED]
        return [f"{one['employee_id']} {one['name']} {one['department']}".rstrip() for one in ordered]

    def _clauses(self, row: Row) -> list[str]:
        rulebook = self._world.rulebook_of(row)
        if rulebook is None or not _OF_CLAUSES & set(row["reasons"]):
            return []
        likely = [code for code, score in row["candidates"] if score >= _WORTH_NAMING and code in rulebook.by_code]
        spoken = language.current()
        return [f"{code} {rulebook.by_code[code].label.spoken(spoken)}" for code in likely[:_MOST_NAMED]]


def _sentence(reason: str, facts: Mapping[str, str]) -> str:
    if reason == "ambiguous_employee" and facts["elsewhere"]:
        return _(ELSEWHERE).format(**facts)
    fact, blank = _BLANK.get(reason, ("", ""))
    return _(blank) if blank and not facts[fact] else _(_SENTENCES[reason]).format(**facts)


def _facts(row: Row) -> dict[str, str]:
    who = " ".join(part for part in (row["number"], row["written_name"]) if part)
    others = ", ".join(str(number) for number in row["related"])
    written = {name: str(row[name] or "") for name in ("date_text", "count_text", "clause_text", "month")}
    home = {"department": str(row["department"]), "elsewhere": elsewhere(row)}
    return {"who": who, "others": others, **home, **written}
