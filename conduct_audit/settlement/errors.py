"""Why a violation cannot be judged; nothing is guessed then, and nothing is free."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_


class NoRulebookError(ConductAuditError):
    """No rulebook is in force on the day."""

    code = "no_rulebook"
    sentence = N_("No rulebook is in force on {day}. Put one in force: conduct-audit rulebook use FILE --from {day}.")


class NoTariffError(ConductAuditError):
    """The rulebook in force has no rule of its tariff for the violation."""

    code = "no_tariff"
    sentence = N_(
        "{rulebook} {version} has no tariff rule for category {category} on {day}. "
        "Add one to the rulebook and put it in force from that day."
    )
