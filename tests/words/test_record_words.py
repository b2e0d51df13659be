"""The words for states and steps: whatever a record may go through has words on the screen."""

from __future__ import annotations

import pytest

from conduct_audit.books.life import LAWFUL
from conduct_audit.cli.wording import word
from conduct_audit.record_words import WORDS


@pytest.mark.parametrize("code", sorted({code for step in LAWFUL for code in (step.action, step.after)}))
def test_every_state_and_step_is_said_in_words(code: str) -> None:
    assert code in WORDS
    assert word(code)
