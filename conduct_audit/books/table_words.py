"""The tables of the books in the words of those who read what a check found."""

from __future__ import annotations

from typing import Final

from conduct_audit.language import N_, gettext as _

_WORDS: Final = {
    "ledger": N_("name and form of the ledger"),
    "content": N_("imported files"),
    "source": N_("names of imported files"),
    "rulebook": N_("rulebooks"),
    "roster": N_("rosters"),
    "employee": N_("employees"),
    "employment": N_("kind of employment, wage, leader"),
    "observation": N_("rows as they were read"),
    "decision": N_("decisions on records"),
    "appeal": N_("appeals"),
    "ruling": N_("rulings on appeals"),
    "setting": N_("settings"),
    "closing": N_("closed months"),
    "closing_line": N_("lines of closed months"),
    "closing_fact": N_("what months were closed with"),
    "slip": N_("numbers of slips"),
    "posting": N_("postings"),
    "correction": N_("corrections"),
    "settled_correction": N_("settled corrections"),
    "override": N_("overridden warnings"),
    "export": N_("files handed over"),
    "phrase": N_("learned phrases"),
    "profile": N_("column profiles"),
}


def table_words(name: str) -> str:
    """Give the words for the table `name`, and the name itself for whoever looks into the database."""
    return _("{words} ({name})").format(words=_(_WORDS[name]), name=name) if name in _WORDS else name
