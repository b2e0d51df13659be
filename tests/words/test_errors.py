"""Every error is a sentence: in both languages, with all its facts, with a code of its own."""

from __future__ import annotations

import importlib
import pkgutil
from string import Formatter

import pytest

import conduct_audit
from conduct_audit import language
from conduct_audit.errors import ConductAuditError


def every_error() -> list[type[ConductAuditError]]:
    for module in pkgutil.walk_packages(conduct_audit.__path__, "conduct_audit."):
        if module.name != "conduct_audit.__main__":
            importlib.import_module(module.name)
    found, waiting = [], [ConductAuditError]
    while waiting:
        found.append(kind := waiting.pop())
        waiting += kind.__subclasses__()
    return found


PLAIN = [kind for kind in every_error() if kind.__init__ is ConductAuditError.__init__]


@pytest.mark.parametrize("kind", PLAIN, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_an_error_says_its_facts_in_both_languages(kind: type[ConductAuditError], spoken: str) -> None:
    facts: dict[str, object] = {name: f"<{name}>" for _, name, _, _ in Formatter().parse(kind.sentence) if name}
    language.activate(spoken)
    told = str(kind(**facts))
    language.activate("zh")
    assert all(str(fact) in told for fact in facts.values())
    assert kind.exit_code in {1, 2, 4}


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in every_error()]
    assert len(codes) == len(set(codes))
