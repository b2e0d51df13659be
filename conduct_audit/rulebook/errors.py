"""What can go wrong with a rulebook, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from conduct_audit.rulebook.faults import Fault


class RulebookFaultyError(ConductAuditError):
    """A rulebook has faults and cannot be used; `faults` holds every one of them."""

    code = "rulebook_faulty"
    sentence = N_("The rulebook {file} cannot be used yet. Correct these places and try again ({count}):")

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        """Keep the `faults` of the rulebook called `file`."""
        self.faults = faults
        super().__init__(file=file, count=len(faults))

    def __str__(self) -> str:
        """Write the sentence and below it every fault, one a line."""
        return "\n".join((_(self.sentence).format(**self.facts), *(f"  {fault}" for fault in self.faults)))


class UnknownCodeError(ConductAuditError):
    """A category, section or clause was asked for that the rulebook does not have."""

    code = "unknown_code"
    sentence = N_(
        "The rulebook {rulebook} has no “{code}”. Codes look like 2 (category), 2.1 (section) or 2.1.2 (clause);"
        " `conduct-audit rulebook show {rulebook}` lists them."
    )


class WordingFaultyError(ConductAuditError):
    """A file of fingerprints is damaged."""

    code = "wording_faulty"
    sentence = N_("Line {line} of the fingerprints (wording.txt) is damaged. Put the file in again from its source.")
