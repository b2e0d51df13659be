"""The catalogues and the help pages in the documents are in step with the program."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from tools import catalogues, readme


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    assert list(catalogues.faults(language)) == []


def test_a_missing_a_superfluous_and_a_wrong_translation_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, wanted = Catalog(locale="zh"), Catalog()
    for message, string in (("gone", "去"), ("empty", ""), ("{a}", "{b}"), ("good {a}", "好 {a}")):
        kept.add(message, string=string)
    for message in ("new", "empty", "{a}", "good {a}"):
        wanted.add(message)
    monkeypatch.setattr(catalogues, "_kept", lambda _language: kept)
    monkeypatch.setattr(catalogues, "extracted", lambda: wanted)
    found = sorted(fault.split(":")[1].strip() for fault in catalogues.faults("zh"))
    assert found == ["no longer in the sources", "not in the catalogue", "not translated", "other placeholders"]


def test_every_command_has_a_help_page() -> None:
    assert {"", "import", "review set", "rulebook use"} <= set(readme.commands())


def test_a_page_out_of_step_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(readme, "LANGUAGE_OF", {"README.md": "en"})
    monkeypatch.setattr(readme, "_text", lambda _name: "<!-- help: settle -->\nold\n<!-- /help -->")
    assert readme.check() == 1
    assert "README.md" in capsys.readouterr().out
