"""`init`: an empty ledger with a rulebook in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from conduct_audit import books
from conduct_audit.actions import rulebooks
from conduct_audit.actions.using_rulebooks import version
from conduct_audit.rulebook import load

if TYPE_CHECKING:
    from conduct_audit.actions.desk import Desk


class LedgerDocument(TypedDict):
    """A new ledger: where it lies, the company it is for, the rulebook in force."""

    ledger: str
    company: str
    rulebook: str


def init(desk: Desk, rulebook: str, company: str) -> LedgerDocument:
    """Make an empty ledger at the desk's place, never over an existing one."""
    text, place = rulebooks.text_of(rulebook)
    loaded = load(text, place)
    kept = version(loaded, text, None)
    with books.create(desk.place, actor=desk.actor, at=desk.clock(), company=company, rulebook=kept):
        return {"ledger": books.shown(desk.place), "company": company, "rulebook": loaded.id}
