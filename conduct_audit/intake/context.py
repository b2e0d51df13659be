"""What stands around a table and holds for all its rows: time, department, place, inspector, person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.labels import Label, labels_in, titles_in
from conduct_audit.intake.vocabulary import words
from conduct_audit.intake.when import NEVER, When, filled, together, when_in, when_of_month, when_of_sheet
from conduct_audit.normal import folded, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conduct_audit.month import Month

_OF_TIME: Final = frozenset({"date", "month"})
_LONGEST_HINT: Final = 20
_LONGEST_LINE: Final = 10
_OF_SIGNATURES: Final = frozenset({"日期", "时间", "年月日", "date"})
"""Labels that below a table mean the day of the signature."""
_ORDINAL: Final = re.compile(r"^[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．:： ]\s*")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the rows of a table where they say nothing themselves; `""` where it is not known.

    `department` was given by a label; `hint` may be a department (a hall, the sheet's name, a line between the rows),
    which only the roster can tell.
    """

    when: When = NEVER
    department: str = ""
    hint: str = ""
    place: str = ""
    inspector: str = ""
    number: str = ""
    name: str = ""


def context_of(sheet_name: str, rows: Sequence[Sequence[str]], outer: When) -> Context:
    """Read the context of a table from the texts of the rows above it and from its sheet's name.

    `outer` is what the file's name and `--month` say; it fills in what the sheet leaves out.
    """
    labels = [label for row in rows for label in labels_in(row)]
    titles = [when_in(text) for row in rows for text in titles_in(row)]
    own = together([*_times(labels), *titles, when_of_sheet(sheet_name)])
    said = _said(labels)
    return replace(said, when=filled(own, outer), hint=said.hint or _of_titles(rows) or hint_of(sheet_name))


def below(context: Context, rows: Sequence[Sequence[str]]) -> Context:
    """Give the context of a further table of the same sheet, with new labels above it."""
    labels = [label for row in rows for label in labels_in(row) if squeezed(label.label) not in _OF_SIGNATURES]
    said = _said(labels)
    said = replace(said, hint=said.hint or _of_titles(rows))
    named = {part: getattr(said, part) for part in _WORDS if getattr(said, part)}
    return replace(context, when=filled(together(_times(labels)), context.when), **named)


def outer_time(file_name: str, month: Month | None) -> When:
    """Give what the file's name and `--month` say together; where they contradict each other nothing is filled in."""
    of_file = when_in(file_name.rpartition(".")[0] or file_name)
    return together([replace(of_file, day=None), when_of_month(month)])


def hint_of(name: str) -> str:
    """Give the name of a sheet (or of a line between rows) as a possible department; `""` where it can be none."""
    own = _ORDINAL.sub("", name.strip())
    plain = folded(own).rstrip("0123456789-_.()")
    says_nothing = when_of_sheet(own) != NEVER or not squeezed(plain) or plain in words("sheets", "plain")
    return "" if says_nothing or len(own) > _LONGEST_HINT else own


_WORDS: Final = ("department", "hint", "place", "inspector", "number", "name")


def _said(labels: Iterable[Label]) -> Context:
    surest = sorted(labels, key=lambda label: label.meaning.rank)
    by_field = {label.meaning.field: label.value for label in reversed(surest)}
    hall, department = by_field.get("hall", ""), by_field.get("department", "")
    is_company = _is_company(department)
    return Context(
        department="" if is_company else department,
        hint=hall or (department if is_company else ""),
        place=by_field.get("place", "") or hall,
        inspector=by_field.get("inspector", ""),
        number=by_field.get("number", ""),
        name=by_field.get("name", ""),
    )


def _is_company(department: str) -> bool:
    """Tell the whole company, which no roster has as a department, from a branch."""
    plain = folded(department)
    return plain.endswith(tuple(words("labels", "companies"))) and not plain.endswith(
        tuple(words("labels", "branches"))
    )


def _of_titles(rows: Sequence[Sequence[str]]) -> str:
    """Give what a line alone above a table says where it may be a department: 一、城东营业厅, or nothing but that."""
    alone = [texts[0] for row in rows if len(texts := list(dict.fromkeys(filter(None, row)))) == 1]
    line = alone[-1] if alone else ""
    is_short = len(line) <= _LONGEST_LINE and not folded(line).endswith(tuple(words("labels", "papers")))
    return hint_of(line) if line and (is_short or _ORDINAL.match(line.strip())) else ""


def _times(labels: Iterable[Label]) -> list[When]:
    return [when_in(label.value) for label in labels if label.meaning.field in _OF_TIME]
