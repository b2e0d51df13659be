"""What a department may not read about others: who else works in the company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    import pandas as pd

_BETWEEN_NAMES: Final = re.compile(r"([\s、,，;；/／&+()（）]+)")


def without_strangers(inspectors: pd.Series[Any], strangers: AbstractSet[str]) -> pd.Series[Any]:
    """Give `inspectors` with the names out of `strangers` replaced by words that name nobody."""
    discreet = {written: _discreet(written, strangers) for written in inspectors.unique()}
    return inspectors.map(discreet).astype(object)


def _discreet(written: str, strangers: AbstractSet[str]) -> str:
    if written.strip() in strangers:
        return _("(another department)")
    parts = _BETWEEN_NAMES.split(written)
    return "".join(_("(another department)") if part in strangers else part for part in parts)
