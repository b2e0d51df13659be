from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import resources
from conduct_audit.mapping import Matcher, read_phrases
from conduct_audit.rulebook.loader import load
from conduct_audit.rulebook.wording import fingerprint
from conduct_audit.tables import ATTRIBUTED
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import pandas as pd

    from conduct_audit.rulebook.model import Rulebook


@pytest.fixture(scope="session")
def folder() -> Path:
    return resources.library() / "thermal-power"


@pytest.fixture(scope="session")
def rulebook(folder: Path) -> Rulebook:
    return load((folder / "rulebook.toml").read_text(encoding="utf-8"), "thermal-power")


@pytest.fixture(scope="session")
def phrases(folder: Path) -> tuple[tuple[str, str], ...]:
    return read_phrases((folder / "phrases.csv").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def shipped(folder: Path, rulebook: Rulebook, phrases: tuple[tuple[str, str], ...]) -> Matcher:
    """The matcher as users have it: trained table and phrases."""
    return Matcher(rulebook, model=(folder / "model.bin").read_bytes(), phrases=phrases)


@pytest.fixture(scope="session")
def since_ever(rulebook: Rulebook) -> Timeline[Rulebook]:
    return Timeline(((None, rulebook),))


@pytest.fixture(scope="session")
def attributed() -> Callable[..., pd.DataFrame]:
    """Build ATTRIBUTED rows from what a test cares about."""

    def build(*rows: dict[str, Any]) -> pd.DataFrame:
        return ATTRIBUTED.frame({"month": "2024-03", "count": 1, "reasons": (), **row} for row in rows)

    return build


@pytest.fixture(scope="session")
def quotable() -> Mapping[str, frozenset[int]]:
    """Fingerprints of a regulation made up here: two clauses share their first sentence."""
    shared = "说话清楚而且快慢合适"
    sentences = {"3.2.2": shared + "尽量使用大家都懂的话", "4.2.1": shared, "4.1.8": "应当面带微笑送别每一位用户"}
    return {code: fingerprint(sentence) for code, sentence in sentences.items()}
