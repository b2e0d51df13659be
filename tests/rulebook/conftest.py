"""A smallest valid rulebook, the shipped one, and English sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit import language, resources
from conduct_audit.rulebook.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.rulebook.model import Rulebook

SMALL = """\
id = "small"
version = "1"
title = { zh = "小规范", en = "Small" }
source = { zh = "测试", en = "Tests" }

[[categories]]
code = "1"
name = { zh = "甲类", en = "First" }

[[categories]]
code = "2"
name = { zh = "乙类", en = "Second" }

[[sections]]
code = "1.1"
name = { zh = "纪律", en = "Discipline" }

[[sections]]
code = "2.1"
name = { zh = "着装", en = "Dress" }

[[clauses]]
code = "1.1.1"
label = { zh = "迟到", en = "Late" }

[[clauses]]
code = "2.1.1"
label = { zh = "未戴工牌", en = "No badge" }
aspirational = true
limits = [{ value = 10, unit = "minute", bound = "at_most", start = { zh = "起", en = "start" } }]

[[tariff]]
title = { zh = "严重", en = "Serious" }
citation = { zh = "第5项", en = "Item 5" }
kind = "forfeit"
serious = true
refer = true

[[tariff]]
title = { zh = "一般", en = "Ordinary" }
citation = { zh = "第1项", en = "Item 1" }
kind = "fixed"
categories = ["1", "2"]
amount = "100.00"
from = 2024-01-01

[[overlaps]]
name = { zh = "重叠", en = "Overlap" }
clauses = ["2.1.1", "1.1.1"]
"""


@pytest.fixture
def small() -> str:
    return SMALL


@pytest.fixture(scope="session")
def thermal_text() -> str:
    return (resources.library() / "thermal-power" / "rulebook.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def thermal(thermal_text: str) -> Rulebook:
    return load(thermal_text, "thermal-power.toml")


@pytest.fixture
def english() -> Iterator[None]:
    spoken = language.current()
    language.activate("en")
    yield
    language.activate(spoken)
