"""`source list` and `source save`: the imported files, and their bytes as they were imported."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from conduct_audit.actions.documents import PartDocument, in_part
from conduct_audit.actions.errors import SourceAlteredError, UnknownSourceError
from conduct_audit.actions.files import write_new

if TYPE_CHECKING:
    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.books.sources import SourceRecord


class SourceFileDocument(TypedDict):
    """An imported file: `size` in bytes, `roster` where it is one (else an inspection sheet)."""

    id: str
    file: str
    sha256: str
    size: int
    roster: bool
    at: str
    actor: str


class SourceListDocument(PartDocument):
    """The imported files, oldest first."""

    sources: list[SourceFileDocument]


class SavedSourceDocument(SourceFileDocument):
    """An imported file and where its bytes were written."""

    saved: str


def list_sources(desk: Desk) -> SourceListDocument:
    """List the imported files."""
    with desk.reading(part=True) as ledger:
        return {"sources": [_document(source) for source in ledger.sources()], **in_part(ledger)}


def save(desk: Desk, number: int, output: Path, *, overwrite: bool = False) -> SavedSourceDocument:
    """Write file `number`, to the byte as it was imported, to `output` (in a folder: under its own name).

    Raises `UnknownSourceError`, `SourceAlteredError`, `OutputExistsError`, `OutputUnwritableError`.
    """
    with desk.reading(part=True) as ledger:
        source = next((each for each in ledger.sources() if each.id == number), None)
        if source is None:
            raise UnknownSourceError(id=number)
        content = _content(ledger, source)
    target = output / Path(source.name).name if output.is_dir() else output
    write_new(target, content, overwrite=overwrite)
    return {**_document(source), "saved": str(target)}


def _content(ledger: Ledger, source: SourceRecord) -> bytes:
    """Give the bytes of a file, which must be those of its digest."""
    content = ledger.content(source.sha256)
    if hashlib.sha256(content).hexdigest() != source.sha256:
        raise SourceAlteredError(file=source.name)
    return content


def _document(source: SourceRecord) -> SourceFileDocument:
    return {
        "id": str(source.id),
        "file": source.name,
        "sha256": source.sha256,
        "size": source.size,
        "roster": source.roster,
        "at": source.at.isoformat(),
        "actor": source.actor,
    }
