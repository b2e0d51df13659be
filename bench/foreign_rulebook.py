"""How a rulebook does that nobody trained a table for: `python bench/foreign_rulebook.py`.

Needs the extra `train`. Treats the heating company's rulebook as an unknown one with 0, 3, 10 and 30 of its phrases a
clause, and judges notes made of other phrases, and the project's own notes. The curves and the threshold of
`mapping.centroids` were fitted on the former with 3, 10 and 30 phrases together; `calibration` prints them anew.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from conduct_audit.mapping import read_phrases
from conduct_audit.mapping.centroids import table_from
from conduct_audit.mapping.phrases import NO_VIOLATION
from conduct_audit.rulebook.loader import load
from tools import train_matcher as training

if TYPE_CHECKING:
    from conduct_audit.mapping.table import Table

FOLDER: Final = training.LIBRARY / "thermal-power"
NOTES: Final = Path(__file__).parent / "notes" / "unlike.csv"
COUNTS: Final = (0, 3, 10, 30)
HELD_OUT: Final = 20
CALM_TIMES: Final = 6


def main() -> None:
    """Print for each number of phrases what is right and what is accepted, then the calibration."""
    by_clause = _shuffled()
    labels = _labels()
    held_out = training.pairs([(code, phrase) for code, held in by_clause.items() for phrase in held[-HELD_OUT:]], 1)
    fitted = []
    for count in COUNTS:
        table = table_from([*labels, *_some(by_clause, count)])
        for name, notes in (("phrases", held_out), ("notes", _notes())):
            print(f"{count:3} phrases a clause, {name:8} {_measured(table, notes)}")
        fitted += [training.judged_by(table, held_out)] if count else []
    seen, found, right = (np.concatenate([getattr(part, key) for part in fitted]) for key in ("seen", "found", "right"))
    print("calibration", training.calibrated(training.Judged(seen, found, right)))


def _shuffled() -> dict[str, list[str]]:
    phrases = sorted(read_phrases((FOLDER / "phrases.csv").read_text(encoding="utf-8")))
    by_clause: dict[str, list[str]] = {}
    for place in np.random.default_rng(training.SEED).permutation(len(phrases)):
        by_clause.setdefault(phrases[place][0], []).append(phrases[place][1])
    return by_clause


def _labels() -> training.Phrases:
    rulebook = load((FOLDER / "rulebook.toml").read_text(encoding="utf-8"), "thermal-power")
    return [(clause.code, words) for clause in rulebook.clauses for words in (clause.label.zh, clause.label.en)]


def _some(by_clause: dict[str, list[str]], count: int) -> training.Phrases:
    wanted = {code: count * (CALM_TIMES if code == NO_VIOLATION else 1) for code in by_clause}
    return [(code, phrase) for code, held in by_clause.items() for phrase in held[: wanted[code]]]


def _notes() -> training.Phrases:
    with NOTES.open(encoding="utf-8") as file:
        return [(row["clauses"], row["text"]) for row in csv.DictReader(file) if "+" not in row["clauses"]]


def _measured(table: Table, notes: training.Phrases) -> str:
    judged = training.judged_by(table, notes)
    sure = [table.calibration.judge(*map(float, seen)) for seen in judged.seen]
    found = np.where([each.none for each in sure], NO_VIOLATION, judged.found)
    accepted = np.array([not each.none and each.score >= table.threshold for each in sure])
    right = found == judged.right
    share = f"of these right {right[accepted].mean():.3f}" if accepted.any() else ""
    return f"clause {right.mean():.3f}, accepted {accepted.mean():.3f} {share}"


if __name__ == "__main__":
    main()
