"""Words one sign off: found by index just as by comparing each with each."""

from __future__ import annotations

from hypothesis import given, strategies as st

from conduct_audit.intake.one_sign import OneSignOff

WORDS = st.text("王张芳房1", max_size=14)


def differ_in_one(one: str, other: str) -> bool:
    longest = len("abcdefghijkl")
    if len(one) != len(other) or not len("ab") <= len(one) <= longest:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


@given(st.lists(WORDS, unique=True), WORDS)
def test_the_index_finds_what_comparing_each_with_each_finds_in_the_same_order(words: list[str], text: str) -> None:
    assert OneSignOff(words).of(text) == [word for word in words if differ_in_one(word, text)]


def test_a_word_is_not_alike_to_itself_nor_to_a_longer_one() -> None:
    assert OneSignOff(["王芳", "王方", "王芳芳", "李方"]).of("王芳") == ["王方"]
