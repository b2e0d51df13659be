"""Why a month is not closed; after each of these the books are as they were before."""

from __future__ import annotations

from conduct_audit.errors import CheckFailedError, ConductAuditError
from conduct_audit.language import N_


class MonthNotBegunError(ConductAuditError):
    """A month of the future cannot be closed."""

    code = "month_not_begun"
    sentence = N_("{month} has not begun yet and cannot be closed. Check the month.")


class MonthAlreadyClosedError(ConductAuditError):
    """A month is closed once."""

    code = "month_closed"
    sentence = N_("{month} has been closed already.")


class RowsStillWaitError(ConductAuditError):
    """A month cannot be closed while rows of it, or rows without a month, wait."""

    code = "rows_wait"
    sentence = N_(
        "{month} cannot be closed: {count} rows wait for a person, the first is {first}. "
        "“conduct-audit review list” shows them."
    )


class BonusBlankError(ConductAuditError):
    """A month cannot be frozen while a bonus is blank."""

    code = "blank_bonus"
    sentence = N_("{month} cannot be closed: the bonus of {people} is blank. Fill it in and import the roster again.")


class TieOutError(CheckFailedError):
    """A figure of the month is another one when it is reached in another way."""

    code = "tie_out"
    sentence = N_(
        "{month} cannot be closed, since a check does not agree: {title} ({ours} and {theirs}). "
        "Nothing was written. Run “conduct-audit verify” and report what it says."
    )
