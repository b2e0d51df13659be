"""Rosters among the sheets: who keeps a month in one folder has the roster beside the inspections."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from conduct_audit.actions.errors import NothingMeantError
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.actions.gathering import Gathered
    from conduct_audit.books import Ledger

_LEFT_OUT: Final = N_("{file} was left out: it was imported as a roster. Name it by itself if it holds inspections.")


def without_rosters(ledger: Ledger, meant: Gathered) -> Gathered:
    """Leave out the files that were imported as rosters, byte for byte, unless somebody named them.

    Raises `NothingMeantError` if none is left.
    """
    known = {source.sha256: source.size for source in ledger.sources() if source.roster}
    rosters = [file for file in meant.files if file in meant.found and _is_one(file, known)]
    told = [_(_LEFT_OUT).format(file=file.name) for file in rosters]
    files = tuple(file for file in meant.files if file not in rosters)
    if not files:
        raise NothingMeantError(notices=" ".join((*meant.notices, *told)))
    return replace(meant, files=files, notices=(*meant.notices, *told))


def _is_one(file: Path, known: dict[str, int]) -> bool:
    """Tell a roster by its bytes; only a file of the same size is opened."""
    try:
        same_size = file.is_file() and file.stat().st_size in known.values()
        return same_size and hashlib.sha256(file.read_bytes()).hexdigest() in known
    except (OSError, ValueError):
        return False
