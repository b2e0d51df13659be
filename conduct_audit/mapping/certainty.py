"""How sure a reading is: `score` is the probability that the clause is right.

What a trained table says is no probability. Two logistic curves make it one: how likely the best clause is right if the
note tells a violation (from how much speaks for it, how far the next clause lies behind, and how far still if the three
most telling features of the note were missing: one word alone proves little), times how likely the note tells one (from
how calm it sounds). Both are fitted on notes made of phrases that did not train the weights they are
judged by (`tools/train_matcher.py`), notes without a violation counting as one in twenty.

Held-out phrases are somewhat harder than everyday notes, whose authors repeat themselves: on notes of other authors the
share that is right lies at or a little above the score (`docs/mapping.md` has the figures).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CERTAIN: Final = 1.0
SAID_BEFORE: Final = 0.99
_SHARPNESS: Final = 4.0
MOST_TELLING: Final = 3
_FURTHEST: Final = 30.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """The two curves: a constant and the slopes."""

    right: float
    right_best: float
    right_lead: float
    right_rest: float
    violation: float
    violation_best: float
    violation_calm: float

    def judge(self, best: float, lead: float, rest: float, calm: float) -> Certainty:
        """Weigh what speaks for the best clause, how much more than for the next, how much without the most telling."""
        right = _curve(self.right + self.right_best * best + self.right_lead * lead + self.right_rest * rest)
        violation = _curve(self.violation + self.violation_best * best + self.violation_calm * calm)
        return Certainty(right * violation, 1 - violation, none=1 - violation > right * violation)


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a reading is.

    `score` and `calm` are the probabilities (0–1) that the best clause is right and that the note tells no violation;
    `none` says that the latter is the better reading.
    """

    score: float
    calm: float
    none: bool


def shares(outputs: Sequence[float] | NDArray[np.float32]) -> NDArray[np.float64]:
    """Give the share (summing to 1) that each of the `outputs` has in the decision."""
    numbers = np.asarray(outputs, dtype=np.float64)
    raised = np.exp(_SHARPNESS * (numbers - numbers.max(initial=-math.inf)))
    return np.asarray(raised / max(float(raised.sum()), 1e-9))


def _curve(height: float) -> float:
    return 1 / (1 + math.exp(-max(-_FURTHEST, min(_FURTHEST, height))))
