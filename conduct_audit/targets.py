"""Where no result may be written: onto a ledger, or onto what its database keeps beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.errors import LedgerTargetError

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC: Final = b"SQLite format 3\x00"
_BESIDE: Final = ("-journal", "-wal", "-shm")


def refuse_ledger(target: Path) -> None:
    """Raise `LedgerTargetError` where `target` is a ledger or the journal of one; OSError where it cannot be looked at.

    A ledger is told by its content: then every spelling of its path and every link to it is refused, and so is any
    other ledger than the one at hand.
    """
    if _is_ledger(target) or any(_is_ledger(target.with_name(name)) for name in _owners(target.name)):
        raise LedgerTargetError(file=target)


def _owners(name: str) -> list[str]:
    """Give the name of the ledger whose journal would be called `name`."""
    return [name[: -len(ending)] for ending in _BESIDE if name.lower().endswith(ending) and len(name) > len(ending)]


def _is_ledger(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(len(_MAGIC)) == _MAGIC
