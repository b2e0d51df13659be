"""The data files that travel with the program: templates, sample data, rulebooks.

In a wheel they lie inside the package, in a checkout `templates/` and `sample_data/` lie beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent


def folder(name: str) -> Path:
    """Give the folder `name` (`templates`, `sample_data` or a path inside the package)."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def library() -> Path:
    """Give the folder of the shipped rulebooks, one sub-folder each, named by the rulebook's id."""
    return _PACKAGE / "rulebook" / "library"
