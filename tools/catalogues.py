"""The message catalogues: `update` takes new messages in and old ones out, `check` says whether they are complete.

python -m tools.catalogues update | check
"""

from __future__ import annotations

import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from hatch_build import compile_catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT: Final = Path(__file__).parent.parent
LOCALE: Final = ROOT / "conduct_audit" / "locale"
LANGUAGES: Final = ("zh", "en")
KEYWORDS: Final = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
SOURCES: Final = ((ROOT / "conduct_audit", [("**.py", "python")]), (ROOT / "templates", [("**.j2", "jinja2")]))


def extracted() -> Catalog:
    """Give the messages of the sources, sorted, without their places (those would change with every line)."""
    found = Catalog(project="conduct-audit", header_comment="", charset="utf-8")
    for folder, methods in SOURCES:
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(folder), methods, keywords=KEYWORDS, options_map={"**.j2": {"silent": "false"}}
        ):
            found.add(message)
    return found


def updated(language: str) -> Catalog:
    """Give the catalogue of `language` with exactly the messages of the sources; English speaks for itself."""
    kept = _kept(language)
    fresh = Catalog(locale=language, project="conduct-audit", header_comment="", charset="utf-8")
    fresh.creation_date = fresh.revision_date = kept.creation_date
    for message in extracted():
        if message.id:
            fresh.add(message.id, string=_string(kept, message, language))
    return fresh


def faults(language: str) -> Iterator[str]:
    """Say what is wrong with the catalogue of `language`: missing, superfluous, other placeholders."""
    kept, wanted = _kept(language), extracted()
    for message in wanted:
        found = kept.get(message.id)
        if message.id and found is None:
            yield f"{language}: not in the catalogue: {message.id!r} (run: make docs)"
        elif message.id and found:
            yield from _wrong(language, found)
    for message in kept:
        if message.id and wanted.get(message.id) is None:
            yield f"{language}: no longer in the sources: {message.id!r} (run: make docs)"


def _wrong(language: str, message: Message) -> Iterator[str]:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    translated = [string for string in strings if string]
    if message.fuzzy or len(translated) < len(strings):
        yield f"{language}: not translated: {message.id!r}"
        return
    ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    allowed = set().union(*(_placeholders(text) for text in ids))
    if any(_placeholders(text) - allowed for text in translated):
        yield f"{language}: other placeholders: {message.id!r}"


def _placeholders(text: str) -> set[str]:
    return {name for _literal, name, _format, _conversion in Formatter().parse(text) if name}


def _string(kept: Catalog, message: Message, language: str) -> str | tuple[str, ...]:
    found = kept.get(message.id)
    string = message.id if language == "en" else found.string if found else None
    if string is None:
        return "" if isinstance(message.id, str) else ("",)
    return string if isinstance(string, str) else tuple(string)


def _path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "conduct_audit.po"


def _kept(language: str) -> Catalog:
    if not _path(language).is_file():
        return Catalog(locale=language)
    with _path(language).open("rb") as file:
        return read_po(file, locale=language)


def update() -> int:
    """Write both catalogues and compile them."""
    for language in LANGUAGES:
        catalogue = updated(language)
        _path(language).parent.mkdir(parents=True, exist_ok=True)
        with _path(language).open("wb") as file:
            write_po(file, catalogue, sort_output=True, width=120)
    compile_catalogues()
    return 0


def check() -> int:
    """Print every fault; give 1 when there is one."""
    found = [fault for language in LANGUAGES for fault in faults(language)]
    for fault in found:
        print(fault)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit({"update": update, "check": check}[sys.argv[1]]())
