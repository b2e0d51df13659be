"""Whether the frozen lines of a closed month are those that the books of its closing give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from conduct_audit import money
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _
from conduct_audit.tables import LINES, count_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.records import Closing

    Line = dict[str, Any]

_DIFFERENT: Final = N_("The line was frozen with {name} {kept}; {again} would be right.")
_NO_LINE: Final = N_("By the books of that day this person has no line in the month, or one that was not frozen.")
_COUNT: Final = count_column("")
_NAMES: Final = [column.name for column in LINES.columns]
_FEN: Final = frozenset({"bonus_base", "assessed", "deduction", "corrections", "net_bonus"})
_WORDS: Final = {
    "name": N_("Name"),
    "department": N_("Department"),
    "post": N_("Post"),
    "bonus_base": N_("Bonus"),
    "violations": N_("Violations"),
    "serious": N_("serious"),
    "zero_bonus": N_("Bonus forfeited"),
    "assessed": N_("Assessed"),
    "deduction": N_("Deduction"),
    "corrections": N_("Corrections"),
    "net_bonus": N_("Net bonus"),
}


def differing(closing: Closing, again: pd.DataFrame) -> Iterator[Problem]:
    """Compare the lines of `closing` with those computed `again` (LINES), employee by employee."""
    kept, right = _by_employee(closing.lines), _by_employee(again)
    for who in {**kept, **right}:
        if kept.get(who) != right.get(who):
            told = _difference(kept[who], right[who]) if who in kept and who in right else _(_NO_LINE)
            yield Problem("recomputed", f"{closing.month}, {who}", told)


def _by_employee(lines: pd.DataFrame) -> dict[str, Line]:
    """Give the lines by employee number; a category without a violation may have no column."""
    counts = [name for name in lines.columns if str(name).startswith(_COUNT)]
    rows = lines[[*_NAMES, *counts]].astype(object).to_dict("records")
    told = ({str(name): None if value is pd.NA else value for name, value in row.items()} for row in rows)
    return {
        str(line["employee_id"]): {name: value for name, value in line.items() if _tells(name, value)} for line in told
    }


def _tells(name: str, value: Any) -> bool:
    return not name.startswith(_COUNT) or bool(value)


def _difference(kept: Line, right: Line) -> str:
    """Say the first figure that differs."""
    name = next(name for name in {**kept, **right} if kept.get(name, 0) != right.get(name, 0))
    word = _(_WORDS[name]) if name in _WORDS else _("category {code}").format(code=name.removeprefix(_COUNT))
    told = {"kept": _figure(name, kept.get(name, 0)), "again": _figure(name, right.get(name, 0))}
    return _(_DIFFERENT).format(name=word, **told)


def _figure(name: str, value: Any) -> str:
    return money.yuan(int(value)) if name in _FEN and value is not None else str(value)
