"""The few shapes in which a frame may cross from one room to the next.

Text that came from a sheet is `str` and never missing (`""` where nothing was written). What may be unknown lives in an
`object` column and is `None`; whole numbers and fen that may be unknown are `Int64` with `pd.NA`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kind = Literal["text", "object", "Int64", "bool"]
_DTYPES: Final[dict[Kind, str]] = {"text": "object", "object": "object", "Int64": "Int64", "bool": "bool"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, how it is stored, and what a value means (with its unit)."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of frame: what a row is and the columns every such frame has (it may have more)."""

    name: str
    row_is: str
    columns: tuple[Column, ...]

    def frame(self, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
        """Build a frame of this shape from `rows`; keys that a row leaves out are blank or unknown."""
        records = list(rows)
        return pd.DataFrame({c.name: _series(c, [row.get(c.name) for row in records]) for c in self.columns})

    def lacks(self, frame: pd.DataFrame) -> tuple[str, ...]:
        """Name the columns that `frame` lacks to be of this shape."""
        return tuple(column.name for column in self.columns if column.name not in frame)

    def with_columns(self, name: str, row_is: str, *more: Column) -> Shape:
        """Give the wider shape that a later room makes of this one."""
        return Shape(name, row_is, self.columns + more)


def _series(column: Column, values: list[Any]) -> pd.Series[Any]:
    filled = ["" if value is None else value for value in values] if column.kind == "text" else values
    return pd.Series(filled, dtype=_DTYPES[column.kind])


EMPLOYEES: Final = Shape(
    "employees",
    "one employee of a roster",
    (
        Column("employee_id", "text", "employee number, text to the letter"),
        Column("name", "text", "name to the letter"),
        Column("department", "text", "department"),
        Column("post", "text", "post"),
        Column("bonus_base", "Int64", "the month's bonus in fen; NA where the roster left it blank"),
        Column("sex", "object", "`male`, `female` or None"),
        Column("note", "text", "remark of the roster"),
    ),
)

EMPLOYED: Final = EMPLOYEES.with_columns(
    "employed",
    "one employee of a roster, and what else it says of the employment",
    Column("employment", "text", "how employed, as written (劳务派遣, 合同工 …)"),
    Column("wage", "Int64", "the month's gross wage in fen; NA where the roster does not say"),
    Column("leader", "text", "number or name of the leader who answers for the employee, as written"),
)

OBSERVED: Final = Shape(
    "observed",
    "one thing seen, as the sheet says it",
    (
        Column("sheet", "text", "name of the sheet, empty for CSV"),
        Column("row", "Int64", "row as a spreadsheet program shows it"),
        Column("number", "text", "employee number as written"),
        Column("name", "text", "name as written (one person, or a whole cell of several)"),
        Column("department", "text", "department as written, or of the label or sheet it stands under"),
        Column("place", "text", "hall, window, address"),
        Column("inspector", "text", "who saw it"),
        Column("date_text", "text", "date as written"),
        Column("occurred_on", "object", "datetime.date, None where the day is not known"),
        Column("month", "object", "`YYYY-MM`, None where not even the month is known"),
        Column("clause_text", "text", "what the clause column (or a matrix heading) says"),
        Column("category_text", "text", "what the category column says"),
        Column("text", "text", "what was seen, to the letter"),
        Column("count_text", "text", "count as written"),
        Column("count", "Int64", "occurrences, at least 1; NA where it could not be read"),
        Column("serious", "object", "True, False: a person said so in the sheet; None: nobody said anything"),
        Column("reasons", "object", "tuple of the contract's reason codes for which the row waits, so far"),
        Column("cells", "text", "the row's cells as JSON {heading: text}, for explanations"),
    ),
)

ATTRIBUTED: Final = OBSERVED.with_columns(
    "attributed",
    "one thing seen of one person",
    Column("employee_id", "object", "employee number of the roster, None while unknown"),
    Column("people", "object", "tuple of employee numbers who may be meant, where a person must decide"),
)

MAPPED: Final = ATTRIBUTED.with_columns(
    "mapped",
    "one violation of one clause by one person, or a question",
    Column("category", "object", "category code, None while unknown"),
    Column("clause", "object", "clause code, None while unknown"),
    Column("score", "object", "certainty of a clause read from text, float 0–1; None where it was written down"),
    Column("candidates", "object", "tuple of (clause, score), best first, at most 5"),
)

VIOLATIONS: Final = Shape(
    "violations",
    "one record of the books in its current state",
    (
        Column("id", "Int64", "number of the record, the same everywhere"),
        Column("status", "text", "confirmed, pending, waived, overturned, dismissed or skipped"),
        Column("employee_id", "object", "employee number, None while unknown"),
        Column("name", "text", "name of the roster, or as written while the person is unknown"),
        Column("department", "text", "department of the roster, or as written"),
        Column("occurred_on", "object", "datetime.date or None"),
        Column("month", "object", "`YYYY-MM` to which it is charged, or None"),
        Column("event_month", "object", "`YYYY-MM` in which it happened, or None; mostly that to which it is charged"),
        Column("category", "object", "category code or None"),
        Column("clause", "object", "clause code or None"),
        Column("count", "Int64", "occurrences"),
        Column("serious", "bool", "a person declared serious consequences and vile influence"),
        Column("text", "text", "what was seen, to the letter"),
        Column("place", "text", "where"),
        Column("inspector", "text", "who saw it"),
        Column("file", "text", "file name without folders"),
        Column("sheet", "text", "sheet"),
        Column("row", "Int64", "row in the sheet"),
        Column("reasons", "object", "tuple of reason codes for which it waits"),
        Column("people", "object", "tuple of employee numbers who may be meant"),
        Column("candidates", "object", "tuple of (clause, score)"),
        Column("score", "object", "certainty of the mapping, None where written down"),
    ),
)

LINES: Final = Shape(
    "lines",
    "one employee of the month's roster; also one column `count_<category>` per category, occurrences",
    (
        Column("employee_id", "text", "employee number"),
        Column("name", "text", "name"),
        Column("department", "text", "department"),
        Column("post", "text", "post"),
        Column("bonus_base", "Int64", "fen, NA where the roster left it blank"),
        Column("violations", "Int64", "occurrences, serious ones included"),
        Column("serious", "Int64", "serious occurrences"),
        Column("zero_bonus", "bool", "the month's bonus is forfeited"),
        Column("assessed", "Int64", "fen, sum of the per-occurrence tariff"),
        Column("deduction", "Int64", "fen taken, never above the bonus; NA while the bonus is blank"),
        Column("corrections", "Int64", "fen that closed months still take (or give back, negative)"),
        Column("net_bonus", "Int64", "fen, bonus − deduction − corrections; NA while the bonus is blank"),
    ),
)

CHARGES: Final = Shape(
    "charges",
    "what the tariff makes of one violation",
    (
        Column("id", "Int64", "number of the violation"),
        Column("assessed", "Int64", "fen; 0 for a serious case, which forfeits the bonus instead"),
        Column("forfeits", "bool", "the violation forfeits the month's bonus"),
        Column("refers", "bool", "the violation is referred for assessment (报考核)"),
        Column("rule", "Int64", "1-based place of the tariff rule in the rulebook of the violation's day"),
    ),
)


SHARES: Final = Shape(
    "shares",
    "what a leader bears of one violation of somebody else",
    (
        Column("id", "Int64", "number of the violation"),
        Column("of_employee", "text", "employee number of whoever broke the clause"),
        Column("employee_id", "text", "employee number of the leader"),
        Column("assessed", "Int64", "fen"),
    ),
)


def count_column(category: str) -> str:
    """Name the column of `LINES` that counts the occurrences of `category`."""
    return f"count_{category}"
