"""Many hands on one ledger: processes that import the same and overlapping sheets, close months, and are killed.

    python bench/many_hands.py rounds PLACE [ROUNDS]     6 processes import at once, every other time against a close
    python bench/many_hands.py kills PLACE [KILLS]       an import and a close are killed at random times
    python bench/many_hands.py writes PLACE              … killed at every write to the disk (SQLite, needs strace)

PLACE is a folder (SQLite) or a URL such as postgresql://owner@/books?host=/run/postgresql, in which each round makes a
schema of its own. Everything runs through the command line. A round fails with a sentence; figures come last.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from conduct_audit.cli import main as cli

ROOT = Path(__file__).parents[1]
ROSTER = ROOT / "sample_data" / "员工花名册.xlsx"
MONTH, HANDS = "2026-03", 6
Figures = tuple[tuple[str, Any], ...]
_BAD_WORDS = ("locked", "Traceback", "defect", "mistake")
_HEADER = "日期,工号,姓名,部门,检查地点,检查人,条款,违规事实,次数"


@dataclass
class Hand:
    """A process of its own that runs one command; what it says goes into files."""

    words: list[str]
    pid: int
    folder: Path

    def finished(self) -> Done:
        """Wait; give what it said. A negative code is the signal that ended it."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        said = [(self.folder / name).read_text(encoding="utf-8") for name in ("out", "err")]
        shutil.rmtree(self.folder)
        return Done(self.words, code, *said)


class Done(NamedTuple):
    """What a hand said, and how it ended."""

    words: list[str]
    code: int
    out: str
    err: str


def warm() -> None:
    """Load the program once; hands that are forked from here start at once."""
    importlib.import_module("conduct_audit.audit").Audit(f"no ledger {os.getpid()}.db").classify(["未戴工牌"])
    for name in ("conduct_audit.books.homes", "conduct_audit.books.upgrading", "psycopg"):
        importlib.import_module(name)


def start(place: str, *arguments: str | Path, tracer: tuple[str, ...] = ()) -> Hand:
    """Begin a command in a process of its own, a fork of this one, or a new one under `tracer`."""
    words = ["--lang", "en", "--ledger", place, "--json", *map(str, arguments)]
    folder = Path(tempfile.mkdtemp(prefix="hand-"))
    if (pid := os.fork()) == 0:
        _become(folder, words, tracer)
    return Hand(words, pid, folder)


def _become(folder: Path, words: list[str], tracer: tuple[str, ...]) -> NoReturn:
    for name, descriptor in (("out", 1), ("err", 2)):
        os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT), descriptor)
    if tracer:
        os.execvp(tracer[0], [*tracer, sys.executable, "-m", "conduct_audit", *words])  # noqa: S606  # no shell is meant
    code = cli.run(words, os.environ)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def run(place: str, *arguments: str | Path) -> Done:
    return start(place, *arguments).finished()


def told(done: Done) -> dict[str, Any]:
    if any(word in done.out + done.err for word in _BAD_WORDS) or not done.out:
        raise SystemExit(f"{done}")
    document: dict[str, Any] = json.loads(done.out)
    return document


def people() -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/people.db"
        run(place, "init")
        run(place, "roster", "import", ROSTER, "--month", MONTH)
        shown = told(run(place, "roster", "show", "--month", MONTH))
        return [(each["employee_id"], each["name"]) for each in shown["employees"]][:40]


def sheets(folder: Path) -> list[Path]:
    """Write three lists of which each holds half of the one before, row for row."""
    everybody = people()
    files = []
    for number in range(3):
        own = everybody[number * 10 : number * 10 + 20]
        rows = [f"{_day(who)},{who},{name},,大厅,李检,2.1.2,未戴工牌{who},1" for who, name in own]
        files.append(folder / f"检查{number}.csv")
        files[-1].write_text("\n".join([_HEADER, *rows]) + "\n", encoding="utf-8-sig")
    return files


def _day(who: str) -> str:
    """Give each person one day, whichever sheet tells it."""
    return f"{MONTH}-{1 + int(who) % 28:02d}"


def fresh(place: str, number: int) -> str:
    if "://" not in place:
        Path(place).mkdir(parents=True, exist_ok=True)
        new = f"{place}/hands-{os.getpid()}-{number}.db"
    else:
        new = f"{place}{'&' if '?' in place else '?'}schema=hands_{os.getpid()}_{number}"
    told(run(new, "init"))
    told(run(new, "roster", "import", ROSTER, "--month", MONTH))
    return new


def figures(place: str) -> Figures:
    """Give what must come out the same: the settlement's totals, and that the books hold."""
    settled = told(run(place, "settle", MONTH))
    verified = told(run(place, "verify"))
    if not verified["ok"]:
        raise SystemExit(f"verify: {verified['problems']}")
    return tuple(sorted(settled["totals"].items()))


def rounds(place: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = sheets(Path(folder))
        alone = fresh(place, 0)
        told(run(alone, "import", *files))
        expected, began, waited = figures(alone), time.monotonic(), 0
        for number in range(1, count + 1):
            waited += _round(fresh(place, number), files, expected, closing=number % 2 == 0)
            print(f"round {number}: equal to one import", flush=True)
        each = (time.monotonic() - began) / max(count, 1)
        print(
            f"{count} rounds of {HANDS} hands, half of them against a close, {each:.1f} s each; {waited} rows came late"
        )


def _round(place: str, files: list[Path], expected: Figures, *, closing: bool) -> int:
    """Import in different orders at once, or close somewhere in between; give the rows that came after the close."""
    hands = [start(place, "import", *files[turn % 3 :], *files[: turn % 3]) for turn in range(HANDS)]
    hands += [start(place, "close", MONTH)] if closing else []
    for each in [hand.finished() for hand in hands]:
        told(each)
    late = len(told(run(place, "review", "list"))["items"])
    on_the_books = told(run(place, "violation", "list", "--month", MONTH))["violations"]
    rows = {(each["employee_id"], each["text"]) for each in on_the_books}
    if not len(rows) == len(on_the_books) == dict(expected)["violations"] or (late and not closing):
        raise SystemExit(f"{place}: {len(on_the_books)} records of {len(rows)} rows")
    if figures(place) != expected and not late:
        raise SystemExit(f"{place}: {figures(place)} instead of {expected}")
    return late


def kills(place: str, count: int) -> None:
    """Kill an import and a close in turn at random times; look; do it again; compare with undisturbed hands."""
    with tempfile.TemporaryDirectory() as folder:
        files = sheets(Path(folder))
        lengths = {"import": 0.0, "close": 0.0}
        alone = fresh(place, 0)
        lengths["import"] = _seconds(alone, "import", *files)
        open_figures = figures(alone)
        lengths["close"] = _seconds(alone, "close", MONTH)
        closed_figures = figures(alone)
        found: Counter[str] = Counter()
        for number in range(1, count + 1, 2):
            ledger = fresh(place, number)
            found[_killed(ledger, ["import", *files], len(files), lengths["import"])] += 1
            told(run(ledger, "import", *files))
            _same(number, figures(ledger), open_figures)
            found[_killed(ledger, ["close", MONTH], 1, lengths["close"])] += 1
            run(ledger, "close", MONTH)
            _same(number + 1, figures(ledger), closed_figures)
        print(f"{count} kills: {dict(found)}; totals of an undisturbed run after each")


def _seconds(place: str, *command: str | Path) -> float:
    begun = time.monotonic()
    told(run(place, *command))
    return time.monotonic() - begun


def _same(number: int, ours: Figures, expected: Figures) -> None:
    if ours != expected:
        raise SystemExit(f"kill {number}: {ours} instead of {expected}")


def _killed(place: str, command: list[str | Path], whole: int, length: float) -> str:
    """Kill a command that writes `whole` entries somewhere in its `length`; say how far it came."""
    before = told(run(place, "verify"))["entries"]
    hand = start(place, *command)
    time.sleep(random.uniform(0, length))  # noqa: S311  # a time, no secret
    os.kill(hand.pid, signal.SIGKILL)
    hand.finished()
    found = told(run(place, "verify"))
    if not found["ok"]:
        raise SystemExit(f"after a kill: {found['problems']}")
    how_far = {0: "before", whole: "after"}.get(found["entries"] - before, "between files")
    return f"{command[0]}: {how_far}"


def writes(place: str) -> None:
    """Kill an import and a close at their n-th write, for every n until they come through."""
    with tempfile.TemporaryDirectory() as folder:
        files = sheets(Path(folder))[:1]
        master = fresh(place, 0)
        counts = {"import": _at_every_write(master, folder, ["import", *files])}
        told(run(master, "import", *files))
        counts["close"] = _at_every_write(master, folder, ["close", MONTH])
        print(
            f"killed at every write: {counts}; each time the state before or after, and the right state when repeated"
        )


def _at_every_write(master: str, folder: str, command: list[str | Path]) -> int:
    """Give how many writes were tried. `before` and `after` are numbers of entries: nothing lies between."""
    before = told(run(master, "verify"))["entries"]
    number = 0
    while True:
        number += 1
        copy = shutil.copy(master, Path(folder) / f"write-{number}.db")
        inject = f"inject=pwrite64,fsync,fdatasync,unlink,ftruncate:signal=KILL:when={number}"
        trace = ("strace", "-f", "-qq", "-o", "/dev/null", "-P", str(copy), "-P", f"{copy}-journal", "-e", inject)
        hand = start(str(copy), *command, tracer=trace).finished()
        found = told(run(str(copy), "verify"))
        if not found["ok"] or found["entries"] not in {before, before + 1}:
            raise SystemExit(f"write {number}: {found}")
        if found["entries"] == before:
            again = run(str(copy), *command)
            if told(run(str(copy), "verify"))["entries"] != before + 1:
                raise SystemExit(f"write {number}, again: {again}")
        if hand.code in {0, 3}:
            return number - 1


if __name__ == "__main__":
    warm()
    job, where, *more = sys.argv[1:]
    {"rounds": rounds, "kills": kills}[job](where, int(*(more or ["50"]))) if job != "writes" else writes(where)
