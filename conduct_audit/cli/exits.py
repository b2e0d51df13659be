"""The exit codes of INTERFACE.md §1 that are no failures."""

from typing import Final

WAITING: Final = 3
"""Done, but rows of this very command wait for a person."""
CHECK_FAILED: Final = 4
"""A check answered no."""
