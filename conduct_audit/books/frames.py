"""Between rows of the database and frames: the dtypes of `tables.py`, each distinct text decoded once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from conduct_audit.books.store import Row
    from conduct_audit.tables import Column, Shape

_DTYPES = {"text": "object", "object": "object", "Int64": "Int64", "bool": "bool"}


def frame(shape: Shape, names: Sequence[str], rows: Sequence[Row]) -> pd.DataFrame:
    """Give `rows` (columns `names`) as a frame of `shape`; columns that the shape does not know are objects."""
    kinds = {column.name: column for column in shape.columns}
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pd.DataFrame({name: series(kinds.get(name), values) for name, values in zip(names, columns, strict=True)})


def series(column: Column | None, values: Sequence[Any]) -> pd.Series[Any]:
    """Give `values` as the column stores them; None in a whole-number column is NA."""
    kind = column.kind if column else "object"
    return pd.Series(list(values), dtype=_DTYPES[kind])


def distinct(convert: Callable[[Any], Any], values: Iterable[Any]) -> list[Any]:
    """Convert every value, each different one once; None stays None."""
    held = list(values)
    converted = {value: convert(value) for value in dict.fromkeys(held) if value is not None}
    return [converted.get(value) for value in held]


def known(values: pd.Series[Any]) -> list[Any]:
    """Give a column as a list in which whatever is missing is None."""
    return [None if missing else value for value, missing in zip(values.tolist(), values.isna().tolist(), strict=True)]
