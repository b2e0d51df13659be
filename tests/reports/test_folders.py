from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, strategies as st

from conduct_audit.reports.folders import folder_names

_SAFE = re.compile(r"[\w()（）·-]+")


@pytest.mark.parametrize("name", ["收费大厅", "运行一部（东）", "Hall-2", "维修_班"])
def test_a_safe_name_is_the_folder(name: str) -> None:
    assert folder_names([name]) == {name: name}


@pytest.mark.parametrize("name", ["a/b", "..", "a:b", "CON", "com1", "", "  ", "x" * 300, "部门.", "\x00"])
def test_any_other_name_gets_a_mark_of_its_own(name: str) -> None:
    folder = folder_names([name])[name]
    assert re.fullmatch(r".+-[0-9a-f]{8}", folder)
    assert _SAFE.fullmatch(folder)


def test_names_that_meet_on_some_file_systems_are_kept_apart() -> None:
    folders = folder_names(["Hall", "HALL", "a/b", "a:b", "Ａ厅", "a厅"])
    assert len({unicodedata.normalize("NFKC", folder).casefold() for folder in folders.values()}) == 6


def test_a_marked_folder_does_not_depend_on_the_other_departments() -> None:
    assert folder_names(["a/b"])["a/b"] == folder_names(["a/b", "a:b", "c"])["a/b"]


@given(st.sets(st.text(max_size=60), max_size=8))
def test_folders_are_safe_and_never_two_the_same(names: set[str]) -> None:
    folders = folder_names(names)
    assert set(folders) == names
    assert len({unicodedata.normalize("NFKC", folder).casefold() for folder in folders.values()}) == len(names)
    assert all(_SAFE.fullmatch(folder) and len(folder.encode()) < 250 for folder in folders.values())
