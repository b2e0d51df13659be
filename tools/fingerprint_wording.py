"""Make the fingerprints of a regulation's wording (wording.txt of a rulebook) from its sentences.

    python tools/fingerprint_wording.py CLAUSES.tsv -o conduct_audit/rulebook/library/ID/wording.txt

CLAUSES.tsv holds a clause a line: code, tab, the sentence as the regulation prints it (page marks taken out). It stays
outside the project, which carries no regulation's text.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from conduct_audit.rulebook.wording import written

HEADING = "# Fingerprints of the clauses' wording, made by tools/fingerprint_wording.py: code, tab, hashes of pieces.\n"


def main() -> None:
    """Read the sentences named on the command line and write their fingerprints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clauses", type=Path, metavar="CLAUSES.tsv")
    parser.add_argument("-o", "--output", type=Path, help="where to write (default: standard output)")
    arguments = parser.parse_args()
    fingerprints = HEADING + written(sentences(arguments.clauses.read_text(encoding="utf-8-sig")))
    if arguments.output:
        arguments.output.write_text(fingerprints, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(fingerprints)


def sentences(text: str) -> dict[str, str]:
    """Give the sentences by code."""
    return dict(line.split("\t", 1) for line in text.splitlines() if line.strip())


if __name__ == "__main__":
    main()
