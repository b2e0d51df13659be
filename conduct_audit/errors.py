"""Errors are for people: every class takes facts and writes its own sentence in the user's language.

`ConductAuditError` is the one root; `code` is the machine's name of the error in JSON and never changes, `exit_code` is
what the shell sees. A sentence says what is wrong, where, and what to do.
"""

from __future__ import annotations

from typing import ClassVar

from conduct_audit.language import N_, gettext as _


class ConductAuditError(Exception):
    """What went wrong, with the facts that the sentence needs; nothing was changed when it is raised."""

    code: ClassVar[str] = "failed"
    exit_code: ClassVar[int] = 1
    sentence: ClassVar[str] = N_("It did not work.")

    def __init__(self, **facts: object) -> None:
        """Keep `facts`, the values of the placeholders in `sentence`."""
        self.facts = facts
        super().__init__(facts)

    def __str__(self) -> str:
        """Write the sentence in the language spoken now."""
        return _(self.sentence).format(**self.facts)


class UsageError(ConductAuditError):
    """The command line itself is wrong."""

    code = "usage"
    exit_code = 2
    sentence = N_("{problem}")


class LedgerTargetError(ConductAuditError):
    """A result would be written onto a ledger, or onto the journal of one."""

    code = "ledger_target"
    sentence = N_("{file} is a ledger or belongs to one, and is left as it is. Choose another name with -o.")


class BadMonthError(UsageError):
    """A month was given that is none."""

    code = "bad_month"
    sentence = N_("“{text}” is no month. Write it as 2024-03.")


class BadDateError(UsageError):
    """A date was given that is none."""

    code = "bad_date"
    sentence = N_("“{text}” is no date. Write it as 2024-03-05.")


class BadAmountError(ConductAuditError):
    """An amount of money could not be read exactly."""

    code = "bad_amount"
    sentence = N_("“{text}” is no amount in yuan. Write it as 1500 or 1500.00.")


class CheckFailedError(ConductAuditError):
    """A check answered no; the root of everything with exit code 4."""

    code = "check_failed"
    exit_code = 4
    sentence = N_("The check answered no.")
