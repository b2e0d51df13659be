"""Why a row waits, in plain words, and what settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping


class _Question(NamedTuple):
    """A reason to wait: what is open, the option of `review set` that answers it, or what else to do."""

    sentence: str
    option: str = ""
    advice: str = ""


_QUESTIONS: Final = {
    "unclear_clause": _Question(N_("Which clause was broken is not certain."), "--clause"),
    "unknown_employee": _Question(N_("Nobody on the month's roster is surely meant by “{who}”."), "--employee"),
    "ambiguous_employee": _Question(N_("More than one person may be meant by “{who}”."), "--employee"),
    "bad_date": _Question(N_("The date “{date_text}” cannot be read, or its year or month is missing."), "--date"),
    "bad_count": _Question(N_("The number of times “{count_text}” cannot be read."), "--count"),
    "suspected_serious": _Question(
        N_("It may have had serious consequences; only a person can say so."), "--serious/--not-serious"
    ),
    "possible_duplicate": _Question(
        N_("It may be the same event as {others}."),
        advice=N_(
            "“conduct-audit review admit {id}” if it is another event, "
            "“conduct-audit review dismiss {id} --reason …” if it is the same."
        ),
    ),
    "clause_conflict": _Question(N_("The clause written down ({clause_text}) does not fit what was seen."), "--clause"),
    "unclear_mark": _Question(
        N_("The sheet does not say what its marks mean."),
        advice=N_("Import it again with --mark-means, or “conduct-audit review admit” if it is a violation."),
    ),
    "closed_month": _Question(
        N_("{month} is closed."),
        advice=N_(
            "“conduct-audit review admit {id}” deducts it in the open month, "
            "“conduct-audit review dismiss {id} --reason …” drops it."
        ),
    ),
    "not_in_force": _Question(N_("The clause {clause_text} is not in the rulebook in force on that day."), "--clause"),
}


_VALUES: Final = {
    "--employee": N_("NUMBER"),
    "--clause": N_("CLAUSE"),
    "--date": "YYYY-MM-DD",
    "--count": "N",
}
"""What stands behind each option, in the hint."""

_BLANK: Final = {
    "unknown_employee": (N_("The row names nobody, neither by number nor by name."), "who"),
    "bad_date": (N_("There is no date, and no month was given; --month helps when it is imported again."), "date_text"),
}

ELSEWHERE: Final = N_("The sheet says “{who}” of “{department}”, and nobody on the roster is surely that person.")
"""Said of an `ambiguous_employee` that is a single person, where “more than one” would be false."""


def message(row: Mapping[Hashable, Any]) -> str:
    """Say why a row waits (VIOLATIONS as `Ledger.violations` gives it), and what settles it."""
    asked = [_QUESTIONS[reason] for reason in row["reasons"]]
    facts = _facts(row)
    told = [_sentence(reason, facts) for reason in row["reasons"]]
    options = list(dict.fromkeys(question.option for question in asked if question.option))
    if options:
        answer = _("Answer with “conduct-audit review set {id} {options}”.")
        told.append(answer.format(id=row["id"], options=" ".join(map(_filled, options))))
    return " ".join(told + [_(question.advice).format(id=row["id"]) for question in asked if question.advice])


def _filled(option: str) -> str:
    """Write an option with a word for its value."""
    value = _VALUES.get(option, "")
    return f"{option} {_(value)}" if value else option


def reasons_in_words(row: Mapping[Hashable, Any]) -> str:
    """Say why a row waits, a line for each reason, without what settles it."""
    facts = _facts(row)
    return "\n".join(_sentence(reason, facts) for reason in row["reasons"])


def _sentence(reason: str, facts: Mapping[str, str]) -> str:
    """Word a reason; where the cell it speaks of is blank, or one person alone may be meant, say that."""
    if reason == "ambiguous_employee" and facts["elsewhere"]:
        return _(ELSEWHERE).format(**facts)
    blank, fact = _BLANK.get(reason, ("", ""))
    return _(blank) if blank and not facts[fact] else _(_QUESTIONS[reason].sentence).format(**facts)


def _facts(row: Mapping[Hashable, Any]) -> dict[str, str]:
    who = " ".join(part for part in (row["number"], row["name"]) if part)
    others = ", ".join(str(number) for number in row["related"])
    written = {name: str(row[name]) for name in ("date_text", "count_text", "clause_text", "month")}
    home = {"department": str(row["department"]), "elsewhere": elsewhere(row)}
    return {"who": who, "others": others, **home, **written}


def elsewhere(row: Mapping[Hashable, Any]) -> str:
    """Give the number of the one employee whom a row may mean that says a department and no number; else ``""``."""
    return str(row["people"][0]) if len(row["people"]) == 1 and row["department"] and not row["number"] else ""
