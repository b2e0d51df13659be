"""What the heading over a column of marks says: which act, or in a matrix by clause which person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.acts_of_rows import Act
from conduct_audit.intake.texts import plain
from conduct_audit.intake.vocabulary import words
from conduct_audit.intake.when import is_time
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.header import Column

_COUNTED: Final = re.compile(
    r"(?P<act>.+?)[\s]*(?:次数|频次|人次|起数|times|[（(【\[](?:次数?|频次|人次|起数?|times)[）)】\]])[\s:：]*",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[A-Za-z]{0,4}\d{2,}")
_NUMBER_INSIDE: Final = re.compile(r"[(\[]?([A-Za-z]{0,4}\d{2,})[)\]]?")


def counted_act(heading: str) -> str:
    """Give the act that a heading counts: 迟到 of 迟到次数, 未戴工牌 of 未戴工牌（次）; `""` for 本月违规次数."""
    found = _COUNTED.fullmatch(heading.strip())
    act = found["act"].strip(" :：") if found else ""
    rest = folded(act)
    for word in sorted(words("legend", "of_no_act"), key=len, reverse=True):
        rest = rest.replace(word, "")
    return act if rest else ""


def act_of(column: Column, clauses: ClauseHeadings) -> Act:
    """Give what a heading says: a clause (with the groups over it where they help), a category, or words."""
    last, whole = column.parts[-1], column.heading
    named = next((text for text in (last, whole) if clauses.names_clause(text)), "")
    if named:
        return Act(clause=named)
    if is_time(last):
        return Act()
    if clauses.names_part(last):
        return Act(category=whole)
    group = " ".join(part for part in column.parts[:-1] if clauses.read(part).recognised)
    return Act(category=group, text=counted_act(last) or last)


def person_of(column: Column) -> tuple[str, str, str]:
    """Give number, name and group of a heading that names a person: 张三, 张三(1001), 城东厅 over 张三 over 1001."""
    parts = [plain(part) for part in column.parts]
    numbers = [part for part in parts if _NUMBER.fullmatch(part)]
    *groups, name = [part for part in parts if part not in numbers] or [""]
    inside = _NUMBER_INSIDE.search(name)
    if inside and not numbers:
        return inside[1], (name[: inside.start()] + name[inside.end() :]).strip(), " ".join(groups)
    return next(iter(numbers), ""), name, " ".join(groups)
