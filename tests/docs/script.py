"""Documents as scripts: their commands in order, what each should print and with which code it should end."""

from __future__ import annotations

import io
import re
import shlex
from contextlib import redirect_stderr, redirect_stdout
from contextvars import copy_context
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from conduct_audit.cli.main import PROGRAM, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"#.*?(?:exit code|退出码)\s*(?P<code>\d+)")
PROMPT = "$ "
LEFT_OUT = "…"


@dataclass(frozen=True)
class Step:
    """A command of the program, the exit code the document says (0 where it says none), the output it shows."""

    command: str
    code: int
    shown: str = ""


def holds(told: str, shown: str) -> bool:
    """Tell whether an output holds the words shown, in their order; `…` stands for anything."""
    words = (re.escape(word).replace(LEFT_OUT, r"[\s\S]*?") for word in shown.split())
    return re.search(r"\s*".join(words), told) is not None


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, *kinds: str) -> list[str]:
    return [found["lines"] for found in BLOCK.finditer(text(name)) if found["kind"] in kinds]


def steps(name: str) -> Iterator[Step]:
    """Give every line of the program's in the `sh` and `console` blocks of a document."""
    for found in BLOCK.finditer(text(name)):
        lines = found["lines"].splitlines()
        if found["kind"] == "console":
            yield from _of_console(lines)
        elif found["kind"] == "sh":
            yield from (_step(line, []) for line in lines if line.startswith(PROGRAM))


def _of_console(lines: list[str]) -> Iterator[Step]:
    starts = [number for number, line in enumerate(lines) if line.startswith(PROMPT)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if lines[start].startswith(PROMPT + PROGRAM):
            yield _step(lines[start].removeprefix(PROMPT), lines[start + 1 : end])


def _step(line: str, shown: list[str]) -> Step:
    found = CODE.search(line)
    return Step(line, int(found["code"]) if found else 0, "\n".join(shown))


def words_of(command: str) -> list[str]:
    """Split a command as a POSIX shell does: quotation marks, comments, and patterns of files in their order."""
    return [name for word in shlex.split(command, comments=True)[1:] for name in _files(word)]


def _files(word: str) -> list[str]:
    return sorted(map(str, Path().glob(word))) if "*" in word else [word]


def outcome(words: list[str], environ: Mapping[str, str]) -> tuple[int, str]:
    """Run the program in the current folder as a terminal would; give its exit code and everything it prints."""
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        code = copy_context().run(run, words, environ)
    return code, told.getvalue()
