"""Where a ledger lies: a path, `sqlite:///PATH`, or `postgresql://…` (see `server`)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from conduct_audit.books.errors import PlaceError
from conduct_audit.books.server import is_server, server_of
from conduct_audit.books.server_errors import ServerPlaceError

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
    """Give `place` for messages, without a password; of a URL that cannot be read, only its kind."""
    scheme, separator, _ = place.partition("://")
    if not separator or place.startswith(_EMBEDDED):
        return place
    try:
        return server_of(place).shown if is_server(place) else f"{scheme}://…"
    except ServerPlaceError as refused:
        return str(refused.facts["place"])
