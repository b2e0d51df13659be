"""Where a ledger lies: a path, `sqlite:///PATH`, later `postgresql://…`. A password never leaves this file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from conduct_audit.books.errors import PlaceError

_EMBEDDED: Final = "sqlite:///"


def file_of(place: str) -> Path:
    """Give the file of the embedded ledger at `place`. Raises `PlaceError` for every other kind of place."""
    path = place.removeprefix(_EMBEDDED)
    if "://" in path or not path.strip() or path == ":memory:":
        raise PlaceError(place=shown(place))
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise PlaceError(place=shown(place)) from error


def shown(place: str) -> str:
    """Give `place` for messages: of a URL to a server only its kind, since the rest may hold a password."""
    scheme, separator, _ = place.partition("://")
    return place if not separator or place.startswith(_EMBEDDED) else f"{scheme}://…"
