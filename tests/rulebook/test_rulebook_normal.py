"""The normal forms in which texts are compared (conduct_audit.normal)."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from conduct_audit.normal import folded, squeezed


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("２．１．２", "2.1.2"),
        ("服\u3000務 證", "服务证"),
        ("著裝", "着装"),
        ("著装", "着装"),
        ("张\u200b三\ufeff", "张三"),
        ("A站\n\t（東）", "a站(东)"),
        ("臺灣", "台湾"),
        ("", ""),
    ],
)
def test_width_script_case_and_blanks_make_no_difference(text: str, form: str) -> None:
    assert folded(text) == form


@pytest.mark.parametrize(
    ("text", "form"), [("未戴「工牌」。", "未戴工牌"), ("二（一）2", "二一2"), ("√", ""), ("2.1.2", "212")]
)
def test_punctuation_and_signs_can_be_left_out(text: str, form: str) -> None:
    assert squeezed(text) == form


@given(st.text())
def test_a_squeezed_text_is_letters_and_digits_of_the_folded_one(text: str) -> None:
    assert squeezed(text) == "".join(filter(str.isalnum, folded(text)))


@given(st.text(alphabet=st.characters(codec="gb18030", categories=["L", "N", "P", "Z"])))
def test_blanks_between_the_characters_make_no_difference(text: str) -> None:
    assert folded("\u3000".join(text)) == folded(text)
