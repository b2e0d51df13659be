"""Every test of the actions works in a company of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.world import company

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    return company(tmp_path)
