"""The warnings of a month, told beside the result."""

from typing import Any

from conduct_audit.cli import say
from conduct_audit.language import gettext as _


def warning_notes(warnings: list[dict[str, Any]]) -> None:
    """Tell each warning on standard error: its code, its sentence, what it rests on, whether it holds up the close."""
    for warning in warnings:
        basis = f" [{warning['basis']}]" if warning["basis"] else ""
        holds = _(" It holds up “close”.") if warning["holds"] else ""
        say.note(f"{warning['code']} {warning['message']}{holds}{basis}")
