"""Watch a process and its children: how long it takes and how much memory they hold together at the worst moment."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Self

_PROC: Final = Path("/proc")
_PAUSE: Final = 0.01
_KILOBYTES: Final = 1024


@dataclass
class Peak:
    """The most memory, in megabytes, that a process and its children held together while it was watched."""

    pid: int
    megabytes: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop watching; `megabytes` stands."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.is_set():
            self.megabytes = max(self.megabytes, sum(map(_resident, family(self.pid))) / _KILOBYTES)
            self._over.wait(_PAUSE)


@dataclass(frozen=True)
class Run:
    """A command that ran: exit code (below 0: a signal), what it said, seconds by the clock, `cpu` seconds, memory."""

    code: int
    out: str
    err: str
    seconds: float
    cpu: float
    megabytes: float


def run(command: Sequence[str], deadline: float, environ: Mapping[str, str] | None = None) -> Run:
    """Run `command` as a process of its own, for at most `deadline` seconds, then it is killed (code -9)."""
    start, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environ or {})},
    )
    with Peak(process.pid) as peak:
        try:
            out, err = process.communicate(timeout=deadline)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    told = [text.decode("utf-8", "replace") for text in (out, err)]
    return Run(process.returncode, told[0], told[1], time.perf_counter() - start, cpu, peak.megabytes)


def family(pid: int) -> Iterator[int]:
    """Yield the number of a process and of all that descend from it."""
    yield pid
    for task in (_PROC / str(pid) / "task").glob("*/children"):
        for child in _read(task).split():
            yield from family(int(child))


def _resident(pid: int) -> int:
    """Give the kilobytes that a process holds now, 0 when it is gone."""
    status = _read(_PROC / str(pid) / "status")
    held = next((line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")), "0")
    return int(held)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
