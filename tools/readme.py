"""Keep the help pages that documents show in step with the program.

    python -m tools.readme update | check

A document shows a page between `<!-- help: COMMAND -->` and `<!-- /help -->`; `docs/commands.md` and its Chinese twin
show them all and are written whole.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from conduct_audit.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).parent.parent
LANGUAGE_OF: Final = {
    "README.md": "en",
    "README.zh-CN.md": "zh",
    "docs/commands.md": "en",
    "docs/commands.zh-CN.md": "zh",
}
TITLES: Final = {"docs/commands.md": "All commands", "docs/commands.zh-CN.md": "全部命令"}
BLOCK: Final = re.compile(r"<!-- help: (?P<command>.*?) -->\n.*?<!-- /help -->", re.DOTALL)


def page(command: str, language: str) -> str:
    """Give the help page of `command` (words after `conduct-audit`) in `language`."""
    line = [sys.executable, "-m", "conduct_audit", "--lang", language, *command.split(), "--help"]
    plain = os.environ | {"COLUMNS": "100", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=True, env=plain)  # noqa: S603  # our own program
    return done.stdout.rstrip()


def commands() -> list[str]:
    """Name every command, groups before what is in them."""
    return ["", *_below(typer.main.get_command(app), "")]


def _below(group: Any, path: str) -> Iterator[str]:
    for name, command in getattr(group, "commands", {}).items():
        yield f"{path} {name}".strip()
        yield from _below(command, f"{path} {name}".strip())


def wanted(name: str) -> str:
    """Give the text the document `name` should have."""
    if name in TITLES:
        blocks = [f"## conduct-audit {command}".rstrip() + f"\n\n{_block(command, name)}\n" for command in commands()]
        return f"# {TITLES[name]}\n\n" + "\n".join(blocks)
    return BLOCK.sub(lambda found: _block(found["command"].strip(), name), _text(name))


def _block(command: str, name: str) -> str:
    return f"<!-- help: {command} -->\n```text\n{page(command, LANGUAGE_OF[name])}\n```\n<!-- /help -->"


def _text(name: str) -> str:
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def update() -> int:
    """Write every document anew."""
    for name in LANGUAGE_OF:
        (ROOT / name).write_text(wanted(name), encoding="utf-8")
    return 0


def check() -> int:
    """Print the documents that are out of step; give 1 when there is one."""
    late = [name for name in LANGUAGE_OF if _text(name) != wanted(name)]
    for name in late:
        print(f"{name}: a help page is out of step with the program (run: make docs)")
    return int(bool(late))


ACTIONS: Final[dict[str, Callable[[], int]]] = {"update": update, "check": check}

if __name__ == "__main__":
    sys.exit(ACTIONS[sys.argv[1]]())
