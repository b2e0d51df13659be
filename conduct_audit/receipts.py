"""Receipts: what a returned sheet carries beside its rows so that, sent in again, each row is known.

A receipt names the records of its row and a check over the ledger and their words. It is a hint from a file that many
hands had: one that was typed, dragged down to the next row or carried into another ledger does not hold. The same
heading stands in either language, since whoever reads the sheet again may speak the other.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NOTE_HEADING: Final = "督查反馈 Return note"
RECEIPT_HEADING: Final = "回执号 Receipt"
"""What the import was told beside the sheet may follow, see `receipt_heading`."""

_SHAPE: Final = re.compile(r"CA(\d{1,18}(?:\.\d{1,18})*)-([0-9a-f]{12})x")
_DIGITS: Final = 12
_BETWEEN: Final = "; "


def receipt(ledger_id: str, words: Mapping[int, str]) -> str:
    """Give the receipt of a row: `words` are its records with the key of what each says (`as_written`)."""
    return f"CA{'.'.join(map(str, words))}-{_check(ledger_id, words.items())}x"


def receipt_heading(asked: Mapping[str, str]) -> str:
    """Give the heading of the receipts; it keeps what the import was told (`month`, …), to be told again."""
    told = [f"{name}={value}" for name, value in asked.items() if value]
    return " ".join((RECEIPT_HEADING, *([f"({_BETWEEN.join(told)})"] if told else [])))


def asked_in(heading: str) -> dict[str, str] | None:
    """Give what a heading of receipts keeps; None where it is no such heading."""
    if not heading.startswith(RECEIPT_HEADING):
        return None
    told = heading[len(RECEIPT_HEADING) :].strip().removeprefix("(").removesuffix(")")
    pairs = (part.partition("=") for part in told.split(_BETWEEN))
    return {name: value for name, equals, value in pairs if equals}


def is_receipt(text: str) -> bool:
    """Tell whether a text has the shape of a receipt."""
    return _SHAPE.fullmatch(text) is not None


def numbers_of(text: str) -> tuple[int, ...]:
    """Give the records that a receipt names; none where the text is no receipt."""
    found = _SHAPE.fullmatch(text)
    return tuple(map(int, found[1].split("."))) if found else ()


def holds(text: str, ledger_id: str, words: Mapping[int, str]) -> bool:
    """Tell whether this ledger gave out the receipt for exactly these records; `words` are those it knows."""
    numbers = numbers_of(text)
    if not numbers or any(number not in words for number in numbers):
        return False
    return text == receipt(ledger_id, {number: words[number] for number in numbers})


def _check(ledger_id: str, words: Iterable[tuple[int, str]]) -> str:
    parts: Sequence[str] = (ledger_id, *(f"{number}:{said}" for number, said in words))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
