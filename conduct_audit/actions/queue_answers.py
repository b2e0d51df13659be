"""What a filled-in line of the queue's workbook says; what is not understood is told by its cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.actions import queue_words
from conduct_audit.actions.answering import Facts
from conduct_audit.actions.errors import AnswerError
from conduct_audit.actions.review_world import month_of
from conduct_audit.errors import ConductAuditError
from conduct_audit.intake.counts import parse_count
from conduct_audit.intake.dates import DateContext, parse_date
from conduct_audit.intake.names import name_key
from conduct_audit.intake.severity import severity_of
from conduct_audit.language import N_, gettext as _
from conduct_audit.mapping.explicit import clauses_in
from conduct_audit.month import Month
from conduct_audit.normal import squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import date

    from conduct_audit.actions.review_world import World
    from conduct_audit.intake.answer_sheet import AnswerLine
    from conduct_audit.rulebook import Rulebook

    Row = Mapping[Hashable, Any]
    Said = dict[str, Any]

_CODE: Final = re.compile(r"(?P<code>\d+(?:\.\d+)+)(?:\s+(?P<label>.+))?", re.DOTALL)
_FACTS: Final = ("day", "employee", "clause", "count", "serious")
_NO_DATE: Final = N_("“{text}” is no full date; write it as 2024-03-05")
_NO_COUNT: Final = N_("“{text}” is no number of times from 1 to 99")
_NO_YES: Final = N_("“{text}” is neither yes nor no")
_NO_CLAUSE: Final = N_("“{text}” is no clause of the rulebook of that day; choose one from the list")
_NO_VERB: Final = N_("“{text}” is no decision; choose one from the list")
_NO_NAME: Final = N_("{number} is not the number of “{name}”; choose a person from the list")
_NOTHING_SET: Final = N_("nothing is filled in that could be set")
_NOT_AS_IT_STANDS: Final = N_("this decision takes the row as it is; clear this cell, or choose “{verb}”")
_NO_REASON: Final = N_("say why the row is dropped")
_NO_DECISION: Final = N_("there is a reason but no decision; choose one")
_NO_TEXT: Final = N_("the cell holds an error instead of a text")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a line says: `set` with `facts`, `admit` or `dismiss`, and why."""

    verb: str
    facts: Facts
    reason: str


def is_blank(line: AnswerLine) -> bool:
    """Tell whether nothing was filled in."""
    return not any(line.text(key) for key in queue_words.ASKED)


def answer_of(world: World, row: Row, line: AnswerLine) -> tuple[Answer | None, list[AnswerError]]:
    """Read a line about the record `row`: what it says, or everything about it that is not understood."""
    said: Said = {}
    faults: list[AnswerError] = []
    for key in ("verb", "reason", *_FACTS):
        if line.text(key):
            try:
                said[key] = _READERS[key](world, row, line, said)
            except AnswerError as fault:
                faults.append(fault)
    faults = faults or _contradictions(line, said)
    return (None, faults) if faults else (_answer(said), [])


def fault(line: AnswerLine, key: str, sentence: str, **facts: object) -> AnswerError:
    """Tell what is wrong with a cell; `sentence` is a marked message."""
    return AnswerError(place=line.place(key), problem=_(sentence).format(**{"text": line.text(key), **facts}))


def _answer(said: Said) -> Answer:
    return Answer(said.get("verb", "set"), Facts(**{key: said.get(key) for key in _FACTS}), said.get("reason", ""))


def _contradictions(line: AnswerLine, said: Said) -> list[AnswerError]:
    """Tell what does not go together: a decision without its facts, facts without a use, a drop without a reason."""
    verb = said.get("verb")
    filled = [key for key in _FACTS if key in said]
    if verb in {"admit", "dismiss"} and filled:
        words = queue_words.VERBS["set"]
        return [fault(line, filled[0], _NOT_AS_IT_STANDS, verb=_(words))]
    if verb == "dismiss" and not said.get("reason"):
        return [fault(line, "reason", _NO_REASON)]
    if verb == "set" and not filled:
        return [fault(line, "verb", _NOTHING_SET)]
    return [] if verb or filled else [fault(line, "verb", _NO_DECISION)]


def _verb(_world: World, _row: Row, line: AnswerLine, _said: Said) -> str:
    typed = squeezed(line.text("verb"))
    verb = next((verb for verb, words in queue_words.verbs().items() if typed in map(squeezed, words)), None)
    if verb is None:
        raise fault(line, "verb", _NO_VERB)
    return verb


def _reason(_world: World, _row: Row, line: AnswerLine, _said: Said) -> str:
    if not isinstance(line.cell("reason"), str | int | float):
        raise fault(line, "reason", _NO_TEXT)
    return line.text("reason")


def _day(_world: World, _row: Row, line: AnswerLine, _said: Said) -> date:
    found = parse_date(line.cell("day"), DateContext(None, None, line.sheet.date_1904, untyped=False)).day
    if found is None:
        raise fault(line, "day", _NO_DATE)
    return found


def _employee(world: World, row: Row, line: AnswerLine, said: Said) -> str:
    """Read a choice (`00101 张三 收费大厅`), a number or a name; a number and a name must be the same person's."""
    month = Month.of(said["day"]) if said.get("day") else month_of(row)
    typed, roster = line.text("employee"), world.roster_of(month)
    number, _blank, rest = typed.partition(" ")
    if roster is None or not rest.strip() or not (roster["employee_id"] == number).any():
        return _meant(world, typed, month, line)
    name = str(roster.loc[roster["employee_id"] == number, "name"].iloc[0])
    if not name_key(rest).startswith(name_key(name)):
        raise fault(line, "employee", _NO_NAME, number=number, name=rest.strip())
    return number


def _meant(world: World, typed: str, month: Month | None, line: AnswerLine) -> str:
    try:
        return str(world.employee(typed, month))
    except ConductAuditError as error:
        raise AnswerError(place=line.place("employee"), problem=str(error)) from error


def _clause(world: World, row: Row, line: AnswerLine, said: Said) -> str:
    """Read a choice (`2.1.2 未佩戴工牌`), or a clause in any notation that sheets may use."""
    moved = {**row, "occurred_on": said["day"]} if said.get("day") else row
    rulebook = world.rulebook_of(moved)
    codes = _codes(line.text("clause"), rulebook) if rulebook else ()
    if len(codes) != 1:
        raise fault(line, "clause", _NO_CLAUSE)
    return codes[0]


def _codes(typed: str, rulebook: Rulebook) -> tuple[str, ...]:
    """Give the clauses that are meant; a number beside the label of another clause means none."""
    found = _CODE.fullmatch(typed)
    if not found or found["code"] not in rulebook.by_code:
        return tuple(clauses_in(typed, rulebook).codes)
    label = rulebook.by_code[found["code"]].label
    fits = not found["label"] or squeezed(found["label"]) in {squeezed(label.zh), squeezed(label.en)}
    return (found["code"],) if fits else ()


def _count(_world: World, _row: Row, line: AnswerLine, _said: Said) -> int:
    found = parse_count(line.cell("count"))
    if not found.ok or found.count is None:
        raise fault(line, "count", _NO_COUNT)
    return found.count


def _serious(_world: World, _row: Row, line: AnswerLine, _said: Said) -> bool:
    said, _clear = severity_of((line.cell("serious"),))
    if said is None:
        raise fault(line, "serious", _NO_YES)
    return said


_READERS: Final[dict[str, Callable[[World, Row, AnswerLine, Said], Any]]] = {
    "verb": _verb,
    "reason": _reason,
    "day": _day,
    "employee": _employee,
    "clause": _clause,
    "count": _count,
    "serious": _serious,
}
