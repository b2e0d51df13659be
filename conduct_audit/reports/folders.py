"""Folder names for departments: a safe alphabet, never two the same on any file system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSAFE: Final = re.compile(r"[^\w()（）·-]+")
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST: Final = 40
_MARK: Final = 8


def folder_names(departments: Iterable[str]) -> dict[str, str]:
    """Give each department its folder: its own name where that is safe, else a safe form with a mark of its own.

    The mark depends on the name alone, so that a department keeps its folder from month to month. Names that differ
    only in case or in composed characters would meet on Windows or macOS and are marked too.
    """
    names = sorted(set(departments))
    plain = {name: _safe(name) for name in names}
    met = [_folded(folder) for folder in plain.values()]
    return {
        name: folder if folder == name and met.count(_folded(folder)) == 1 else f"{folder}-{_mark(name)}"
        for name, folder in plain.items()
    }


def _safe(name: str) -> str:
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name))[:_LONGEST]
    if not name.strip():
        return _("no-department")
    return f"_{plain}" if _RESERVED.fullmatch(plain) else plain


def _folded(folder: str) -> str:
    return unicodedata.normalize("NFKC", folder).casefold()


def _mark(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
