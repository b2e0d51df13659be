"""The language of every message: gettext catalogues `zh` and `en`, chosen once for a run.

Sources are written in English; `gettext` (imported as `_`) translates where a sentence is shown, `N_` only marks a
sentence for the catalogue where it is written down as data.
"""

from __future__ import annotations

import gettext as catalogues
import os
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final = ("zh", "en")
DOMAIN: Final = "conduct_audit"
_NAMES_NO_LANGUAGE: Final = ("", "C", "POSIX")
_current: ContextVar[str] = ContextVar("language", default="zh")


def activate(language: str) -> None:
    """Speak `language` (one of `LANGUAGES`) from here on."""
    _current.set(language)


def current() -> str:
    """Give the language spoken now, `zh` or `en`."""
    return _current.get()


def gettext(message: str) -> str:
    """Translate `message` into the language spoken now."""
    return _catalogue(current()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Translate a sentence whose words depend on `number`."""
    return _catalogue(current()).ngettext(singular, plural, number)


def everywhere(message: str) -> tuple[str, ...]:
    """Give `message` in every language: what people may have typed or been shown."""
    return tuple(_catalogue(language).gettext(message) for language in LANGUAGES)


def N_(message: str) -> str:  # noqa: N802  # the name gettext's users know
    """Mark `message` for the catalogues and give it back untranslated."""
    return message


def of_locale(environ: Mapping[str, str]) -> str:
    """Give the language the locale of `environ` names; `zh` when it names none (C, POSIX, unset)."""
    named = next((environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(key)), _of_windows())
    name = named.split(".")[0].split("@")[0]
    return "zh" if name in _NAMES_NO_LANGUAGE or name.lower().startswith(("zh", "chinese")) else "en"


def _of_windows() -> str:
    """Windows sets no LANG; its own setting says what HR's desktop speaks."""
    if os.name != "nt":
        return ""
    import locale  # noqa: PLC0415  # two milliseconds that only Windows needs

    return locale.getlocale()[0] or ""


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    folder = Path(__file__).parent / "locale"
    return catalogues.translation(DOMAIN, localedir=folder, languages=[language], fallback=True)
