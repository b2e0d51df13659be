"""The process that opens strangers' files: it may be killed at any time, and takes nothing with it.

Started as `python -m conduct_audit.intake.files.child`; reads files from stdin and answers with parts on stdout until
stdin ends. Imports only what parsing needs.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from conduct_audit.intake.errors import TooManyCellsError, UnreadableError
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.parts import Done, Refused
from conduct_audit.intake.files.wire import packed, receive_file, send_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conduct_audit.intake.files.parts import Part

_SPARE_SECONDS: Final = 5
_MEMORY: Final = Path("/proc/self/statm")


def main() -> None:
    """Serve files from stdin until it ends; whatever else writes to stdout goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(sys.stdin.buffer, answers)


def serve(files: BinaryIO, answers: BinaryIO) -> None:
    """Answer every file with its parts, the last of them `Done`."""
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            content, passwords = receive_file(files)
            restrict()
            for part in answer(content, passwords):
                send_bytes(answers, packed(part))
            send_bytes(answers, packed(Done(is_tired())))


def answer(content: bytes, passwords: Sequence[str] = ()) -> Iterator[Part]:
    """Give the parts of a file; whatever goes wrong in a parser becomes `Refused`."""
    from conduct_audit.intake.files.parsers import parts_of  # noqa: PLC0415  # after the limits are set where it counts

    try:
        yield from parts_of(content, passwords)
    except UnreadableError as error:
        yield Refused(type(error).__name__, error.facts)
    except MemoryError:
        yield Refused(TooManyCellsError.__name__)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001  # a panic of the Rust reader is no Exception
        yield Refused(UnreadableError.__name__)


def restrict() -> None:
    """Limit memory and processor time for the next file, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # Windows has none; the parent's deadline and the caps on rows hold there

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime + limits.SECONDS + _SPARE_SECONDS)
        for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, seconds)):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def is_tired() -> bool:
    """Tell whether this process holds more memory than it should keep, where the system can say.

    The peak that `getrusage` knows would not do: on Linux a child inherits that of its parent.
    """
    with suppress(OSError):
        pages = int(_MEMORY.read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") > limits.TIRED
    return False


if __name__ == "__main__":
    main()
