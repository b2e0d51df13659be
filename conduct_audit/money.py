"""Exact money: integer fen inside, decimal yuan at the edges, never a float. Blank is not zero: blank is `None`."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Final

from conduct_audit.errors import BadAmountError

FEN_PER_YUAN: Final = 100
_ORNAMENT: Final = re.compile(r"^(?:¥|￥|CNY|RMB|人民币)|(?:元整?|圆整?|块钱?)$", re.IGNORECASE)
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?|[+-]?\d+(?:\.\d*)?|[+-]?\.\d+")


def fen(amount: Decimal | int | str) -> int:
    """Give yuan as whole fen. Raises `BadAmountError` for what is no finite amount of whole fen."""
    try:
        exact = Decimal(amount) * FEN_PER_YUAN
        if not exact.is_finite() or exact != exact.to_integral_value():
            raise BadAmountError(text=amount)
    except InvalidOperation as error:
        raise BadAmountError(text=amount) from error
    return int(exact)


def parse_yuan(text: str) -> int:
    """Read an amount as people write it (`1,500.00`, `1500元`, `￥1500`, full-width digits); give fen.

    Raises `BadAmountError`, also for a blank: whoever asks decides what a blank means.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    while plain != (bare := _ORNAMENT.sub("", plain)):
        plain = bare
    if not _GROUPED.fullmatch(plain):
        raise BadAmountError(text=text)
    return fen(plain.replace(",", ""))


def yuan(amount: int) -> str:
    """Write fen as yuan with two decimals: 30000 → `"300.00"`."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // FEN_PER_YUAN}.{abs(amount) % FEN_PER_YUAN:02d}"


def capitals(amount: int) -> str:
    """Write fen in the capitals of Chinese vouchers: 10000 → `壹佰元整`, 0 → `零元整`.

    正确填写票据和结算凭证的基本规定 (People's Bank of China). Negative amounts begin with 负.
    """
    import cn2an  # noqa: PLC0415  # 0.3 s, needed on paper only

    words: str = cn2an.an2cn(yuan(abs(amount)), "rmb")
    return f"负{words}" if amount < 0 else words
