"""Which rows of a table are data, and why the others are not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from conduct_audit.intake import whys
from conduct_audit.intake.context import hint_of
from conduct_audit.intake.footers import footer_word, why_footer
from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.header import row_texts
from conduct_audit.intake.headers import meaning
from conduct_audit.intake.legend_text import explained
from conduct_audit.intake.texts import text_of

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Row
    from conduct_audit.intake.layout import Table

_NUMBERED: Final = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]")
_WHO: Final = frozenset({"serial", "date", "department", "hall", "place", "number", "name", "inspector", "post"})
_PERSON: Final = frozenset({"number", "name"})
_LABELLED: Final = _PERSON | {"department", "hall", "post"}
_ACT: Final = frozenset({"text", "clause", "category", "result"})


@dataclass
class Rows:
    """The rows of a table (0-based): `data`, `ignored` with why (`whys`), and the line that each is under (`hints`)."""

    data: list[int] = field(default_factory=list)
    ignored: dict[int, str] = field(default_factory=dict)
    hints: dict[int, str] = field(default_factory=dict)


def rows_of(table: Table) -> Rows:
    """Tell the data rows of a table from the others; blank rows are neither."""
    if table.kind == "form":
        lines = [row for row in range(table.start, table.end) if not table.sheet.is_blank(row)]
        return Rows(data=lines, hints=dict.fromkeys(lines, ""))
    rows, sorter, hint = Rows(), _Sorter(table), ""
    for row in range(table.start, table.end):
        if table.sheet.is_blank(row):
            continue
        why = sorter.why_ignored(table.sheet.rows[row])
        if why is None:
            rows.data.append(row)
            rows.hints[row] = hint
        else:
            rows.ignored[row] = why
            is_line = why == whys.LINE_BETWEEN
            hint = hint_of(next(filter(None, row_texts(table.sheet, row)))) if is_line else hint
    return rows


class _Sorter:
    """Sorts the rows of one table from top to bottom; behind a note or signature a lone text is a note, too."""

    def __init__(self, table: Table) -> None:
        columns = table.header.columns
        self._who = [c.index for c in columns if c.field in _WHO]
        self._person = [c.index for c in columns if c.field in _PERSON]
        act = [c.index for c in columns if c.field in _ACT] or [c.index for c in columns if c.field == "criterion"]
        self._act = act or [c.index for c in table.marks]
        self._marks = [c.index for c in table.marks]
        self._own = table.own
        self._ended = False

    def why_ignored(self, row: Row) -> str | None:
        """Tell why a row is no data; None for data."""
        if self._own and all(is_blank(row[index]) for index in self._own):
            return whys.NOBODY_NOTHING
        if self._is_plain(row):
            self._ended = False
            return None
        texts = [text_of(cell) for cell in row]
        if _is_label(next(filter(None, texts), "")):
            return whys.ABOVE
        why = why_footer(texts, self._who, self._act) or self._why_line(texts)
        self._ended = why in {whys.NOTE, whys.SIGNATURE} or (self._ended and why is not None)
        return why

    def _is_plain(self, row: Row) -> bool:
        """Tell at a glance an ordinary row: somebody and something, and nothing that begins a footer."""
        person = [row[index] for index in self._person if not is_blank(row[index])]
        if not person or not any(row[i] not in person and not is_blank(row[i]) for i in self._act):
            return False
        first = next(cell for cell in row if not is_blank(cell))
        return not any(isinstance(cell, str) and footer_word(cell) for cell in (first, *person))

    def _why_line(self, texts: list[str]) -> str | None:
        """Look at a row with a single text, which may lie merged over many columns, or with nobody and nothing."""
        written = dict.fromkeys(text for text in texts if text)
        person, act = ([texts[i] for i in columns if texts[i]] for columns in (self._person, self._act))
        if len(written) == 1 and (self._ended or explained(next(iter(written)))):
            return whys.NOTE
        is_apart = (
            sum(map(bool, texts)) > 1 or not (person or act) or bool(written and _NUMBERED.match(next(iter(written))))
        )
        if len(written) == 1 and is_apart and not self._is_mark_row(texts):
            return whys.LINE_BETWEEN
        return None if person or act else whys.NOBODY_NOTHING

    def _is_mark_row(self, texts: list[str]) -> bool:
        """Tell a row of equal marks, whose person may be missing, from a line between the rows."""
        return any(texts[index] for index in self._marks)


def _is_label(text: str) -> bool:
    """Tell a row that begins with the label of a person or place, as they stand above a further table."""
    return text.endswith((":", "：")) and meaning(text.rstrip(":：")).field in _LABELLED
