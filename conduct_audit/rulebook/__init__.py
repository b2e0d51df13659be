"""Rules as data: what a rulebook is, how strictly it is read, how it is shown. Touches no file, clock or database."""

from conduct_audit.rulebook.document import RulebookDocument, show
from conduct_audit.rulebook.errors import RulebookFaultyError, UnknownCodeError, WordingFaultyError
from conduct_audit.rulebook.faults import Fault
from conduct_audit.rulebook.loader import faults, load
from conduct_audit.rulebook.model import Category, Clause, Limit, Overlap, Rulebook, Section, TariffRule, Words

__all__ = [
    "Category",
    "Clause",
    "Fault",
    "Limit",
    "Overlap",
    "Rulebook",
    "RulebookDocument",
    "RulebookFaultyError",
    "Section",
    "TariffRule",
    "UnknownCodeError",
    "WordingFaultyError",
    "Words",
    "faults",
    "load",
    "show",
]
