"""What can go wrong with a ledger; after each of these the books are as they were before."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError, UsageError
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


class TargetExistsError(LedgerExistsError):
    """A copy or a backup never goes over anything that exists."""

    code = "target_exists"
    sentence = N_(
        "{place} exists already and is left as it is. Give another file name, or on a server another schema=NAME."
    )


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


class LedgerGoneError(LedgerError):
    """The file was removed, moved or replaced while this program wrote into it; the system lets that happen."""

    code = "ledger_gone"
    sentence = N_(
        "The ledger {place} was removed, moved or replaced while it was being written: what was just entered is not in "
        "what lies there now. Put the file or a backup back in its place, look with “log”, and repeat the command."
    )


class PlaceError(LedgerError):
    """The text given for a ledger is no place of this version."""

    code = "ledger_place"
    sentence = N_("{place} is no place for a ledger. Give a path, sqlite:///PATH or postgresql://USER@HOST/DATABASE.")


class OlderLedgerError(LedgerError):
    """The ledger was made by an earlier release and must be brought to the form of this one first."""

    code = "older_ledger"
    sentence = N_(
        "The ledger {place} has the form of an earlier release ({schema}; now {version}). "
        "“ledger upgrade” brings it up to date, after making a backup; nothing in it is lost or changed."
    )


class NotUpgradableError(LedgerError):
    """The ledger does not need to be brought up to date, or cannot be."""

    code = "not_older"
    sentence = N_("The ledger {place} already has the form of this release ({schema}). Nothing was changed.")


class CopyDiffersError(LedgerError):
    """What was copied is not what is there; the copy is thrown away."""

    code = "copy_differs"
    sentence = N_("The copy of {place} did not come out equal ({why}). It was thrown away; nothing was changed.")


class SealTextError(UsageError):
    """The seal given to `verify` cannot be one."""

    code = "bad_seal"
    sentence = N_("“{text}” is no seal: give at least 16 of its digits 0–9 and a–f, as printed on the papers.")


class SealUnknownError(LedgerError):
    """A seal that no state of the books ever had."""

    code = "seal_unknown"
    sentence = N_("The books never had the seal “{seal}”. Is it of another ledger, or mistyped?")
