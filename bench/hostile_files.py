"""Write some 250 files that were made to break readers: `python bench/hostile_files.py FOLDER`.

Nothing in them does any harm but to a careless parser: bombs, lies about sizes, loops, cells at the end of the world,
files cut and mutated at places that a seed chooses, a pipe, a folder, names that misuse the terminal.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from hostile_old import mutants, old_workbooks, others
from hostile_sheets import sheets
from hostile_texts import texts
from hostile_zips import zips

_MAKERS: Final = (zips, sheets, old_workbooks, texts, others, mutants)


def write(folder: Path) -> int:
    """Write them all into `folder`; give their number."""
    folder.mkdir(parents=True, exist_ok=True)
    for maker in _MAKERS:
        for name, content in maker():
            (folder / name).write_bytes(content)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.xlsx")
    (folder / "folder.xlsx").mkdir(exist_ok=True)
    return len(list(folder.iterdir()))


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1]))} files")
