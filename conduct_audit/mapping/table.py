"""The trained table of a rulebook: for each feature and each clause how much it speaks for the clause.

A linear model and nothing else, so that every decision can be taken apart into the characters that carried it. Stored
as one block of bytes: magic, length of the heading, heading (JSON), then the numbers, little-endian: `idf` (float16,
one a feature), `weights` (int8, features × outputs), `scale` and `bias` (float32, one an output). The outputs are the
clauses in the order of the heading and last the *calm* one, which says how much a note sounds like no violation at all.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from conduct_audit.mapping.certainty import MOST_TELLING, Calibration
from conduct_audit.mapping.errors import TableFaultyError
from conduct_audit.mapping.features import VERSION, grams, weighted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

_MAGIC: Final = b"conduct-audit table 1\n"
_LENGTH_BYTES: Final = 4
_AT_ONCE: Final = 256
_STEPS: Final = 127
_REMEMBERED: Final = 4096


@dataclass(frozen=True)
class Table:
    """A trained table.

    `weights` are features × outputs in steps of `scale`; `calibration` and `threshold` are those of `certainty`;
    `digest` is that of the phrases it was made from.
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

    @cached_property
    def _memory(self) -> dict[str, tuple[NDArray[np.intp], Numbers]]:
        return {}

    @cached_property
    def _idf_of(self) -> dict[str, float]:
        return dict(zip(self.features, self.idf.tolist(), strict=True))

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {feature: place for place, feature in enumerate(self.features)}

    def outputs(self, texts: Sequence[str]) -> Numbers:
        """Give what the table says to each text: texts × outputs, the calm one last."""
        parts = [self._block(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE)]
        return np.vstack(parts) if parts else np.zeros((0, len(self.scale)), np.float32)

    def contributions(self, text: str, output: int) -> list[tuple[str, float]]:
        """Give what each feature of `text` adds to an output, most first."""
        places, shares = self._held(text)
        parts = shares * self.weights[places, output] * self.scale[output]
        named = zip((self.features[place] for place in places.tolist()), parts.tolist(), strict=True)
        return sorted(named, key=lambda part: (-part[1], part[0]))

    def strongest(self, text: str, one: int, other: int) -> float:
        """Give how much the three most telling features of `text` speak for one output rather than for the other."""
        places, shares = self._held(text)
        lead = shares * (self.weights[places, one] * self.scale[one] - self.weights[places, other] * self.scale[other])
        return float(np.sort(lead)[-MOST_TELLING:].sum())

    def _held(self, text: str) -> tuple[NDArray[np.intp], Numbers]:
        """Give the places and values of the known features of `text`, remembered for the texts at hand."""
        if text not in self._memory:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            values = weighted(grams(text), self._idf_of)
            places = np.fromiter((self._place_of[feature] for feature in values), np.intp, len(values))
            self._memory[text] = (places, np.fromiter(values.values(), np.float32, len(values)))
        return self._memory[text]

    def _block(self, texts: Sequence[str]) -> Numbers:
        """Add up the rows of the features of all `texts` at once."""
        held = [self._held(text) for text in texts]
        sizes = np.array([len(places) for places, _ in held])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        places = np.concatenate([places for places, _ in held])
        shares = np.concatenate([shares for _, shares in held])
        out = np.zeros((len(texts), len(self.scale)), np.float32)
        rows = self.weights[places] * shares[:, None]
        filled = sizes > 0
        if filled.any():
            out[filled] = np.add.reduceat(rows, starts[filled], axis=0)
        return np.asarray(out * self.scale + self.bias, np.float32)


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
    )
