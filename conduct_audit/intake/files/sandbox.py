"""Parsing in a child process that can be given up: one child serves many files and is replaced when it dies."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from conduct_audit.intake import errors
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.parts import Done, Refused
from conduct_audit.intake.files.wire import receive_bytes, send_file, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conduct_audit.intake.files.parts import Part

_PACKAGE_ROOT: Final = Path(__file__).parents[3]
COMMAND: Final = (sys.executable, "-P", "-m", "conduct_audit.intake.files.child")
"""`-P`: modules that lie in the folder the user works in are not imported."""


class Sandbox:
    """A child process that parses; start it by the first use, `close` it at the end. Safe to share among threads."""

    def __init__(self, command: Sequence[str] = COMMAND, seconds: float = limits.SECONDS) -> None:
        """Keep what starts the child and how long it may take for a file."""
        self._command = command
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def parts(self, content: bytes, passwords: Sequence[str] = ()) -> list[Part]:
        """Give the parts of a file. Raises the `UnreadableError` (without the file's name) that fits."""
        with self._lock:
            process = self._running()
            late = threading.Event()
            watchdog = threading.Timer(self._seconds, _give_up, (process, late))
            watchdog.start()
            try:
                *parts, done = _conversation(process, content, passwords)
            except (OSError, EOFError, UnpicklingError) as error:
                self._discard()
                raise (errors.TooSlowError if late.is_set() else errors.ParserDiedError) from error
            except BaseException:
                self._discard()
                raise
            finally:
                watchdog.cancel()
            if isinstance(done, Done) and done.tired:
                self._discard()
        _raise_refusal(parts)
        return parts

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._discard()

    def _running(self) -> subprocess.Popen[bytes]:
        """Give the living child of this very process; one that a fork inherited belongs to somebody else."""
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self._discard()
            self._owner, self._process = os.getpid(), _start(self._command)
        return self._process

    def _discard(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            _close(cast("BinaryIO", stream))
        process.wait()


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(  # noqa: S603  # our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _conversation(process: subprocess.Popen[bytes], content: bytes, passwords: Sequence[str]) -> Iterator[Part]:
    """Send the file and yield the answer up to `Done`. Raises `TooManyCellsError` for an endless one."""
    send_file(cast("BinaryIO", process.stdin), content, passwords)
    answered = 0
    part: Part | None = None
    while not isinstance(part, Done):
        message = receive_bytes(cast("BinaryIO", process.stdout))
        answered += len(message)
        if answered > limits.ANSWER_BYTES:
            raise errors.TooManyCellsError
        part = unpacked(message)
        yield part


def _raise_refusal(parts: Iterable[Part]) -> None:
    for part in parts:
        if isinstance(part, Refused):
            kind = getattr(errors, part.error, errors.UnreadableError)
            raise cast("errors.UnreadableError", kind(**part.facts))


def _give_up(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _close(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:
        """What could not be flushed to a dead child does not matter."""


SANDBOX: Final = Sandbox()
atexit.register(SANDBOX.close)
