"""A rulebook's TOML text: reading it, and finding the line of an entry."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any, Final

_PLACE: Final = re.compile(r"(?P<message>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)
_HEADING: Final = re.compile(r"[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]")
# What tomllib says (the beginning of it) → the code of the fault.
_CASES: Final = (
    (r"Cannot overwrite|Cannot declare|Duplicate inline|Cannot mutate|Cannot redefine|Cannot append", "repeated_key"),
    (r"Expected '='", "no_equals_sign"),
    (r"Invalid value|Invalid date", "no_value"),
    (r"Unterminated string|Illegal character '\\n'|Expected (\"'''\"|'\"\"\"')", "no_closing_quote"),
    (r"Unclosed|Expected '\]", "no_closing_bracket"),
    (r"Expected newline", "no_line_end"),
    (r"Invalid statement|Invalid initial character", "no_statement"),
    (r"Unescaped|Invalid hex|Escaped character", "bad_escape"),
)


class NoTomlError(ValueError):
    """The text is no TOML: the `code` of the fault, the `line` (1-based, None if unknown), tomllib's own `message`."""

    def __init__(self, code: str, line: int | None, message: str) -> None:
        """Keep the three facts."""
        self.code, self.line, self.message = code, line, message
        super().__init__(code, line, message)


def parsed(text: str) -> dict[str, Any]:
    """Read TOML, with or without byte-order mark; decimals stay exact. Raises `NoTomlError`."""
    plain = text.removeprefix("\ufeff")
    try:
        return tomllib.loads(plain, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise _told(str(error), plain.count("\n", 0, len(plain.rstrip())) + 1) from error


def line_of(text: str, table: str, place: int, among: int) -> int | None:
    """Give the line (1-based) of the heading of entry `place` (0-based) `among` so many of `[[table]]`.

    None where entries are not written under headings, or headings cannot be told from lines inside a text.
    """
    lines = text.splitlines()
    headings = [n for n, line in enumerate(lines, 1) if (found := _HEADING.match(line)) and found[1] == table]
    return headings[place] if len(headings) == among else None


def _told(said: str, last_line: int) -> NoTomlError:
    found = _PLACE.fullmatch(said)
    message = found["message"] if found else said
    code = next((code for pattern, code in _CASES if re.match(pattern, message)), "no_toml")
    return NoTomlError(code, int(found["line"] or last_line) if found else None, message)
