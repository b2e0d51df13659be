"""`settings list` and `settings set`: what the company decided where the regulation leaves it open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

from conduct_audit.actions.month_errors import SettingReachesBackError
from conduct_audit.language import gettext as _
from conduct_audit.month import Month
from conduct_audit.settings import CATALOGUE, SHIPPED, Setting, Settings, kept_words, setting, value_words
from conduct_audit.settings.values import OFF, canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.books.settings import SettingRecord


class RecordDocument(TypedDict):
    """A value that was set: from which month it holds (null: for all months), when and by whom it was set."""

    value: str
    words: str
    start: str | None
    at: str
    actor: str


class SettingDocument(TypedDict):
    """A setting: its value in the month asked for, what is shipped, what it means and rests on, what was ever set.

    `title` and `words` are name and value as people say them.
    """

    name: str
    title: str
    group: str
    value: str
    words: str
    shipped: str
    on: bool
    meaning: str
    basis: str
    history: list[RecordDocument]


class SettingListDocument(TypedDict):
    """Every setting as it stands in `month`."""

    month: str
    settings: list[SettingDocument]


class SetDocument(TypedDict):
    """What was set, from which month it holds (null: for all months), and where a later value takes over.

    `title` and `words` are name and value as people say them.
    """

    name: str
    title: str
    value: str
    words: str
    start: str | None
    until: str | None


def list_settings(desk: Desk, month: Month | None) -> SettingListDocument:
    """Give every setting as it stands in `month` (None: the open month, before the first close that of today)."""
    with desk.reading(part=True) as ledger, ledger.snapshot():
        shown = month or ledger.open_month() or Month.of(desk.clock().date())
        held, history = ledger.settings(shown), ledger.setting_history()
    return {"month": str(shown), "settings": [_document(each, held, history) for each in CATALOGUE]}


def set_setting(desk: Desk, name: str, text: str, start: Month | None) -> SetDocument:
    """Record a value from `start` on (None: from the open month, before the first close for all months).

    Raises `SettingNameError`, `SettingTextError`, `SettingReachesBackError`.
    """
    found = setting(name)
    chosen, value = found.name, canonical(found.name, text)
    with desk.writing() as ledger:
        detail = {"name": chosen, "value": value}
        with desk.entry(ledger, "settings set", **detail) as entry:
            first = _first(ledger, start)
            until = _until(ledger.setting_history(), chosen, first)
            entry.set(chosen, value, first)
            entry.detail["from"] = str(first or "")
    told = {"title": found.title, "words": kept_words(value), "start": _text(first), "until": _text(until)}
    return cast("SetDocument", {"name": chosen, "value": value, **told})


def settings_in_words(held: Settings) -> tuple[tuple[str, str], ...]:
    """Give the settings that are on for papers: what each is called, and its value with what it means."""
    on = ((setting(name), text) for name, text in held.on())
    return tuple((each.title, f"{value_words(text)} — {_(each.meaning)}") for each, text in on)


def _first(ledger: Ledger, start: Month | None) -> Month | None:
    """Keep settings out of closed months: the corrections of a closed month are judged by those it was closed with."""
    opened = ledger.open_month()
    if start and opened and start < opened:
        raise SettingReachesBackError(month=start, open=opened)
    return start or opened


def _until(history: Sequence[SettingRecord], name: str, first: Month | None) -> Month | None:
    starts = [kept.start for kept in history if kept.name == name and kept.start]
    return min((start for start in starts if first is None or start > first), default=None)


def _document(each: Setting, held: Settings, history: Sequence[SettingRecord]) -> SettingDocument:
    value, shipped = getattr(held, each.name), getattr(SHIPPED, each.name)
    return {
        "name": each.name,
        "title": each.title,
        "group": _(each.group),
        "value": _written(each, value),
        "words": value_words(_written(each, value)),
        "shipped": _written(each, shipped),
        "on": value != shipped,
        "meaning": _(each.meaning),
        "basis": _(each.basis) if each.basis else "",
        "history": [_record(kept) for kept in history if kept.name == each.name],
    }


def _written(each: Setting, value: object) -> str:
    """Write a value; what is shipped as none, empty or nought is off."""
    return each.kind.write(value) if value or value != getattr(SHIPPED, each.name) else OFF


def _record(kept: SettingRecord) -> RecordDocument:
    told = {"start": _text(kept.start), "at": kept.at.isoformat(), "actor": kept.actor}
    return cast("RecordDocument", {"value": kept.text, "words": kept_words(kept.text), **told})


def _text(month: Month | None) -> str | None:
    return None if month is None else str(month)
