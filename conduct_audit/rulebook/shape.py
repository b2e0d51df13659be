"""Making a rulebook of plain content; what pydantic finds wrong, as problems with codes of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from conduct_audit.rulebook import consistency, values
from conduct_audit.rulebook.model import (
    INCONSISTENT,
    Category,
    Clause,
    Limit,
    Overlap,
    Rulebook,
    Section,
    TariffRule,
    Words,
)
from conduct_audit.rulebook.problems import Content, Path, Problem
from conduct_audit.rulebook.structure import LANGUAGES

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

_PARTS: Final[dict[str, type[BaseModel]]] = {
    "": Rulebook,
    "categories": Category,
    "sections": Section,
    "clauses": Clause,
    "limits": Limit,
    "tariff": TariffRule,
    "overlaps": Overlap,
}
# pydantic's type of error → our code
_CASES: Final = {
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "string_type": "no_text",
    "string_too_short": "blank",
    "bool_type": "no_switch",
    "date_type": "no_date",
    "literal_error": "unknown_word",
    "tuple_type": "no_list",
    "model_type": "no_table",
    "too_short": "too_few",
    "not_a_number": "no_number",
    "finite_number": "no_number",
    "greater_than": "not_positive",
    "less_than": "too_large",
    "part_of_a_fen": "part_of_a_fen",
}
_FORMS: Final = {
    values.CATEGORY_FORM: "bad_category_code",
    values.SECTION_FORM: "bad_section_code",
    values.CLAUSE_FORM: "bad_clause_code",
    values.ID_FORM: "bad_id",
    values.LINE_FORM: "unprintable",
}


def checked(content: Content) -> Rulebook | tuple[Problem, ...]:
    """Make a rulebook of `content`, or give every problem of its form and of the agreement of its parts."""
    try:
        return Rulebook.model_validate(content, by_alias=True, by_name=False)
    except ValidationError as error:
        found = error.errors(include_url=False)
    if found[0]["type"] == INCONSISTENT:
        return tuple(found[0]["ctx"]["problems"])
    return (*map(_problem, found), *consistency.problems(content))


def _problem(detail: ErrorDetails) -> Problem:
    path, context = detail["loc"], detail.get("ctx", {})
    return Problem(path, _code(detail["type"], path, context), _facts(path, context))


def _code(kind: str, path: Path, context: dict[str, Any]) -> str:
    if kind == "string_pattern_mismatch":
        return _FORMS[context["pattern"]]
    if kind == "missing" and path[-1] in LANGUAGES:
        return "missing_language"
    return _CASES.get(kind, "misfit")


def _facts(path: Path, context: dict[str, Any]) -> dict[str, object]:
    tables = [key for key in path[:-1] if isinstance(key, str)]
    part = _PARTS.get(tables[-1] if tables else "", Words)
    return {
        "key": path[-1] if path else "",
        "known": ", ".join(field.alias or name for name, field in part.model_fields.items()),
        "least": context.get("min_length", 1),
        "expected": context.get("expected", "").replace(" or ", ", ").replace("'", ""),
    }
