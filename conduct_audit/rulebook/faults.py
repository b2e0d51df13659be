"""Faults of a rulebook for people: in which file, line and entry, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from conduct_audit.language import gettext as _
from conduct_audit.rulebook.sentences import SENTENCES
from conduct_audit.rulebook.toml_text import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conduct_audit.rulebook.problems import Content, Path, Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its machine's name `code`, the file, the line (1-based, None if unknown), the entry and its key.

    `item` names the place in words of the file, such as `clauses 17 (2.1.2): label.en`; empty for the file as a whole.
    """

    code: str
    file: str
    line: int | None = None
    item: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where it is, in the language spoken now."""
        line = _("line {line}").format(line=self.line) if self.line else ""
        return ", ".join(filter(None, (self.file, line, self.item)))

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in the language spoken now."""
        return _(SENTENCES[self.code]).format(**self.facts)

    def __str__(self) -> str:
        """Write place and sentence."""
        return f"{self.place}: {self.sentence}"


def fault(problem: Problem, content: Content, text: str, file: str) -> Fault:
    """Put `problem`, found in the `content` that was read from `text` of `file`, into words and lines."""
    facts = {"given": _at(content, problem.path), **problem.facts}
    worded = {key: _item(content, value) if isinstance(value, tuple) else value for key, value in facts.items()}
    return Fault(problem.code, file, _line(content, problem.path, text), _item(content, problem.path), worded)


def _item(content: Content, path: Path) -> str:
    """Write `("clauses", 16, "label", "en")` as `clauses 17 (2.1.2): label.en`."""
    if len(path) < 2 or not isinstance(path[1], int):  # noqa: PLR2004  # a table's name and the place of the entry
        return _keys(path)
    code = _at(content, (*path[:2], "code"))
    entry = f"{path[0]} {path[1] + 1}" + (f" ({code})" if code and isinstance(code, str) else "")
    return ": ".join(filter(None, (entry, _keys(path[2:]))))


def _keys(path: Path) -> str:
    """Write keys with dots and places counted from 1: `limits 2.start`."""
    return "".join(f" {key + 1}" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")


def _line(content: Content, path: Path, text: str) -> int | None:
    rows = _at(content, path[:1])
    if not isinstance(rows, list) or len(path) == 1 or not isinstance(path[1], int):
        return None
    return line_of(text, str(path[0]), path[1], len(rows))


def _at(content: Content, path: Path) -> Any:
    """Give what stands at `path`, an empty text where there is nothing."""
    value: Any = content
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return ""
    return value
