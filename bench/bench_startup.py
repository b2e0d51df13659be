"""How long a user waits for help: `conduct-audit --help` against a bare import of the libraries that draw it."""

from __future__ import annotations

import sys

from timing import side_by_side, table

ROUNDS = 15

if __name__ == "__main__":
    table(
        side_by_side(
            {
                "python -c 'import typer, rich'": [sys.executable, "-c", "import typer, rich"],
                "conduct-audit --help": [sys.executable, "-m", "conduct_audit", "--help"],
                "conduct-audit settle -h": [sys.executable, "-m", "conduct_audit", "settle", "-h"],
            },
            ROUNDS,
        )
    )
