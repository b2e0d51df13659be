"""Where ledgers live: a file, or a schema on a server. Both are looked at, opened and furnished in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from conduct_audit.books.home_file import FileHome
from conduct_audit.books.home_server import ServerHome
from conduct_audit.books.place import file_of, shown
from conduct_audit.books.server import is_server, server_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit.books.store import Store


class Home(Protocol):
    """A place where a ledger lives, or may be made."""

    @property
    def place(self) -> str:
        """The place as messages name it, without a password."""

    def lies(self) -> bool:
        """Whether anything lies there that a new ledger must not go over."""

    def open(self, *, write: bool) -> Store:
        """Open what lies there and has the two tables by which every release knows a ledger."""

    def found(self, write: Callable[[Store], None]) -> None:
        """Make the tables and have `write` fill them: all or nothing, never over anything that exists."""

    def size(self, store: Store) -> int:
        """Give the bytes that the ledger takes."""


def home_of(place: str) -> Home:
    """Give the home at `place`. Raises `PlaceError`, `ServerPlaceError`."""
    return ServerHome(server_of(place)) if is_server(place) else FileHome(file_of(place), shown(place))
