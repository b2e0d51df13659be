"""What every test shares: property tests without a clock, because a busy machine is no fault of the code."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
