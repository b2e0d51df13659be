"""What can be wrong with a decision about a record; after each of these the books are as they were before."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError, UsageError
from conduct_audit.language import N_


class UnknownRecordError(ConductAuditError):
    """No record of the books has that number."""

    code = "unknown_id"
    sentence = N_(
        "There is no record {id} in the books. "
        "“conduct-audit violation list” and “conduct-audit review list” show those there are."
    )


class HiddenRecordError(UnknownRecordError):
    """No record that this login sees has that number."""

    code = "hidden_id"
    sentence = N_("There is no record {id} in the part of the books that your account sees.")


def no_record(number: int, *, partial: bool) -> UnknownRecordError:
    """Give the error for a number that nothing is found under; `partial`: the database may hide it."""
    return (HiddenRecordError if partial else UnknownRecordError)(id=number)


class StateError(ConductAuditError):
    """The record is in a state in which the decision is not lawful."""

    code = "wrong_state"
    sentence = N_("Record {id} does not wait for a decision: it is {status}.")


class AlreadyConfirmedError(StateError):
    """The record is booked; only a waiver can still change it."""

    code = "already_confirmed"
    sentence = N_(
        "Record {id} is booked already and stays as it is. “conduct-audit violation waive {id} --reason …” takes it "
        "off the books. To book it otherwise (serious, another clause, person or count), waive it and import the row "
        "again as it should be; “conduct-audit review admit” then books it if it was skipped."
    )


class AlreadyDismissedError(StateError):
    """The record was dropped from the queue, or replaced by a better reading of the same row."""

    code = "already_dismissed"
    sentence = N_("Record {id} is dismissed already ({reason}).")


class AlreadyWaivedError(StateError):
    """The record was taken off the books before."""

    code = "already_waived"
    sentence = N_("Record {id} was taken off the books already ({reason}).")


class AlreadyOverturnedError(StateError):
    """An upheld appeal took the record off the books before; nothing is given back twice."""

    code = "already_overturned"
    sentence = N_("An appeal against record {id} was upheld before ({reason}): it is off the books already.")


class StillWaitingError(StateError):
    """The record waits in the queue; there is nothing to take off the books yet."""

    code = "still_waiting"
    sentence = N_("Record {id} still waits and is not booked. “conduct-audit review dismiss {id}” drops it.")


class SkippedError(StateError):
    """The record equals another and was skipped."""

    code = "skipped"
    sentence = N_(
        "Record {id} was skipped because it equals {same_as}. "
        "“conduct-audit review admit {id}” books it as an event of its own."
    )


class StillUnknownError(ConductAuditError):
    """A record cannot be booked as it stands while something that decides money is unknown."""

    code = "still_unknown"
    sentence = N_(
        "Record {id} cannot be booked as it stands: {unknown} still unknown. "
        "Use “conduct-audit review set {id} {options}”."
    )


class BookedMonthClosedError(ConductAuditError):
    """The decision would change a closed month."""

    code = "booked_month_closed"
    sentence = N_(
        "{month} is closed and does not change any more; record {id} stays as it is until corrections are booked."
    )


class ReasonMissingError(UsageError):
    """Nothing leaves queue or books without a word why."""

    code = "no_reason"
    sentence = N_("Record {id} stays as it is: say why with --reason. The reason is kept in the books.")


class CountOutOfRangeError(UsageError):
    """A number of times was given that nobody has seen happen."""

    code = "count_range"
    sentence = N_("{count} is no number of times. Give one from {least} to {most}.")
