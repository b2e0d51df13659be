"""Every test of the reports begins in Chinese, the language of most who read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.language import activate

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    activate("zh")
    yield
    activate("zh")
