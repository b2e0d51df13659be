"""How much a file may ask for; a healthy month of a large company stays far below.

The whole command shall end within 20 seconds and hold less than 1 GB, the process that imports and the one that parses
together. The importing process takes about 6 KB for a row that is booked, and 100 MB for itself.
"""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1024 * 1024
FILE_BYTES: Final = 100 * MEGABYTE
ROWS: Final = 120_000
"""Rows of all sheets together, down to the last value of each."""
COLUMNS: Final = 16_384
CELLS: Final = ROWS * 24
"""Cells of all sheets together, blank ones inside the tables included."""
TEXT: Final = 32_767
"""Characters of a cell, as in Excel."""
ANSWER_BYTES: Final = 96 * MEGABYTE
"""What the parser may answer for one file: many long texts reach it before they reach the number of cells."""
TEXT_IN_PLACE: Final = MEGABYTE // 2
"""A text up to this size is read where it is; a larger one by the process that may be given up."""

ZIP_ENTRIES: Final = 10_000
ZIP_BYTES: Final = 300 * MEGABYTE
ZIP_RATIO: Final = 200
ZIP_RATIO_FROM: Final = 10 * MEGABYTE

MEMORY: Final = 640 * MEGABYTE
"""Bytes of address space that parsing may take; Python and its modules are in it."""
TIRED: Final = 192 * MEGABYTE
"""A parser that held more is replaced, so that the import has the memory."""
SECONDS: Final = 15.0
"""Time that parsing one file may take, on a busy machine too."""
