"""The truth beside the sheets: what each row means, said by hand in the tables of this folder.

A table's column `truth` tells what must become of the row, one part for each observation, parts set apart by ` | `:

    WHO DAY CLAUSE COUNT END [REASONS] [serious]      00102 3 2.1.2 1 confirmed
    ignored                                            nothing to book

`-` stands for what nobody can tell from the sheet. The column `review` says what a person answers to a row that waits.
A clause that only the text tells (`by` is `text`) may also wait as `unclear_clause`; the answer then is that clause.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).parent
HEADER: Final = (
    *("file", "sheet", "row", "text", "employee_id", "day", "clause", "count", "serious", "end", "reasons"),
    *("by", "review"),
)
_MONTH: Final = "2026-03"


def table(name: str) -> list[dict[str, str]]:
    """Read the table `name` of this folder: one dictionary a row, everything as text."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Says:
    """What a row says: its `story` (see above), the acts told in it, how its clause is known, a person's answer.

    Where a story tells several acts of several people, it tells all acts of the first person first.
    """

    story: str = "ignored"
    acts: tuple[str, ...] = ("",)
    by: str = ""
    review: str = ""


NOTHING: Final = Says()


@dataclass
class Truth:
    """Collects the truth of every non-blank row while the sheets are written."""

    rows: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, place: tuple[str, str, int], says: Says = NOTHING) -> None:
        """Note what must become of the row at `place` (file, sheet, row)."""
        where = (place[0], place[1], str(place[2]))
        for number, part in enumerate(says.story.split(" | ")):
            act = says.acts[number % len(says.acts)]
            self.rows.append((*where, act, *_facts(part.split()), says.by, says.review))

    def save(self, path: Path) -> None:
        """Write everything noted as CSV."""
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows((HEADER, *self.rows))


def sent_again(story: str) -> str:
    """Tell what becomes of a row that another file brought before."""
    return story if story == "ignored" else " | ".join(_skipped(part.split()) for part in story.split(" | "))


def _skipped(words: list[str]) -> str:
    return " ".join((*words[:4], "skipped"))


def _facts(words: list[str]) -> tuple[str, ...]:
    if len(words) == 1:
        return ("", "", "", "", "", words[0], "")
    who, day, clause, count = ("" if word == "-" else word for word in words[:4])
    serious = "yes" if "serious" in words else ""
    reasons = " ".join(word for word in words[5:] if word != "serious")
    return (who, day and f"{_MONTH}-{int(day):02}", clause, count, serious, words[4], reasons)


def said(row: dict[str, str], *acts: str, by: str = "") -> Says:
    """Give what a row of a table says of `acts` (none: of its text), its clause known `by` code or text."""
    return Says(row["truth"], acts or (row["text"],), by, row["review"])
