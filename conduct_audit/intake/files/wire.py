"""How parent and child talk: messages with their length in front.

What the child sends was made from a stranger's file: only the classes listed here are built from it.
"""

from __future__ import annotations

import io
import json
import pickle
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from conduct_audit.intake.files import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.files.parts import Part

_LENGTH: Final = 8
_LONGEST: Final = 2 * limits.FILE_BYTES
_BUILT: Final = frozenset(
    {
        *(("datetime", name) for name in ("date", "datetime", "time", "timedelta")),
        *(("conduct_audit.intake.grid", name) for name in ("ErrorCell", "NoValue", "Merge")),
        *(
            ("conduct_audit.intake.files.parts", name)
            for name in ("FileStart", "SheetStart", "Rows", "LostSheet", "Refused", "Done")
        ),
    }
)


class _Unpickler(pickle.Unpickler):
    """Builds nothing but plain values and the classes of the grid."""

    def find_class(self, module: str, name: str) -> Any:
        """Give a listed class. Raises `UnpicklingError` for every other."""
        if (module, name) not in _BUILT:
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


def send_bytes(stream: BinaryIO, content: bytes) -> None:
    """Write `content` with its length in front."""
    stream.write(len(content).to_bytes(_LENGTH, "big"))
    stream.write(content)
    stream.flush()


def receive_bytes(stream: BinaryIO) -> bytes:
    """Read what `send_bytes` wrote. Raises `EOFError` where the stream ends before, or for a length that is none."""
    size = int.from_bytes(_exactly(stream, _LENGTH), "big")
    if size > _LONGEST:
        raise EOFError
    return _exactly(stream, size)


def send_file(stream: BinaryIO, content: bytes, passwords: Sequence[str]) -> None:
    """Write a file and the passwords that may open it; the stream is the only place they go to."""
    send_bytes(stream, content)
    send_bytes(stream, json.dumps(passwords).encode())


def receive_file(stream: BinaryIO) -> tuple[bytes, list[str]]:
    """Read what `send_file` wrote. Raises `EOFError` where the stream ends before."""
    content = receive_bytes(stream)
    return content, json.loads(receive_bytes(stream))


def packed(part: Part) -> bytes:
    """Give a part as a message."""
    return pickle.dumps(part, pickle.HIGHEST_PROTOCOL)


def unpacked(message: bytes) -> Part:
    """Give the part in a message. Raises `UnpicklingError` for what is no part."""
    part: Part = _Unpickler(io.BytesIO(message)).load()
    return part


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) != size:
        raise EOFError
    return content
