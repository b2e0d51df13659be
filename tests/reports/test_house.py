"""A company's own paper: templates, logo and words in a folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conduct_audit.reports.errors import TemplatesFolderError
from conduct_audit.reports.house import House
from conduct_audit.reports.page import page
from conduct_audit.reports.slips import slips
from tests.reports.world import usual_month

if TYPE_CHECKING:
    from pathlib import Path

PIXEL = b"\x89PNG\r\n\x1a\n"


def paper(folder: Path, **files: str) -> House:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return House.of(folder)


def test_a_companys_words_replace_the_shipped_ones(tmp_path: Path) -> None:
    house = paper(tmp_path, words_toml='"考核扣减通知单" = "绩效告知书"')
    html = slips(replace(usual_month(), house=house))
    assert "绩效告知书" in html
    assert "<h2>考核扣减通知单" not in html


def test_a_logo_is_inside_the_file(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PIXEL)
    report = replace(usual_month(), house=House.of(tmp_path))
    assert all('<img class="logo" src="data:image/png;base64,' in html for html in (page(report), slips(report)))


def test_a_companys_template_is_taken_and_the_others_are_the_shipped_ones(tmp_path: Path) -> None:
    house = paper(tmp_path, slips_html_j2="本公司样式 {{ slips|length }}")
    report = replace(usual_month(), house=house)
    assert slips(report) == "本公司样式 7"
    assert page(report) == page(usual_month())


@pytest.mark.parametrize(
    ("name", "text"), [("slips.html.j2", "{% for %}"), ("slips.html.j2", "{{ unknown }}"), ("words.toml", "制表 = ")]
)
def test_a_fault_in_a_companys_file_is_told(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(TemplatesFolderError, match="--templates"):
        slips(replace(usual_month(), house=House.of(tmp_path)))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplatesFolderError):
        House.of(tmp_path / "none")
