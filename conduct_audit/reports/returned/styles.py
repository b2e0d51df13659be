"""The styles of a workbook, with a look for marked cells, notes and receipts added at the end of its lists."""

from __future__ import annotations

from typing import Final

from conduct_audit.reports.returned.model import MARKED, NOTED, CannotMarkError
from conduct_audit.reports.returned.splice import Edit, Tag, end_of, spliced, walk, with_attribute

_ROOM: Final = 60_000
"""Excel holds 65,490 formats."""


class Styles:
    """Gives numbers of cell formats; `finished` gives the part with all that were asked for."""

    def __init__(self, data: bytes) -> None:
        """Read the formats of a styles part. Raises `CannotMarkError`."""
        self._data = data
        self._lists: dict[str, Tag] = {}
        self._ends: dict[str, int] = {}
        self._formats: list[tuple[int, int]] = []
        self._fills = 0
        self._path: list[Tag] = []
        walk(data, self._opened, self._closed)
        if {"fills", "cellXfs"} - self._ends.keys() or not self._formats:
            raise CannotMarkError
        self._added: list[bytes] = []
        self._marked: dict[int, int] = {}
        self.note = self._new(_PLAIN, self._fills + 1)
        self.receipt = self._new(_PLAIN, 0)

    def marked(self, base: int) -> int:
        """Give the format that looks like format `base` on a marked ground."""
        if base not in self._marked:
            start, end = self._formats[base if base < len(self._formats) else 0]
            self._marked[base] = self._new(self._data[start:end].decode(), self._fills)
        return self._marked[base]

    def finished(self) -> bytes:
        """Give the part with the added formats."""
        if len(self._formats) + len(self._added) > _ROOM:
            raise CannotMarkError
        prefix = self._lists["fills"].prefix
        fills = "".join(_FILL.format(p=prefix, colour=colour) for colour in (MARKED, NOTED)).encode()
        counted = {"fills": self._fills + 2, "cellXfs": len(self._formats) + len(self._added)}
        edits = [Edit(self._ends["fills"], self._ends["fills"], fills)]
        edits += [Edit(self._ends["cellXfs"], self._ends["cellXfs"], b"".join(self._added))]
        for name, count in counted.items():
            tag = self._lists[name]
            edits.append(Edit(tag.start, tag.end, with_attribute(self._data[tag.start : tag.end], "count", count)))
        return spliced(self._data, edits)

    def _new(self, text: str, fill: int) -> int:
        prefix = self._lists["cellXfs"].prefix
        whole = text.format(p=prefix).encode() if text is _PLAIN else text.encode()
        end = whole.index(b">") + 1
        tag = with_attribute(with_attribute(whole[:end], "fillId", fill), "applyFill", 1)
        self._added.append(tag + whole[end:])
        return len(self._formats) + len(self._added) - 1

    def _opened(self, tag: Tag) -> None:
        parent = self._path[-1].local if self._path else ""
        if parent == "fills":
            self._fills += 1
        elif parent == "cellXfs":
            self._formats.append((tag.start, tag.end))
        elif tag.local in {"fills", "cellXfs"} and not tag.is_empty:
            self._lists[tag.local] = tag
        self._path.append(tag)

    def _closed(self, _name: str, place: int) -> None:
        tag = self._path.pop()
        parent = self._path[-1].local if self._path else ""
        if parent == "cellXfs" and not tag.is_empty:
            self._formats[-1] = (tag.start, end_of(self._data, place))
        elif tag.local in self._lists and tag is self._lists[tag.local]:
            self._ends[tag.local] = place


_FILL: Final = (
    '<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
    '<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
)
_PLAIN: Final = (
    '<{p}xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<{p}alignment vertical="top" wrapText="1"/></{p}xf>'
)
