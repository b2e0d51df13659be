"""Help that speaks the user's language: typer's own words are swapped where its pages are built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperCommand, TyperGroup

from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS: Final = (
    N_("Usage:"),
    N_("Options:"),
    N_("Arguments:"),
    N_("Commands:"),
    N_("Example:"),
    N_("[required]"),
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)


def example(line: str) -> str:
    """Give the end of a command's help: an example that runs (a line of its own, so a mark keeps the line breaks)."""
    return f"\b\nExample:\n  conduct-audit {line}"


def translate(command: Any) -> None:
    """Translate the help of `command`, its parameters and everything below it, in place."""
    for part in (command, *command.params):
        if getattr(part, "help", None):
            part.help = _(part.help)
    for below in getattr(command, "commands", {}).values():
        translate(below)


def _page(build: Callable[[Any], str], context: Any) -> str:
    page = build(context)
    for words in _WORDS:
        page = _anyhow_wrapped(words).sub(_(words).replace("\\", r"\\"), page)
    return page


def _anyhow_wrapped(words: str) -> re.Pattern[str]:
    """Find `words` however the page breaks them into lines."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


class Command(TyperCommand):
    """A command whose help speaks the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Give the help page, translated."""
        return _page(super().get_help, ctx)


class Group(TyperGroup):
    """A group of commands whose help speaks the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Give the help page, translated."""
        return _page(super().get_help, ctx)
