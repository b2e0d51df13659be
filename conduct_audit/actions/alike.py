"""Waiting rows that the same answer settles: the same unknown person, the same words, the same date as written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypedDict

from conduct_audit.intake.names import name_key
from conduct_audit.language import N_, gettext as _, ngettext
from conduct_audit.normal import squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

    Row = Mapping[Hashable, Any]


class AlikeDocument(TypedDict):
    """Rows that wait for the same answer: the option of `review set` that gives it, what they share, their numbers."""

    option: str
    about: str
    ids: list[str]


class _Question(NamedTuple):
    """A question that rows may share: the reasons that ask it, what tells it from others, how it is called."""

    reasons: frozenset[str]
    shared: Callable[[Row], tuple[str, ...]]
    about: Callable[[Row], str]


def alike(row: Row, queue: Iterable[Row], options: Collection[str] | None = None) -> list[AlikeDocument]:
    """Give the other rows of the `queue` that share a question with `row`, one document for each of its `options`."""
    others = [other for other in queue if other["id"] != row["id"]]
    asked = [(option, question) for option, question in _QUESTIONS.items() if options is None or option in options]
    found = [(option, question.about(row), _sharing(question, row, others)) for option, question in asked]
    return [{"option": option, "about": about, "ids": ids} for option, about, ids in found if ids]


def groups(queue: Iterable[Row]) -> list[AlikeDocument]:
    """Give the questions that several rows of the `queue` share, with all their rows."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in queue:
        for option, question in _QUESTIONS.items():
            key = _key(question, row)
            if key:
                found.setdefault((option, *key), []).append(row)
    return [
        {"option": key[0], "about": _QUESTIONS[key[0]].about(rows[0]), "ids": [str(row["id"]) for row in rows]}
        for key, rows in found.items()
        if len(rows) > 1
    ]


def sentence(found: AlikeDocument, answer: str = "") -> str:
    """Say how the rows alike are answered with one command; `answer` is the value that was given for the first."""
    told = ngettext(
        "{count} more row like “{about}”: conduct-audit review set {ids} {option} {answer}",
        "{count} more rows like “{about}”: conduct-audit review set {ids} {option} {answer}",
        len(found["ids"]),
    )
    facts = {"about": found["about"], "option": found["option"], "ids": " ".join(found["ids"])}
    blank = _BLANKS[found["option"]]
    return told.format(count=len(found["ids"]), answer=answer or _(blank), **facts)


def _sharing(question: _Question, row: Row, others: Iterable[Row]) -> list[str]:
    key = _key(question, row)
    return [str(other["id"]) for other in others if _key(question, other) == key] if key else []


def _key(question: _Question, row: Row) -> tuple[str, ...]:
    """Give what rows of the same answer have in common; `()` where the row does not ask or says nothing to go by."""
    asks = question.reasons & set(row["reasons"])
    shared = question.shared(row) if asks else ()
    return shared if any(shared) else ()


def _person(row: Row) -> tuple[str, ...]:
    named = (name_key(row["written_name"]), squeezed(row["number"]))
    return (*named, squeezed(row["department"])) if any(named) else ()


def _words(row: Row) -> tuple[str, ...]:
    return squeezed(row["text"]), squeezed(row["clause_text"])


def _date(row: Row) -> tuple[str, ...]:
    return (row["date_text"], row["file"], row["sheet"]) if row["date_text"] else ()


def _named(row: Row) -> str:
    return " ".join(part for part in (row["number"], row["written_name"], row["department"]) if part)


_QUESTIONS: Final = {
    "--employee": _Question(frozenset({"unknown_employee", "ambiguous_employee"}), _person, _named),
    "--clause": _Question(
        frozenset({"unclear_clause", "clause_conflict", "not_in_force"}),
        _words,
        lambda row: row["text"] or row["clause_text"],
    ),
    "--date": _Question(frozenset({"bad_date"}), _date, lambda row: row["date_text"]),
}
_BLANKS: Final = {"--employee": N_("NUMBER"), "--clause": N_("CLAUSE"), "--date": "YYYY-MM-DD"}
