"""Messages speak Chinese unless the locale or the user says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit import language

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    spoken = language.current()
    yield
    language.activate(spoken)


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LC_ALL": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE@euro"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ],
)
def test_the_locale_names_the_language(environ: dict[str, str], spoken: str) -> None:
    assert language.of_locale(environ) == spoken


def test_a_sentence_is_said_in_the_language_spoken() -> None:
    language.activate("en")
    assert language.gettext("Nothing waits.") == "Nothing waits."
    language.activate("zh")
    assert language.gettext("Nothing waits.") != "Nothing waits."


def test_a_marked_sentence_stays_as_it_is() -> None:
    assert language.N_("Nothing waits.") == "Nothing waits."
