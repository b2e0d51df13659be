"""The trained table of a rulebook: for each feature and each clause how much it speaks for the clause.

A linear model and nothing else, so that every decision can be taken apart into the characters that carried it. Stored
as one block of bytes: magic, length of the heading, heading (JSON), then the numbers, little-endian: `idf` (float16,
one a feature), `weights` (int8, features × outputs), `scale` and `bias` (float32, one an output). The outputs are the
clauses in the order of the heading and last the *calm* one, which says how much a note sounds like no violation at all.
The heading also holds the words of the phrases, so that 10,000 of them need not be read for a single text.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from conduct_audit.mapping.certainty import MOST_TELLING, Calibration
from conduct_audit.mapping.errors import TableFaultyError
from conduct_audit.mapping.features import VERSION, grams

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

_MAGIC: Final = b"conduct-audit table 2\n"
_LENGTH_BYTES: Final = 4
_AT_ONCE: Final = 256
_STEPS: Final = 127


@dataclass(frozen=True)
class Table:
    """A trained table.

    `weights` are features × outputs in steps of `scale`; `calibration` and `threshold` are those of `certainty`;
    `digest` is that of the phrases it was made from, `said` what they say word for word (`remembered.word_for_word`).
    """

    clauses: tuple[str, ...]
    features: tuple[str, ...]
    idf: Numbers
    weights: NDArray[np.int8]
    scale: Numbers
    bias: Numbers
    calibration: Calibration
    threshold: float
    digest: str
    said: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {feature: place for place, feature in enumerate(self.features)}

    def read(self, texts: Sequence[str]) -> Page:
        """Read `texts`, a few hundred at once."""
        held = self._held(texts)
        return Page(self, held, self._outputs(held))

    def outputs(self, texts: Sequence[str]) -> Numbers:
        """Give what the table says to each text, however many: texts × outputs, the calm one last."""
        parts = [self.read(texts[start : start + _AT_ONCE]).outputs for start in range(0, len(texts), _AT_ONCE)]
        return np.vstack(parts) if parts else np.zeros((0, len(self.scale)), np.float32)

    def contributions(self, text: str, output: int) -> list[tuple[str, float]]:
        """Give what each feature of `text` adds to an output, most first."""
        held = self._held([text])
        parts = held.shares * self.weights[held.places, output] * self.scale[output]
        named = zip((self.features[place] for place in held.places.tolist()), parts.tolist(), strict=True)
        return sorted(named, key=lambda part: (-part[1], part[0]))

    def _held(self, texts: Sequence[str]) -> Held:
        """Weigh the known features of `texts` as `features.weighted` does, all texts at once."""
        known = [[place for place in map(self._place_of.get, grams(text)) if place is not None] for text in texts]
        rows = np.repeat(np.arange(len(texts)), [len(places) for places in known])
        flat = np.fromiter(chain.from_iterable(known), np.int64, len(rows))
        cells, counts = np.unique(rows * len(self.features) + flat, return_counts=True)
        rows, places = np.divmod(cells, len(self.features))
        values = (1 + np.log(counts)) * self.idf[places]
        lengths = np.sqrt(np.bincount(rows, values**2, minlength=len(texts)))
        return Held(len(texts), rows, places, (values / lengths[rows]).astype(np.float32))

    def _outputs(self, held: Held) -> Numbers:
        """Add up the rows of the features of all texts at once."""
        out = np.zeros((held.texts, len(self.scale)), np.float32)
        if len(held.rows):
            starts = np.flatnonzero(np.diff(held.rows, prepend=-1))
            out[held.rows[starts]] = np.add.reduceat(self.weights[held.places] * held.shares[:, None], starts, axis=0)
        return np.asarray(out * self.scale + self.bias, np.float32)


@dataclass(frozen=True, slots=True)
class Held:
    """The known features of some texts: for each its text (`rows`, ascending), its place and its share in the text."""

    texts: int
    rows: NDArray[np.intp]
    places: NDArray[np.intp]
    shares: Numbers


@dataclass(frozen=True, slots=True)
class Page:
    """Texts that a table has read: `outputs` are what it says, texts × outputs, the calm one last."""

    table: Table
    held: Held
    outputs: Numbers

    def strongest(self, ones: Sequence[int], others: Sequence[int]) -> list[float]:
        """Give how much the three most telling features of each text speak for one output rather than for the other."""
        table, rows, places = self.table, self.held.rows, self.held.places
        one, other = np.asarray(ones, np.intp)[rows], np.asarray(others, np.intp)[rows]
        lead = table.weights[places, one] * table.scale[one] - table.weights[places, other] * table.scale[other]
        lead = self.held.shares * lead
        order = np.lexsort((-lead, rows))
        most = order[np.arange(len(rows)) - np.searchsorted(rows, rows) < MOST_TELLING]
        totals: list[float] = np.bincount(rows[most], lead[most], minlength=self.held.texts).tolist()
        return totals


def digest_of(phrases: Iterable[tuple[str, str]]) -> str:
    """Give the digest of the phrases and of the features' version: a table with another one is out of date."""
    lines = sorted(f"{clause}\t{phrase}" for clause, phrase in phrases)
    return hashlib.sha256("\n".join([VERSION, *lines]).encode()).hexdigest()


def quantised(weights: Numbers) -> tuple[NDArray[np.int8], Numbers]:
    """Give `weights` (features × outputs) in whole steps and the size of a step for each output."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9).astype(np.float32) / np.float32(_STEPS)
    return np.rint(weights / scale).astype(np.int8), scale


def written(table: Table) -> bytes:
    """Write `table` as bytes; the same table gives the same bytes."""
    heading = {
        "features_version": VERSION,
        "clauses": table.clauses,
        "features": "\n".join(table.features),
        "calibration": [round(number, 6) for number in astuple(table.calibration)],
        "threshold": table.threshold,
        "digest": table.digest,
        "said": _listed(table.said),
    }
    head = json.dumps(heading, ensure_ascii=False, sort_keys=True).encode()
    blocks = [table.idf.astype("<f2"), table.weights, table.scale.astype("<f4"), table.bias.astype("<f4")]
    return b"".join([_MAGIC, len(head).to_bytes(_LENGTH_BYTES, "little"), head, *(block.tobytes() for block in blocks)])


def read(content: bytes) -> Table | None:
    """Read a table; None when it was made for other features than this program's. Raises `TableFaultyError`."""
    start = len(_MAGIC) + _LENGTH_BYTES
    end = start + int.from_bytes(content[len(_MAGIC) : start], "little")
    if not content.startswith(_MAGIC):
        raise TableFaultyError
    try:
        heading: dict[str, Any] = json.loads(content[start:end])
        return _table(heading, content[end:]) if heading["features_version"] == VERSION else None
    except (ValueError, KeyError, TypeError) as error:
        raise TableFaultyError from error


def _table(heading: dict[str, Any], numbers: bytes) -> Table:
    features, outputs = tuple(heading["features"].split("\n")), len(heading["clauses"]) + 1
    sizes = {"<f2": len(features), "i1": len(features) * outputs, "<f4": outputs}
    cut = np.cumsum([0, 2 * sizes["<f2"], sizes["i1"], 4 * outputs, 4 * outputs]).tolist()
    if cut[-1] != len(numbers):
        raise TableFaultyError
    idf, weights, scale, bias = (
        np.frombuffer(numbers[a:b], kind) for a, b, kind in zip(cut, cut[1:], ("<f2", "i1", "<f4", "<f4"), strict=False)
    )
    return Table(
        clauses=tuple(heading["clauses"]),
        features=features,
        idf=idf.astype(np.float32),
        weights=weights.reshape(len(features), outputs),
        scale=scale,
        bias=bias,
        calibration=Calibration(*heading["calibration"]),
        threshold=heading["threshold"],
        digest=heading["digest"],
        said=_by_words(heading["said"]),
    )


def _listed(said: Mapping[str, str]) -> dict[str, str]:
    """Give the words of each clause, a line each."""
    clauses = sorted(set(said.values()))
    return {clause: "\n".join(sorted(words for words in said if said[words] == clause)) for clause in clauses}


def _by_words(listed: Mapping[str, str]) -> dict[str, str]:
    return {words: clause for clause, lines in listed.items() for words in lines.split("\n")}
