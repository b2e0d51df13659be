"""What can go wrong with a ledger; after each of these the books are as they were before."""

from __future__ import annotations

from conduct_audit.errors import CheckFailedError, ConductAuditError, UsageError
from conduct_audit.language import N_


class LedgerError(ConductAuditError):
    """The root of everything that concerns the ledger as a whole; `place` is where it lies, without a password."""

    code = "ledger"
    sentence = N_("The ledger {place} cannot be used: {why}.")


class LedgerMissingError(LedgerError):
    """There is no ledger at the place."""

    code = "no_ledger"
    sentence = N_("There is no ledger {place}. Make one with “conduct-audit init”, or name another with --ledger.")


class LedgerExistsError(LedgerError):
    """A new ledger never goes over anything that exists."""

    code = "ledger_exists"
    sentence = N_("{place} exists already and is left as it is. Choose another place with --ledger.")


class NotALedgerError(LedgerError):
    """The file is something else."""

    code = "not_a_ledger"
    sentence = N_("{place} is no ledger of conduct-audit; it is left as it is. Name another with --ledger.")


class LedgerDamagedError(LedgerError):
    """The file was a ledger and is cut, overwritten or broken."""

    code = "damaged_ledger"
    sentence = N_("The ledger {place} is damaged ({why}). It is left as it is: put a backup in its place.")


class NewerLedgerError(LedgerError):
    """The ledger was made by a later release of the program."""

    code = "newer_ledger"
    sentence = N_("The ledger {place} was made by a newer conduct-audit (its form is {schema}). Update the program.")


class LedgerBusyError(LedgerError):
    """Somebody else has been writing for longer than anybody should wait."""

    code = "busy_ledger"
    sentence = N_(
        "Somebody has been working in the ledger {place} for very long. Nothing was changed; try again later."
    )


class LedgerReadOnlyError(LedgerError):
    """The ledger, its folder or its disk may not be written."""

    code = "read_only_ledger"
    sentence = N_(
        "The ledger {place} or its folder may not be written. Nothing was changed; ask for the right to write."
    )


class LedgerDiskError(LedgerError):
    """The disk is full or fails, the folder is missing or forbidden."""

    code = "ledger_disk"
    sentence = N_(
        "The ledger {place} could not be read or written ({why}). Check the folder, your rights, and the disk."
    )


class PlaceError(LedgerError):
    """The text given for a ledger is no place of this version."""

    code = "ledger_place"
    sentence = N_("{place} is no place for a ledger. Give a path, sqlite:///PATH or postgresql://USER@HOST/DATABASE.")


class ServerPlaceError(PlaceError):
    """The URL of a shared ledger cannot be read for certain; it is not repeated, since it may hold a password."""

    code = "server_place"
    sentence = N_(
        "The address {place} cannot be read. Write postgresql://USER@HOST:PORT/DATABASE?schema=NAME; "
        "signs such as @ / : ? # within a name or password are written as %40 %2F %3A %3F %23."
    )


class ServerUnreachableError(LedgerError):
    """The server does not answer, lets nobody in, or was lost; what had not been saved is undone by the server."""

    code = "server_unreachable"
    sentence = N_(
        "There is no connection to the server of the ledger {place} ({why}). Nothing was changed; check network, "
        "address, user and password, then try again."
    )


class LedgerForbiddenError(LedgerError):
    """The account lacks a right, or sees a part of the books where only the whole will do."""

    code = "ledger_forbidden"
    sentence = N_(
        "Your account may not do this in the ledger {place} ({why}). Nothing was changed; ask whoever gives out the "
        "rights (“ledger roles”)."
    )


class SavingUncertainError(LedgerError):
    """The connection was lost while the server was saving: only the books know whether it did."""

    code = "saving_uncertain"
    sentence = N_(
        "The connection to the ledger {place} was lost at the moment of saving ({why}). All of it was kept or nothing: "
        "look with “log” before you repeat the command."
    )


class OlderLedgerError(LedgerError):
    """The ledger was made by an earlier release and must be brought to the form of this one first."""

    code = "older_ledger"
    sentence = N_(
        "The ledger {place} has the form of an earlier release ({schema}; now {version}). "
        "“ledger upgrade” brings it up to date, after making a backup; nothing in it is lost or changed."
    )


class LedgerEncodingError(LedgerError):
    """The database does not keep Unicode."""

    code = "ledger_encoding"
    sentence = N_("The database of {place} keeps its texts as {encoding}. Make one with the encoding UTF8.")


class NotUpgradableError(LedgerError):
    """The ledger does not need to be brought up to date, or cannot be."""

    code = "not_older"
    sentence = N_("The ledger {place} already has the form of this release ({schema}). Nothing was changed.")


class RolesNeedServerError(LedgerError):
    """A file knows no roles: who may open it may read and write all of it."""

    code = "no_roles"
    sentence = N_(
        "{place} is a file; roles exist on a server alone. Name one with --ledger postgresql://USER@HOST/DATABASE."
    )


class CopyDiffersError(LedgerError):
    """What was copied is not what is there; the copy is thrown away."""

    code = "copy_differs"
    sentence = N_("The copy of {place} did not come out equal ({why}). It was thrown away; nothing was changed.")


class SealTextError(UsageError):
    """The seal given to `verify` cannot be one."""

    code = "bad_seal"
    sentence = N_("“{text}” is no seal: give at least 16 of its digits 0–9 and a–f, as printed on the papers.")


class UnknownRecordError(ConductAuditError):
    """No record of the books has that number."""

    code = "unknown_id"
    sentence = N_(
        "There is no record {id} in the books. "
        "“conduct-audit violation list” and “conduct-audit review list” show those there are."
    )


class StateError(ConductAuditError):
    """The record is in a state in which the decision is not lawful."""

    code = "wrong_state"
    sentence = N_("Record {id} does not wait for a decision: it is {status}.")


class AlreadyConfirmedError(StateError):
    """The record is booked; only a waiver can still change it."""

    code = "already_confirmed"
    sentence = N_("Record {id} is booked already. “conduct-audit violation waive {id}” takes it off the books.")


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
        "Run “conduct-audit verify” and report it."
    )


class SealUnknownError(LedgerError):
    """A seal that no state of the books ever had."""

    code = "seal_unknown"
    sentence = N_("The books never had the seal “{seal}”. Is it of another ledger, or mistyped?")
