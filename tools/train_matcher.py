"""Train the table of a shipped rulebook from its phrases: `python tools/train_matcher.py [RULEBOOK_ID]`.

Needs the extra `train` (scikit-learn). The same phrases give the same bytes. Steps:

1. Phrases are sorted; each clause gets a linear support-vector machine over the features of `mapping.features`, all
   clauses with equal weight, phrases without a violation (`-`) lightly among the others; three tenths of the machine
   trained likewise for its section are added. One more machine, the calm one, tells those phrases from all violations.
2. Calibration: five times the machines are trained on four fifths of the phrases and judge notes made of the last
   fifth: pairs of phrases of a clause, since a note is about as long as two phrases. The curves of `mapping.certainty`
   are fitted on what they say. The threshold is the lowest score from which on 97 % of these were right; on notes of
   other authors that is 98 % and more (`docs/mapping.md`).
3. The weights are rounded to 255 steps and written beside the phrases, and so are the phrases' words.

No other notes train or calibrate the table. The constants below (97 %, the shares, the strength) were chosen with
`bench/notes/unlike.csv` and development notes in view, so figures on those flatter a little.
`bench/compare_matchers.py` measures the result and the methods that were not chosen.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from conduct_audit.mapping.certainty import Calibration
from conduct_audit.mapping.features import grams, idf_of, weighted
from conduct_audit.mapping.phrases import NO_VIOLATION, read_phrases
from conduct_audit.mapping.remembered import word_for_word
from conduct_audit.mapping.table import Table, digest_of, quantised, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LIBRARY: Final = Path(__file__).parent.parent / "conduct_audit" / "rulebook" / "library"
HELD_OUT_PRECISION: Final = 0.97
CALM_SHARE: Final = 0.05
SECTION_SHARE: Final = 0.3
CALM_HEED: Final = 0.3
UNDISPUTED: Final = 3.0
FOLDS: Final = 5
SEED: Final = 20240315
BEST, LEAD, REST, CALM = range(4)
AT_ONCE: Final = 512
UNKNOWN: Final = Calibration(*[0.0] * 7)
_STRENGTH: Final = 0.5
_CALM_WEIGHT: Final = 4.0

Phrases = list[tuple[str, str]]


@dataclass(frozen=True)
class Machines:
    """The trained machines before rounding: weights are features × outputs, the calm output last."""

    clauses: tuple[str, ...]
    idf: dict[str, float]
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def rounded(self) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """Give the weights in steps, and the steps."""
        return quantised(self.weights.astype(np.float32))


def matrix(texts: Sequence[str], idf: dict[str, float]) -> csr_matrix:
    """Give the features of `texts`, one row each."""
    place = {gram: number for number, gram in enumerate(idf)}
    rows = [weighted(grams(text), idf) for text in texts]
    ends = np.cumsum([0, *map(len, rows)])
    columns = [place[gram] for row in rows for gram in row]
    values = [value for row in rows for value in row.values()]
    return csr_matrix((values, columns, ends), shape=(len(rows), len(idf)))


def trained(phrases: Phrases) -> Machines:
    """Train one machine a clause, with a share of its section's, and the calm one."""
    idf = idf_of(grams(phrase) for _, phrase in phrases)
    clauses = np.array([clause for clause, _ in phrases])
    features = matrix([phrase for _, phrase in phrases], idf)
    names, weights, bias = _one_each(features, clauses)
    sections, section_weights, section_bias = _one_each(features, np.array([_section(clause) for clause in clauses]))
    of_clause = [sections.index(_section(name)) for name in names]
    known = [place for place, name in enumerate(names) if name != NO_VIOLATION]
    calm_weights, calm_bias = _calm(features, clauses == NO_VIOLATION)
    return Machines(
        tuple(names[place] for place in known),
        idf,
        np.hstack([(weights + SECTION_SHARE * section_weights[:, of_clause])[:, known], calm_weights]),
        np.concatenate([(bias + SECTION_SHARE * section_bias[of_clause])[known], calm_bias]),
    )


def _one_each(features: csr_matrix, names: NDArray[Any]) -> tuple[list[str], NDArray[Any], NDArray[Any]]:
    """Train one machine against the rest for each name: the names, weights (features × names) and biases."""
    heed = np.where(names == NO_VIOLATION, CALM_HEED, 1.0)
    machines = LinearSVC(C=_STRENGTH, class_weight="balanced", random_state=SEED).fit(features, names, heed)
    return machines.classes_.tolist(), machines.coef_.T, machines.intercept_


def _section(clause: str) -> str:
    return clause.rpartition(".")[0] or clause


def _calm(features: csr_matrix, calm: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Train the machine that hears that nothing was wrong; without examples it always hears a violation."""
    if not calm.any():
        return np.zeros((features.shape[1], 1)), np.array([-1.0])
    weight = {False: 1.0, True: _CALM_WEIGHT}
    machine = LinearSVC(C=_STRENGTH, class_weight=weight, random_state=SEED).fit(features, calm)
    return machine.coef_.T, machine.intercept_


@dataclass(frozen=True)
class Judged:
    """Held-out notes: what the calibration sees of each (best, lead, rest, calm), the clause found, the right one."""

    seen: NDArray[np.float64]
    found: NDArray[Any]
    right: NDArray[Any]


def held_out(phrases: Phrases) -> Judged:
    """Judge notes made of every phrase by machines that never saw it."""
    clauses = [clause for clause, _ in phrases]
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(clauses, clauses)
    parts = [
        judged(trained([phrases[place] for place in known]), pairs([phrases[place] for place in unknown], number))
        for number, (known, unknown) in enumerate(folds)
    ]
    seen, found, right = zip(*((part.seen, part.found, part.right) for part in parts), strict=True)
    return Judged(np.vstack(seen), np.concatenate(found), np.concatenate(right))


def pairs(phrases: Phrases, seed: int) -> Phrases:
    """Make notes: every phrase with a chance other of its clause."""
    by_clause: dict[str, list[str]] = {}
    for place in np.random.default_rng(SEED + seed).permutation(len(phrases)):
        by_clause.setdefault(phrases[place][0], []).append(phrases[place][1])
    return [(clause, f"{one}，{other}") for clause, held in sorted(by_clause.items()) for one, other in pairwise(held)]


def judged(machines: Machines, notes: Phrases) -> Judged:
    """Judge `notes` by `machines`, as the matcher will."""
    return judged_by(_table(machines, UNKNOWN, 1.0, ""), notes)


def judged_by(table: Table, notes: Phrases) -> Judged:
    """Judge `notes` by `table`."""
    parts = [_seen(table, [text for _, text in notes[at : at + AT_ONCE]]) for at in range(0, len(notes), AT_ONCE)]
    seen, found = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Judged(seen, np.array(table.clauses)[found], np.array([clause for clause, _ in notes]))


def _seen(table: Table, texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Give what the calibration sees of each text, and the place of the clause found."""
    page = table.read(texts)
    second, first = np.argsort(page.outputs[:, :-1], axis=1, kind="stable")[:, -2:].T
    rows = np.arange(len(texts))
    best, lead = page.outputs[rows, first], page.outputs[rows, first] - page.outputs[rows, second]
    rest = lead - np.array(page.strongest(first.tolist(), second.tolist()))
    return np.column_stack([best, lead, rest, page.outputs[:, -1]]).astype(np.float64), first


def calibrated(notes: Judged) -> Calibration:
    """Fit the two curves."""
    right, violation = notes.found == notes.right, notes.right != NO_VIOLATION
    clause_curve = _curve(notes.seen[violation][:, [BEST, LEAD, REST]], right[violation])
    weights = np.where(violation, 1.0, _share_weight(notes))
    violation_curve = _curve(notes.seen[:, [BEST, CALM]], violation, weights)
    return Calibration(*(round(number, 6) for number in (*clause_curve, *violation_curve)))


def _curve(seen: NDArray[np.float64], right: NDArray[np.bool_], weights: Any = None) -> list[float]:
    """Fit a logistic curve: the constant and the slopes; a flat one where all cases are alike."""
    if right.all() or not right.any():
        return [UNDISPUTED if right.all() else -UNDISPUTED, *[0.0] * seen.shape[1]]
    fitted = LogisticRegression(C=100.0, max_iter=1000).fit(seen, right, sample_weight=weights)
    return [float(fitted.intercept_[0]), *map(float, fitted.coef_[0])]


def threshold(notes: Judged, calibration: Calibration) -> float:
    """Give the lowest score from which on `HELD_OUT_PRECISION` of the held-out notes were right (1.0 if none is)."""
    scores = np.array([calibration.judge(*map(float, seen)).score for seen in notes.seen])
    weights = np.where(notes.right != NO_VIOLATION, 1.0, _share_weight(notes))
    order = np.argsort(-scores, kind="stable")
    right = (notes.found == notes.right)[order] * weights[order]
    good = np.flatnonzero(np.cumsum(right) / np.cumsum(weights[order]) >= HELD_OUT_PRECISION)
    return round(float(scores[order][good[-1]]), 6) if len(good) else 1.0


def _share_weight(notes: Judged) -> float:
    """Give the weight with which notes without a violation make up `CALM_SHARE` of all."""
    calm = int((notes.right == NO_VIOLATION).sum())
    return CALM_SHARE / (1 - CALM_SHARE) * (len(notes.right) - calm) / max(1, calm)


def table_of(phrases: Phrases) -> Table:
    """Train, calibrate and round."""
    ordered = sorted(set(phrases))
    notes = held_out(ordered)
    calibration = calibrated(notes)
    table = _table(trained(ordered), calibration, threshold(notes, calibration), digest_of(phrases))
    return replace(table, said=word_for_word(ordered))


def _table(machines: Machines, calibration: Calibration, lowest: float, digest: str) -> Table:
    weights, scale = machines.rounded()
    return Table(
        clauses=machines.clauses,
        features=tuple(machines.idf),
        idf=np.array(list(machines.idf.values()), np.float32),
        weights=weights,
        scale=scale,
        bias=machines.bias.astype(np.float32),
        calibration=calibration,
        threshold=lowest,
        digest=digest,
    )


def main(arguments: Sequence[str]) -> None:
    """Train the rulebook named by the first argument, `thermal-power` when there is none."""
    folder = LIBRARY / (arguments[0] if arguments else "thermal-power")
    phrases = list(read_phrases((folder / "phrases.csv").read_text(encoding="utf-8-sig")))
    table = table_of(phrases)
    content = written(table)
    (folder / "model.bin").write_bytes(content)
    print(f"{len(phrases)} phrases, {len(table.features)} features, {len(content):,} bytes")
    print(f"calibration {table.calibration}, threshold {table.threshold}")


if __name__ == "__main__":
    main(sys.argv[1:])
