"""What can go wrong between a command and the books."""

from __future__ import annotations

from conduct_audit.errors import CheckFailedError, ConductAuditError
from conduct_audit.language import N_


class AlteredLedgerError(CheckFailedError):
    """The digests of the books do not hold."""

    code = "altered_ledger"
    sentence = N_("The books were altered outside this program ({where}: {problem}). “verify” tells more.")


class FileUnreadableError(ConductAuditError):
    """A file of a command cannot be opened."""

    code = "unreadable_file"
    sentence = N_("{file} cannot be read: {why}.")


class FolderUnwritableError(ConductAuditError):
    """A folder for results cannot be written."""

    code = "unwritable_folder"
    sentence = N_("Nothing can be written to {folder}: {why}. Choose another folder with -o.")


class NothingReadError(ConductAuditError):
    """None of the files of an import could be read."""

    code = "nothing_read"
    sentence = N_("None of the files could be read; nothing was changed.\n{problems}")


class StrictRefusedError(ConductAuditError):
    """`import --strict` met something that is not in order."""

    code = "strict_refused"
    sentence = N_("Refused by --strict, nothing was changed: {problems}")


class UnknownRulebookError(ConductAuditError):
    """No rulebook of that name is shipped or in the ledger."""

    code = "unknown_rulebook"
    sentence = N_("There is no rulebook “{rulebook}”. “rulebook list” shows those there are: {known}.")


class UnknownClauseError(ConductAuditError):
    """The rulebook in force has no such clause."""

    code = "unknown_clause"
    sentence = N_("“{clause}” is no clause of {rulebook}. “rulebook show {rulebook}” lists them.")


class UnknownEmployeeError(ConductAuditError):
    """Nobody on the month's roster is meant."""

    code = "unknown_employee"
    sentence = N_("Nobody on the roster of {month} is “{employee}”. “roster show --month {month}” lists everybody.")


class AmbiguousEmployeeError(ConductAuditError):
    """Several people of the month's roster have that name."""

    code = "ambiguous_employee"
    sentence = N_("“{employee}” could be {people}. Give the employee number.")


class RosterMissingError(ConductAuditError):
    """No roster holds for the month."""

    code = "roster_missing"
    sentence = N_("There is no roster for {month}. Import one: roster import FILE --month {month}.")


class NothingToSetError(ConductAuditError):
    """`review set` was told nothing."""

    code = "nothing_to_set"
    exit_code = 2
    sentence = N_("Say what is to be set: --clause, --employee, --date, --count, --serious or --not-serious.")


class UnplacedViolationsError(ConductAuditError):
    """A month cannot be closed while violations belong to nobody on its roster."""

    code = "unplaced_violations"
    sentence = N_("{month} cannot be closed: {people} have violations but are not on the roster of {month}.")


class ContradictedPeopleError(ConductAuditError):
    """A month cannot be closed while its roster gives a violation's number to somebody else than the sheet named."""

    code = "contradicted_people"
    sentence = N_(
        "{month} cannot be closed: the roster now gives the number of violation {first} to {now}, "
        "the sheet named {then} ({count} such violations). Waive it, or import the right roster."
    )


class UnknownDepartmentError(ConductAuditError):
    """Nobody on the month's roster belongs to the department."""

    code = "unknown_department"
    sentence = N_("Nobody on the roster of {month} belongs to “{department}”. The departments are: {known}.")


class FolderNotEmptyError(ConductAuditError):
    """`demo` would write over an existing ledger."""

    code = "folder_not_empty"
    sentence = N_("{folder} already holds a demo. Choose another folder with -o, or remove that one.")


class ClausesMissingError(ConductAuditError):
    """A rulebook would judge violations of clauses that it does not have."""

    code = "clauses_missing"
    sentence = N_(
        "{rulebook} cannot be put in force from {day}: {count} booked violations break clauses that it does not have, "
        "the first is {first} ({clause}). Choose a later day, or add the clauses."
    )
