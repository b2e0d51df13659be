"""Small tables and rulebooks made by hand, to see the machinery at work without training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conduct_audit.mapping.certainty import Calibration
from conduct_audit.mapping.table import Table, quantised

if TYPE_CHECKING:
    from collections.abc import Mapping

CLAUSES = ("2.1.2", "2.3.4")
EAGER = Calibration(
    right=-1.0, right_best=4.0, right_lead=4.0, right_rest=0.0, violation=4.0, violation_best=0.0, violation_calm=-8.0
)


def hand_made(
    spoken: Mapping[str, Mapping[str, float]],
    *,
    clauses: tuple[str, ...] = CLAUSES,
    calibration: Calibration = EAGER,
    threshold: float = 0.9,
) -> Table:
    """Make a table from {feature: {clause or "-": how much it speaks for it}}."""
    columns = (*clauses, "-")
    weights = np.array([[given.get(column, 0.0) for column in columns] for given in spoken.values()], np.float32)
    steps, scale = quantised(weights.reshape(-1, len(columns)))
    return Table(
        clauses=clauses,
        features=tuple(spoken),
        idf=np.ones(len(spoken), np.float32),
        weights=steps,
        scale=scale,
        bias=np.full(len(columns), -0.5, np.float32),
        calibration=calibration,
        threshold=threshold,
        digest="",
    )
