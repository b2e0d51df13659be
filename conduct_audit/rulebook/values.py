"""The values that stand in a rulebook, each with the form it must have. Numbers are exact: never a binary float."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

CATEGORY_FORM: Final = r"^[1-9][0-9]*$"
SECTION_FORM: Final = r"^[1-9][0-9]*\.[1-9][0-9]*$"
CLAUSE_FORM: Final = r"^[1-9][0-9]*\.[1-9][0-9]*\.[1-9][0-9]*$"
ID_FORM: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LINE_FORM: Final = r"^[^\p{Cc}]*$"
_FEN: Final = Decimal("0.01")
_BEYOND: Final = 10**9
_WRITTEN: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


def _exact(given: Any) -> Decimal:
    """Take whole and decimal numbers, and such numbers in quotation marks; nothing that was ever a binary float."""
    if isinstance(given, Decimal):
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return Decimal(given)
    if isinstance(given, str) and _WRITTEN.fullmatch(given):
        return Decimal(given)
    raise PydanticCustomError("not_a_number", "no number")


def _whole_fen(amount: Decimal) -> Decimal:
    rounded = amount.quantize(_FEN)
    if rounded != amount:
        raise PydanticCustomError("part_of_a_fen", "more than two decimals")
    return rounded


def _plain(value: Decimal) -> Decimal:
    """Write 10, 10.0 and 1e1 alike: the digest is over the content, not over the formatting."""
    return Decimal(format(value.normalize(), "f"))


CategoryCode = Annotated[str, StringConstraints(pattern=CATEGORY_FORM)]
SectionCode = Annotated[str, StringConstraints(pattern=SECTION_FORM)]
ClauseCode = Annotated[str, StringConstraints(pattern=CLAUSE_FORM)]
RulebookId = Annotated[str, StringConstraints(pattern=ID_FORM)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, pattern=LINE_FORM)]
Number = Annotated[Decimal, BeforeValidator(_exact), Field(gt=0, lt=_BEYOND)]
Amount = Annotated[Number, AfterValidator(_whole_fen)]
Quantity = Annotated[Number, AfterValidator(_plain)]
