"""What the marks of a table mean: by its legend, by the headings over the marks, or by what the user says, who wins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.intake.legend_text import Sense, explained, word_alone
from conduct_audit.intake.mark_headings import counted_act
from conduct_audit.intake.marks import MarkKind, mark_of
from conduct_audit.intake.texts import plain, text_of
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conduct_audit.intake.grid import Cell

MarkMeans = Literal["violation", "ok"]

_POSITIVE: Final[tuple[MarkKind, ...]] = ("tick", "circle", "dot", "yes")


@dataclass(frozen=True)
class Legend:
    """What each kind of mark (or the figures `0` and `1`) means; what is missing is not known.

    `counts`: numbers are occurrences; `amounts`: numbers are yuan.
    """

    senses: Mapping[str, Sense] = field(default_factory=dict)
    counts: bool = False
    amounts: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a cell of marks says: `sense` None where it is not clear; `count` of occurrences."""

    sense: Sense | None
    count: int = 1


def legend_of(titles: Sequence[str], groups: Sequence[str], notes: Sequence[str]) -> Legend:
    """Read the legend from the titles above a table, the groups of headings over its marks, and the notes around it.

    What two texts explain differently is not known.
    """
    said = {pair for text in (*titles, *groups, *notes) for pair in explained(text).items()}
    kinds = Counter(kind for kind, _ in said)
    general = _said_by(groups, "groups") or _said_by(titles, "titles")
    counted = speaks_of([*titles, *groups], "counts") or speaks_of(notes, "counts_in_notes")
    amounts, points = (speaks_of([*titles, *groups], key) for key in ("amounts", "points"))
    counts = general != "ok" and (counted or (general == "violation" and not amounts and not points))
    senses = {kind: sense for kind, sense in {**_of_all(general), **dict(said)}.items() if kinds[kind] < len("ab")}
    return Legend(_with_opposites(senses), counts, amounts=amounts and not counted)


def overruled(legend: Legend, means: MarkMeans | None, kinds: set[MarkKind]) -> Legend:
    """Let the user's word win. A cross beside ticks is their opposite where ticks are fine, else it stays unclear."""
    if means is None:
        return legend
    senses: dict[str, Sense] = dict.fromkeys(_POSITIVE, means)
    if means == "ok":
        return Legend({**senses, "1": "ok", "cross": "violation", "no": "violation"})
    alone = {"cross": means} if not kinds & set(_POSITIVE) else {}
    return replace(legend, senses={**senses, **alone, "no": "ok"}, counts=not legend.amounts)


def of_column(legend: Legend, heading: str) -> Legend:
    """Give the legend of one column, whose heading may say itself that it counts (迟到次数) or sums up money."""
    if counted_act(heading):
        return replace(legend, counts=True, amounts=False)
    return replace(legend, counts=False, amounts=True) if speaks_of([heading], "amounts") else legend


def found_in(cell: Cell, legend: Legend) -> Found:
    """Tell what a cell says under a legend; `nothing` for a blank, a dash or a word such as 请假."""
    text = plain(text_of(cell))
    if text in legend.senses:
        return Found(legend.senses[text])
    mark = mark_of(cell)
    alone = word_alone(text) if text else None
    if mark.kind == "none" or alone:
        return Found(alone or "nothing")
    if mark.kind == "number":
        return _of_number(mark.count, legend)
    return Found(legend.senses.get(mark.kind), mark.count)


def _of_number(number: int, legend: Legend) -> Found:
    return Found("violation", number) if legend.counts else Found(None, number)


def _of_all(general: MarkMeans | None) -> dict[str, Sense]:
    if general is None:
        return {}
    senses: dict[str, Sense] = dict.fromkeys(_POSITIVE, general)
    return {**senses, "cross": "violation"} if general == "ok" else senses


def _with_opposites(senses: dict[str, Sense]) -> dict[str, Sense]:
    """Add that a cross is wrong where a tick is right, and 否 right where 是 is wrong; never the other way round."""
    more: dict[str, Sense] = {}
    if senses.get("tick") == "ok" or senses.get("circle") == "ok":
        more["cross"] = "violation"
    if senses.get("cross") == "violation":
        more["tick"] = "ok"
    if senses.get("yes") in {"ok", "violation"}:
        more["no"] = "ok" if senses["yes"] == "violation" else "violation"
    return {**more, **senses}


def _said_by(texts: Sequence[str], where: str) -> MarkMeans | None:
    """Tell what headings such as 违规情况 or 达标情况 say of everything below; None where they say nothing or both."""
    said = [means for means in _BOTH if speaks_of(texts, f"{where}_{means}")]
    return said[0] if len(said) == 1 else None


_BOTH: Final[tuple[MarkMeans, ...]] = ("violation", "ok")


def speaks_of(texts: Iterable[str], key: str) -> bool:
    """Tell whether texts hold one of the words `key` of `vocabulary.toml`: `counts`, `amounts`, `points`."""
    return any(word in folded(text) for text in texts for word in words("legend", key))
