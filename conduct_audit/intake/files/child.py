"""The process that opens strangers' files: it may be killed at any time, and takes nothing with it.

Started as `python -m conduct_audit.intake.files.child`; reads files from stdin and answers with parts on stdout until
stdin ends. Imports only what parsing needs.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final

from conduct_audit.intake.errors import TooManyCellsError, UnreadableError
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.parts import Done, Refused
from conduct_audit.intake.files.wire import receive_bytes, send

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.files.parts import Part

_SPARE_SECONDS: Final = 5


def main() -> None:
    """Serve files from stdin until it ends; whatever else writes to stdout goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(sys.stdin.buffer, answers)


def serve(files: BinaryIO, answers: BinaryIO) -> None:
    """Answer every file with its parts, the last of them `Done`."""
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            content = receive_bytes(files)
            restrict(len(content))
            for part in answer(content):
                send(answers, part)
            send(answers, Done())


def answer(content: bytes) -> Iterator[Part]:
    """Give the parts of a file; whatever goes wrong in a parser becomes `Refused`."""
    from conduct_audit.intake.files.parsers import parts_of  # noqa: PLC0415  # after the limits are set where it counts

    try:
        yield from parts_of(content)
    except UnreadableError as error:
        yield Refused(type(error).__name__)
    except MemoryError:
        yield Refused(TooManyCellsError.__name__)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001  # a panic of the Rust reader is no Exception
        yield Refused(UnreadableError.__name__)


def restrict(size: int) -> None:
    """Limit memory and processor time for a file of `size` bytes, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # Windows has none; the parent's deadline and the caps on rows hold there

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime + limits.seconds(size) + _SPARE_SECONDS)
        for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, seconds)):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory(size), resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main()
