"""Time commands as whole processes, in turns, so that a busy machine is busy for all of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from typing import NamedTuple


class Timing(NamedTuple):
    """Median seconds of several runs: on the wall clock, and of the processors (children included)."""

    wall: float
    cpu: float


def side_by_side(commands: dict[str, list[str]], rounds: int, *, warm: bool = True) -> dict[str, Timing]:
    """Run `commands` in turns `rounds` times, before that once for a `warm` disk; give the medians by name."""
    runs: dict[str, list[Timing]] = {name: [] for name in commands}
    for number in range(-warm, rounds):
        for name, command in commands.items():
            timing = _timed(command)
            if number >= 0:
                runs[name].append(timing)
    return {
        name: Timing(statistics.median(run.wall for run in taken), statistics.median(run.cpu for run in taken))
        for name, taken in runs.items()
    }


def table(timings: dict[str, Timing]) -> None:
    """Print the timings, each with its ratio to the first."""
    base = next(iter(timings.values()))
    print(f"{'':44}{'wall s':>9}{'cpu s':>9}{'x':>7}")
    for name, timing in timings.items():
        print(f"{name:44}{timing.wall:9.3f}{timing.cpu:9.3f}{timing.cpu / base.cpu:7.2f}")


def _timed(command: list[str]) -> Timing:
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Timing(wall, spent)
