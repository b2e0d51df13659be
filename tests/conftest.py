"""What every test shares: property tests without a clock (a busy machine is no fault of the code), and Chinese.

Thirty examples of a property at each run; `--hypothesis-profile=long` takes a thousand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from conduct_audit import language

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("house", deadline=None, max_examples=30)
settings.register_profile("long", deadline=None, max_examples=1000)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    """Begin every test in Chinese, whatever language the one before has left behind."""
    language.activate("zh")
    yield
    language.activate("zh")
