"""What a person types about an odd sheet → a column profile; what nobody can mean is refused in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.actions.errors import ProfileFaultError
from conduct_audit.intake.profile import Profile
from conduct_audit.intake.profile_context import PLACE
from conduct_audit.intake.profile_fields import AROUND, HEADINGS, field_of
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conduct_audit.intake.legend import MarkMeans

_ROWS: Final = re.compile(r"(?P<top>[1-9]\d{0,5})(?:-(?P<bottom>[1-9]\d{0,5}))?")
_MOST_HEADER_ROWS: Final = 4
_GIVEN: Final = ("department", "inspector", "place")


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """A profile as typed: `columns` and `cells` are pairs such as `经办=姓名`, `header_row` is `3` or `3-4`."""

    columns: Sequence[str] = ()
    cells: Sequence[str] = ()
    header_row: str = ""
    mark_means: MarkMeans | None = None
    sheets: Sequence[str] = ()
    skip_sheets: Sequence[str] = ()
    department: str = ""
    inspector: str = ""
    place: str = ""


def profile_of_words(name: str, words: ProfileWords) -> Profile:
    """Read what was typed as the profile `name`. Raises `ProfileFaultError`."""
    if not name.strip():
        raise ProfileFaultError(problem=_("it needs a name."))
    return Profile(
        name=name.strip(),
        columns=_fields(words.columns),
        header=_rows(words.header_row),
        mark_means=words.mark_means,
        given={part: text.strip() for part in _GIVEN if (text := getattr(words, part)).strip()},
        cells=_places(words.cells),
        sheets=tuple(words.sheets),
        skipped=tuple(words.skip_sheets),
    )


def refuse_blank(profile: Profile) -> None:
    """Raise `ProfileFaultError` for a profile that says nothing."""
    if profile == Profile(profile.name):
        raise ProfileFaultError(problem=_("it says nothing. Say for example --column 经办=姓名, or --header-row 3."))


def _fields(pairs: Sequence[str]) -> dict[str, str]:
    fields = {key: _field(word) for key, word in map(_pair, pairs)}
    if len(fields) < len(pairs):
        raise ProfileFaultError(problem=_("a column is named twice."))
    return fields


def _places(pairs: Sequence[str]) -> dict[str, str]:
    places = {key.upper(): _field(word) for key, word in map(_pair, pairs)}
    for place, field in places.items():
        if not PLACE.fullmatch(place):
            raise ProfileFaultError(problem=_("“{text}” is no cell; write it as B2.").format(text=place))
        if field not in AROUND:
            known = _listed({name: HEADINGS[name] for name in AROUND})
            raise ProfileFaultError(problem=_("a cell can be one of {fields}.").format(fields=known))
    return places


def _pair(text: str) -> tuple[str, str]:
    """Split at the last equals sign: a heading may hold one."""
    key, equals, word = text.replace("＝", "=").rpartition("=")  # as Chinese keyboards type it
    if not equals or not key.strip() or not word.strip():
        told = _("“{text}” is no pair; write HEADING=FIELD, such as 经办=姓名 or C=条款.")
        raise ProfileFaultError(problem=told.format(text=text))
    return key.strip(), word.strip()


def _field(word: str) -> str:
    field = field_of(word)
    if field is None:
        told = _("“{text}” is no field. The fields are {fields}, or the code of a clause.")
        raise ProfileFaultError(problem=told.format(text=word, fields=_listed(HEADINGS)))
    return field


def _listed(fields: Mapping[str, str]) -> str:
    return ", ".join(f"{name} ({heading})" for name, heading in fields.items())


def _rows(text: str) -> tuple[int, int] | None:
    if not text.strip():
        return None
    found = _ROWS.fullmatch(text.strip())
    top = int(found["top"]) if found else 0
    bottom = int(found["bottom"] or top) if found else 0
    if not found or not top <= bottom < top + _MOST_HEADER_ROWS:
        raise ProfileFaultError(problem=_("“{text}” is no row of headings; write 3, or 3-4.").format(text=text))
    return top, bottom
