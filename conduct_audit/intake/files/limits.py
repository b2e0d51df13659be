"""How much a file may ask for; a healthy month of a large company stays far below."""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1024 * 1024
FILE_BYTES: Final = 100 * MEGABYTE
ROWS: Final = 1_048_576
COLUMNS: Final = 16_384
CELLS: Final = ROWS * 12
"""Cells of all sheets together, blank ones inside the tables included."""
TEXT: Final = 32_767
"""Characters of a cell, as in Excel."""

ZIP_ENTRIES: Final = 10_000
ZIP_BYTES: Final = 300 * MEGABYTE
ZIP_RATIO: Final = 200
ZIP_RATIO_FROM: Final = 10 * MEGABYTE


def memory(size: int) -> int:
    """Give the bytes of address space that reading a file of `size` bytes may take."""
    return 512 * MEGABYTE + 20 * size


def seconds(size: int) -> float:
    """Give the time that reading a file of `size` bytes may take, on a busy machine too."""
    return 12 + 3 * size / MEGABYTE
