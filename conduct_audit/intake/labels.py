"""Label blocks around a table: `检查单位：城东营业厅  检查时间：2024年3月5日`, in one cell or in neighbouring cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.headers import Meaning, meaning
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGN: Final = r"[^\s:：,，;；|()（）]"
_LABEL: Final = rf"{_SIGN}{{1,14}}(?:[(（][^()（）:：]{{0,8}}[)）])?(?:[ \u3000]{_SIGN})?"
_PAIR: Final = re.compile(
    rf"(?P<label>{_LABEL})\s*[:：]\s*(?P<value>.*?)(?=\s*[,，;；|]?\s+{_LABEL}\s*[:：]|\s{{3}}|$)", re.DOTALL
)
_PADDED: Final = re.compile(r"(?:(?<=\s)|^)(?:[\u4e00-\u9fff][ \u3000]{2,})+[\u4e00-\u9fff](?=\s*[:：])")
"""A label that is stretched: 部    门：, at the start of a cell or behind a blank."""
_TRAILING: Final = " \t\r\n\u3000,，;；|_"


@dataclass(frozen=True, slots=True)
class Label:
    """A label and its value, both as written; `meaning` is that of the label."""

    label: str
    value: str
    meaning: Meaning


def labels_in(texts: Sequence[str]) -> tuple[Label, ...]:
    """Give the labels of a row of cells with their values, which stand behind a colon or in the next cell."""
    cells = _distinct(texts)
    found = (label for index in range(len(cells)) for label in _of_cell(cells, index))
    return tuple(label for label in found if label.value and folded(label.value) not in words("labels", "units"))


def pairs_in(text: str) -> list[tuple[str, str]]:
    """Give the labels in one cell that stand before a colon, each with what stands behind it, blank or not."""
    return [
        (found["label"], _closed(found["value"].strip(_TRAILING)))
        for found in _PAIR.finditer(_PADDED.sub(_joined, text))
    ]


def _joined(found: re.Match[str]) -> str:
    return "".join(found[0].split())


def _closed(value: str) -> str:
    """Drop a bracket that was opened before the label: （单位：元）."""
    return value if any(sign in value for sign in "(（") else value.rstrip(")）")


def titles_in(texts: Sequence[str]) -> tuple[str, ...]:
    """Give what stands in a row of cells that is neither label nor value: titles, also in the cell of a label."""
    values = {label.value for label in labels_in(texts)}
    rests = (_PAIR.sub(" ", _PADDED.sub(_joined, text)).strip() for text in dict.fromkeys(texts))
    return tuple(rest for rest in rests if rest and rest not in values)


def _of_cell(cells: list[str], index: int) -> Iterator[Label]:
    pairs = pairs_in(cells[index])
    following = cells[index + 1] if index + 1 < len(cells) else ""
    if not pairs and meaning(cells[index]).exact:
        pairs = [(cells[index], "")]
    for place, (label, value) in enumerate(pairs):
        is_last = place + 1 == len(pairs)
        yield Label(label, value or (_as_value(following) if is_last else ""), meaning(label))


def _as_value(text: str) -> str:
    """Give a neighbouring cell as a value, unless it is a label itself."""
    return "" if (_PAIR.search(text) and not _is_clock(text)) or meaning(text).exact else text


def _is_clock(text: str) -> bool:
    return bool(re.search(r"\d[:：]\d", text))


def _distinct(texts: Sequence[str]) -> list[str]:
    """Give the cells with something in them; a merged cell that fills several columns once."""
    filled = [text for text in texts if text]
    return [text for index, text in enumerate(filled) if index == 0 or text != filled[index - 1]]
