"""How parent and child talk: messages with their length in front.

What the child sends was made from a stranger's file: only the classes listed here are built from it.
"""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from conduct_audit.intake.files.parts import Part

_LENGTH: Final = 8
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
    """Read what `send_bytes` wrote. Raises `EOFError` where the stream ends before."""
    size = int.from_bytes(_exactly(stream, _LENGTH), "big")
    return _exactly(stream, size)


def send(stream: BinaryIO, part: Part) -> None:
    """Write a part."""
    send_bytes(stream, pickle.dumps(part, pickle.HIGHEST_PROTOCOL))


def receive(stream: BinaryIO) -> Part:
    """Read a part. Raises `EOFError` where the stream ends, `UnpicklingError` for what is no part."""
    part: Part = _Unpickler(io.BytesIO(receive_bytes(stream))).load()
    return part


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) != size:
        raise EOFError
    return content
