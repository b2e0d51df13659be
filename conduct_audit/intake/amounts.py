"""Amounts of money as inspectors write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.errors import BadAmountError
from conduct_audit.intake.numerals import SIGNS, to_int
from conduct_audit.intake.texts import plain
from conduct_audit.money import FEN_PER_YUAN, fen, parse_yuan

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Cell

Direction = Literal["taken", "given"]
_WORDS: Final[dict[Direction, str]] = {
    "taken": "扣款|扣罚|扣減|扣减|扣发|扣發|扣|罚款|罰款|罚|罰|考核|减|減",
    "given": "奖励|獎勵|奖|獎|补发|補發|补|補|返还|返還|返|退还|退還|退",
}
_WORD: Final = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items()))
_EACH: Final = re.compile(r"\s*(?:/|每)\s*(?:人次|人|次|项|項|条|條|件|起)$")
_SPELT: Final = re.compile(
    rf"(?:人民币|人民幣)?(?P<yuan>[{SIGNS}]+)(?:元|圆|圓|块钱|块|塊)"
    rf"(?:零?(?P<jiao>[{SIGNS}])角)?(?:零?(?P<fen>[{SIGNS}])分)?[整正]?"
)
_STEPS: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class AmountReading:
    """Fen with the sign that was written (None for a blank or what is no amount) and what a word beside it says.

    `direction`: `taken` (扣, 罚), `given` (奖, 补, 返) or None. A blank is ok and no amount, never zero.
    """

    fen: int | None
    direction: Direction | None
    ok: bool


def parse_amount(value: Cell) -> AmountReading:
    """Read an amount: `100`, `1,500.00元`, `¥100`, `壹佰元整`, `扣100`, `100/次`; `免` and `另议` are not ok.

    A number cell is rounded to a millionth before it is asked for whole fen: spreadsheets compute 99.99999999999999.
    """
    text = _as_text(value)
    if text == "":
        return AmountReading(None, None, ok=True)
    direction, bare = _without_word(text or "?")
    amount = _spelt(bare) if _SPELT.fullmatch(bare) else _written(bare)
    return AmountReading(amount, direction if amount is not None else None, ok=amount is not None)


def _as_text(value: Cell) -> str | None:
    if value is None or isinstance(value, str):
        return plain(value or "")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    exact = Decimal(value)
    return format(exact.quantize(_STEPS), "f") if exact.is_finite() and abs(exact) < Decimal(10) ** 15 else None


def _without_word(text: str) -> tuple[Direction | None, str]:
    """Take `扣` or `奖` off the front and `/次` off the end."""
    bare = _EACH.sub("", text)
    found = _WORD.match(bare)
    if not found:
        return None, bare
    direction: Direction = "taken" if found["taken"] else "given"
    return direction, bare[found.end() :].lstrip(" :")


def _spelt(text: str) -> int | None:
    found = _SPELT.fullmatch(text)
    parts = [to_int(found[name] or "零") for name in ("yuan", "jiao", "fen")] if found else [None]
    if None in parts:
        return None
    yuan, jiao, cents = (part or 0 for part in parts)
    return fen(yuan) + jiao * (FEN_PER_YUAN // 10) + cents


def _written(text: str) -> int | None:
    try:
        return parse_yuan(text)
    except BadAmountError:
        return None
