"""Names as inspectors write them: padded, several in a cell, with remarks in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.acts import split_acts
from conduct_audit.intake.counts import says_nothing
from conduct_audit.intake.numerals import SIGNS, to_int
from conduct_audit.intake.texts import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_REMARK: Final = re.compile(r"[(\[【〔][^()\[\]【】〔〕\d代替]*[)\]】〕]")
_OUTSIDE: Final = r"(?![^(\[【〔]*[)\]】〕])"
_STRONG: Final = re.compile(rf"[、/\\,;|+&\n]{_OUTSIDE}")
_WEAK: Final = re.compile(rf"(?:[、/\\,;|+&\n]|以及|[和及与與跟]){_OUTSIDE}")
_AND_OTHERS: Final = re.compile(rf"等(?:共?\s*(\d+|[{SIGNS}]+)\s*(?:人|名|位)?(?:员工|職工|职工)?|人|人员)?$")
_LONGEST: Final = 500
"""A longer cell is no list of names; it is read as a whole and waits."""
_DOTS: Final = re.compile("[·•・‧∙⋅●.]")


@dataclass(frozen=True, slots=True)
class People:
    """Whom a name cell may mean.

    `readings`: ways to read it, most literal first, each a tuple of names as written; the first whose names are all on
    the roster holds. Empty for a blank. `open_ended`: it speaks of more people than it names (`张三等3人`).
    """

    readings: tuple[tuple[str, ...], ...]
    open_ended: bool = False


def split_people(text: str) -> People:
    """Read a name cell: `张三、李四` → the whole, then (`张三`, `李四`); `张 三` → the whole, then (`张`, `三`).

    Remarks in brackets are read with and without, except those with digits or 代/替 in them, which may change who is
    meant. Nobody is named twice in a reading. `张三、李四等2人` names everybody it speaks of.
    """
    lines = "\n".join(filter(None, map(plain, text.splitlines())))
    if says_nothing(lines):
        return People(())
    if len(lines) > _LONGEST:
        return People(((lines,),))
    others = _AND_OTHERS.search(lines)
    named = lines[: others.start()].rstrip() if others else lines
    readings = tuple(dict.fromkeys(reading for reading in _readings(named) if _is_usable(reading)))
    return _closed(readings, others) if others else People(readings)


def name_key(name: str) -> str:
    """Give the form in which names are compared: no blanks, no middle dots, half-width; brackets stay."""
    return _DOTS.sub("", plain(name).replace(" ", "")).casefold()


def _is_usable(reading: tuple[str, ...]) -> bool:
    """Tell whether a reading names somebody, and nobody twice: no slip of the pen charges one person twice."""
    return bool(reading) and len(set(map(name_key, reading))) == len(reading)


def _closed(readings: tuple[tuple[str, ...], ...], others: re.Match[str]) -> People:
    """Keep the readings that name as many people as the cell says there are."""
    said = others[1] or ""
    number = int(said) if said.isdecimal() else to_int(said)
    complete = tuple(reading for reading in readings if len(reading) == number)
    return People(complete or readings, open_ended=not complete)


def _readings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the readings of `text`, ever freer, each with and without the remarks in brackets."""
    for split in _SPLITS:
        parts = tuple(split(text))
        yield parts
        yield _trimmed(_REMARK.sub("", part) for part in parts)


def _trimmed(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip(" \n:") for part in parts)))


def _at_conjunctions(text: str) -> tuple[str, ...]:
    """Split at 和 and 及 too, but only between names: 和平 may be somebody's name."""
    parts = tuple(_WEAK.split(text))
    return _trimmed(parts) if all(part.strip() for part in parts) else ()


def _at_blanks(text: str) -> tuple[str, ...]:
    return _trimmed(token for part in _STRONG.split(text) for token in part.split())


def _with_padding(text: str) -> tuple[str, ...]:
    """Join single signs that stand behind each other: `张 三 李四` is two people."""
    tokens: list[str] = []
    for token in _at_blanks(text):
        if tokens and len(token) == len(tokens[-1]) == 1:
            tokens[-1] += token
        else:
            tokens.append(token)
    return tuple(tokens)


_SPLITS: Final[tuple[Callable[[str], Iterable[str]], ...]] = (
    lambda text: _trimmed([text]),
    lambda text: _trimmed(_STRONG.split(text)),
    lambda text: split_acts(text) if len(split_acts(text)) > 1 else (),
    _at_conjunctions,
    _with_padding,
    _at_blanks,
)
