"""The global options stand before or after the command; the environment stands in for them."""

from __future__ import annotations

import pytest

from conduct_audit.cli.session import Session, take
from conduct_audit.errors import UsageError


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (["--json", "settle", "2024-03"], ["settle", "2024-03"]),
        (["settle", "2024-03", "--json"], ["settle", "2024-03"]),
        (["settle", "--json", "2024-03"], ["settle", "2024-03"]),
    ],
)
def test_an_option_may_stand_anywhere(arguments: list[str], left: list[str]) -> None:
    session, rest = take(arguments, {})
    assert (session.json, rest) == (True, left)


def test_options_take_their_value_from_the_next_word_or_behind_an_equals_sign() -> None:
    session, rest = take(["--ledger", "a b.db", "log", "--lang=en", "--actor", "李会计", "--quiet"], {})
    assert session == Session("a b.db", "en", "李会计", json=False, quiet=True)
    assert rest == ["log"]


def test_behind_two_dashes_everything_is_the_commands_own() -> None:
    assert take(["classify", "--", "--json"], {}) == (Session(), ["classify", "--", "--json"])


def test_the_environment_stands_in_and_the_command_line_wins() -> None:
    environ = {"CONDUCT_AUDIT_LEDGER": "env.db", "CONDUCT_AUDIT_LANG": "en", "CONDUCT_AUDIT_ACTOR": "王"}
    assert take([], environ)[0] == Session("env.db", "en", "王")
    assert take(["--ledger", "own.db", "--lang", "zh"], environ)[0] == Session("own.db", "zh", "王")


@pytest.mark.parametrize("arguments", [["--lang", "fr"], ["log", "--ledger"]])
def test_a_wrong_or_missing_value_is_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(UsageError):
        take(arguments, {})
