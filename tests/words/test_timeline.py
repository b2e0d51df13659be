"""Values hold from the day they take effect until the next ones begin."""

from __future__ import annotations

from datetime import date

import pytest

from conduct_audit.timeline import Timeline

VERSIONS = Timeline(((None, "first"), (date(2024, 3, 1), "march"), (date(2024, 2, 1), "february")))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2020, 1, 1), "first"),
        (date(2024, 1, 31), "first"),
        (date(2024, 2, 1), "february"),
        (date(2024, 3, 1), "march"),
        (date(2030, 1, 1), "march"),
    ],
)
def test_a_version_holds_until_a_later_one_begins(day: date, held: str) -> None:
    assert VERSIONS.at(day) == held


def test_of_two_that_begin_together_the_one_recorded_last_holds() -> None:
    twice = Timeline(((None, "old"), (None, "new"), (date(2024, 1, 1), "a"), (date(2024, 1, 1), "b")))
    assert twice.at(date(2023, 1, 1)) == "new"
    assert twice.latest == "b"


def test_before_the_first_version_and_without_any_there_is_none() -> None:
    assert Timeline(((date(2024, 1, 1), "a"),)).at(date(2023, 12, 31)) is None
    assert Timeline[str]().latest is None
