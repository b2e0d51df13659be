"""Form 1: the tables of release 0.1. Ledgers of this form are the oldest there are; nothing leads to it."""

from __future__ import annotations

revision = "1"
down_revision = None


def upgrade() -> None:
    """Change nothing: `init` made these tables."""
