"""Import every file below some folders, and hold each to the promise: read, or refused in one clear sentence.

`python bench/corpus_run.py reader FOLDER…` reads the files one after the other in one process, as the import of a
folder does; `… command FOLDER…` runs `conduct-audit import` as a process of its own for each, into one ledger that is
verified at the end; there the seconds are those of the processors, so that a busy machine does not count.
`--every N` takes each N-th file, `--table FILE` writes a line per file. The exit code is 1 when a file broke the
promise: a traceback, a signal, more than 20 s or 1 GB over all processes, an exit code other than 0, 1 and 3, or no
one sentence.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from watch import Peak, run

from conduct_audit import language
from conduct_audit.intake.errors import UnreadableError
from conduct_audit.intake.reader import load, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS, MEGABYTES = 20.0, 1024.0
_LONG: Final = 400
_GIVEN_UP: Final = 180.0
_ROSTER: Final = "工号,姓名,部门,奖金基数\n00001,张三,营业厅,1500\n"
PROGRAM: Final = (sys.executable, "-m", "conduct_audit", "--quiet", "--json")


@dataclass(frozen=True)
class Outcome:
    """What became of a file: `fault` says which part of the promise was broken, empty for none."""

    file: str
    outcome: str
    seconds: float
    megabytes: float
    sentence: str
    fault: str


def by_reader(path: Path) -> Outcome:
    """Read the file in this process (the parser runs in its child)."""
    start, fault, sentence = time.perf_counter(), "", ""
    with Peak(os.getpid()) as peak:
        try:
            workbook = read(load(path), path.name)
            outcome = f"read {workbook.kind}" + (", some sheets lost" if workbook.unreadable else "")
        except UnreadableError as error:
            outcome, sentence = error.code, str(error)
        except Exception as error:  # noqa: BLE001  # this is what is looked for
            outcome, fault = "broken", repr(error)
    seconds = time.perf_counter() - start
    fault = fault or _cost(seconds, peak.megabytes) or _unclear(path, sentence, refused=not outcome.startswith("read"))
    return Outcome(str(path), outcome, seconds, peak.megabytes, sentence, fault)


def by_command(ledger: Path) -> Callable[[Path], Outcome]:
    """Give what imports one file into `ledger`, as a process of its own."""

    def imported(path: Path) -> Outcome:
        done = run([*PROGRAM, "--ledger", str(ledger), "import", str(path), "--month", "2024-03"], _GIVEN_UP)
        outcome, sentence = _told(done.out, done.code)
        fault = "" if done.code in {0, 1, 3} else f"exit code {done.code}"
        fault = fault or ("traceback" if "Traceback" in done.err + done.out else "") or _cost(done.cpu, done.megabytes)
        fault = fault or _unclear(path, sentence, refused=done.code == 1)
        return Outcome(str(path), outcome, done.cpu, done.megabytes, sentence, fault)

    return imported


def _told(document: str, code: int) -> tuple[str, str]:
    """Give what an import's document says: the outcome in a word, and the sentence of a refusal."""
    try:
        told = json.loads(document)
    except ValueError:
        return f"exit {code}", document
    error = told.get("error")
    return (error["code"], error["message"]) if error else (f"exit {code}", "")


def _cost(seconds: float, megabytes: float) -> str:
    if seconds > SECONDS:
        return f"{seconds:.1f} s"
    return f"{megabytes:.0f} MB" if megabytes > MEGABYTES else ""


def _unclear(path: Path, sentence: str, *, refused: bool) -> str:
    """Say what is unclear about the sentence of a refusal: it names the file, on one line, and is no novel."""
    clear = path.name in sentence and "\n" not in sentence and len(sentence) < _LONG + len(path.name)
    return "" if clear or not refused else "no clear sentence"


def files_below(folders: list[Path], every: int) -> Iterator[Path]:
    """Yield each `every`-th of the files below `folders`, in order of their names; links and pipes count."""
    found = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() or path.is_fifo())
    yield from found[::every]


def new_ledger(folder: Path) -> Path:
    """Give the path of an empty ledger with one employee."""
    ledger, roster = folder / "corpus.db", folder / "roster.csv"
    roster.write_text(_ROSTER, encoding="utf-8")
    for words in (["init"], ["roster", "import", str(roster)]):
        assert run([*PROGRAM, "--ledger", str(ledger), *words], _GIVEN_UP).code == 0, words  # noqa: S101
    return ledger


def report(outcomes: list[Outcome]) -> int:
    """Print the outcomes as a table, the worst figures and the faults; give the exit code."""
    for outcome, count in Counter(each.outcome for each in outcomes).most_common():
        print(f"{count:7} {outcome}")
    for name in ("seconds", "megabytes"):
        for each in sorted(outcomes, key=lambda each: -getattr(each, name))[:3]:
            print(f"worst {name}: {getattr(each, name):8.1f} {each.file}")
    faults = [each for each in outcomes if each.fault]
    for each in faults:
        print(f"FAULT {each.fault}: {each.file}: {each.sentence[:200]}")
    print(f"{len(outcomes)} files, {len(faults)} faults")
    return int(bool(faults))


def main() -> int:
    """Run over the folders that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("how", choices=["reader", "command"])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--table", type=Path)
    asked = parser.parse_args()
    language.activate("en")
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as place:
        ledger = new_ledger(Path(place)) if asked.how == "command" else None
        treat = by_command(ledger) if ledger else by_reader
        for path in files_below(asked.folders, asked.every):
            outcomes.append(treat(path))
            if outcomes[-1].fault:
                print(outcomes[-1].fault, path, file=sys.stderr, flush=True)
        sound = not ledger or run([*PROGRAM, "--ledger", str(ledger), "verify"], _GIVEN_UP).code == 0
    if asked.table:
        with asked.table.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows([[field.name for field in fields(Outcome)], *map(astuple, outcomes)])
    print("verify: clean" if sound else "verify: NOT CLEAN")
    return max(report(outcomes), int(not sound))


if __name__ == "__main__":
    sys.exit(main())
