"""What can go wrong between a command and the books."""

from __future__ import annotations

from conduct_audit.errors import CheckFailedError, ConductAuditError, UsageError
from conduct_audit.language import N_


class AlteredLedgerError(CheckFailedError):
    """The digests of the books do not hold."""

    code = "altered_ledger"
    sentence = N_(
        "The books were altered outside this program ({where}: {problem}). “conduct-audit verify” tells more."
    )


class FileUnreadableError(ConductAuditError):
    """A file of a command cannot be opened."""

    code = "unreadable_file"
    sentence = N_("{file} cannot be read: {why}.")


class FolderWithoutSheetsError(FileUnreadableError):
    """A folder of an import has no spreadsheet in it."""

    code = "no_sheets_in_folder"
    sentence = N_("There is no spreadsheet in the folder {file}. Name the folder or the files meant.")


class PatternWithoutFilesError(FileUnreadableError):
    """A pattern of an import fits no file."""

    code = "no_files_match"
    sentence = N_("No file is called like “{file}”. Check the folder and the pattern.")


class FolderUnwritableError(ConductAuditError):
    """A folder for results cannot be written."""

    code = "unwritable_folder"
    sentence = N_("Nothing can be written to {folder}: {why}. Choose another folder with -o.")


class NothingReadError(ConductAuditError):
    """None of the files of an import could be read."""

    code = "nothing_read"
    sentence = N_("None of the files could be read; nothing was changed.\n{problems}")


class NothingMeantError(ConductAuditError):
    """Whatever was named for an import was left out."""

    code = "nothing_meant"
    sentence = N_("There is nothing to import. {notices}")


class UnknownProfileError(ConductAuditError):
    """No column profile of that name is saved."""

    code = "unknown_profile"
    sentence = N_("There is no profile “{profile}”. Saved are: {known}. “conduct-audit profile save” makes one.")


class ProfileFaultError(UsageError):
    """A column profile says something that nobody can mean."""

    code = "bad_profile"
    sentence = N_("The profile cannot be saved: {problem}")


class StrictRefusedError(ConductAuditError):
    """`import --strict` met something that is not in order."""

    code = "strict_refused"
    sentence = N_("Refused by --strict, nothing was changed: {problems}")


class OutputExistsError(ConductAuditError):
    """A command would write over a file that it did not make."""

    code = "output_exists"
    sentence = N_("{file} exists already and is left as it is. Choose another name with -o, or add --overwrite.")


class OutputUnwritableError(ConductAuditError):
    """A file for results cannot be written."""

    code = "output_unwritable"
    sentence = N_("{file} cannot be written: {why}. Choose another place with -o.")


class UnknownSourceError(ConductAuditError):
    """No imported file has that number."""

    code = "unknown_source"
    sentence = N_("There is no imported file {id}. “conduct-audit source list” shows those there are.")


class SourceAlteredError(CheckFailedError):
    """The bytes kept of a file are not those that were imported."""

    code = "source_altered"
    sentence = N_("The bytes kept of {file} are not those that were imported. “conduct-audit verify” tells more.")


class NoPasswordsError(ConductAuditError):
    """A password file holds no password."""

    code = "no_passwords"
    sentence = N_("{file} holds no password. Write one on each line.")


class NotCalledXlsxError(UsageError):
    """A workbook is to be written under a name that no spreadsheet program would open."""

    code = "not_called_xlsx"
    sentence = N_("{file} will be a workbook: give it a name that ends with .xlsx.")


class AnswerError(ConductAuditError):
    """A cell of the queue's workbook is not understood, or what it says cannot be done."""

    code = "bad_answer"
    sentence = N_("{place}: {problem}")


class AnswersRefusedError(ConductAuditError):
    """The queue's workbook has lines that are not understood; none of its lines is applied."""

    code = "answers_refused"
    sentence = N_("Nothing was changed. Mend these cells and apply the workbook again:\n{problems}")


class UnknownRulebookError(ConductAuditError):
    """No rulebook of that name is shipped or in the ledger."""

    code = "unknown_rulebook"
    sentence = N_("There is no rulebook “{rulebook}”. “conduct-audit rulebook list” shows those there are: {known}.")


class UnknownClauseError(ConductAuditError):
    """The rulebook in force has no such clause."""

    code = "unknown_clause"
    sentence = N_("“{clause}” is no clause of {rulebook}. “conduct-audit rulebook show {rulebook}” lists them.")


class UnknownEmployeeError(ConductAuditError):
    """Nobody on the month's roster is meant."""

    code = "unknown_employee"
    sentence = N_(
        "Nobody on the roster of {month} is “{employee}”. “conduct-audit roster show --month {month}” lists everybody."
    )


class UnknownInNoMonthError(UnknownEmployeeError):
    """Nobody is meant on the roster that stands in for a month that is not known; `month` says which in words."""

    code = "unknown_in_every_month"
    sentence = N_(
        "Nobody is called “{employee}” ({month} was looked at). Check the number or the name; "
        "“roster show --month YYYY-MM” lists the people of a month."
    )


class AmbiguousEmployeeError(ConductAuditError):
    """Several people of the month's roster have that name."""

    code = "ambiguous_employee"
    sentence = N_("“{employee}” could be {people}. Give the employee number.")


class RosterMissingError(ConductAuditError):
    """No roster holds for the month."""

    code = "roster_missing"
    sentence = N_("There is no roster for {month}. Import one: conduct-audit roster import FILE --month {month}.")


class NothingToSetError(ConductAuditError):
    """`review set` was told nothing."""

    code = "nothing_to_set"
    exit_code = 2
    sentence = N_("Say what is to be set: --clause, --employee, --date, --count, --serious or --not-serious.")


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


class NotOnTheMonthError(ConductAuditError):
    """A notice is asked for a record that costs nothing: it waits, was taken off, or its person has no line."""

    code = "not_on_the_month"
    sentence = N_("Record {id} is not among the violations that count in its month, so there is no notice of it.")


class CorrectedNoticeError(ConductAuditError):
    """A notice is asked for a record that moved money after its month was closed; a later month's notice tells it."""

    code = "told_by_later_notice"
    sentence = N_(
        "Record {id} was found or changed after {month} was closed, so there is no notice of its own: the notice of "
        "{employee} for {later} tells it (“conduct-audit report {later} --employee {employee} -o 通知”)."
    )


class NotOnClosedRosterError(ConductAuditError):
    """A late finding concerns somebody who had no bonus in the closed month."""

    code = "not_on_closed_roster"
    sentence = N_(
        "{employee} {name} was not on the roster with which {month} was closed, so record {id} cannot be deducted. "
        "Name the right person with “conduct-audit review set {id} --employee”, or dismiss it."
    )


class ContradictedLateError(ConductAuditError):
    """The roster of the closed month gives a late finding's number to somebody else than the sheet named."""

    code = "contradicted_late"
    sentence = N_(
        "The roster with which {month} was closed gives number {employee} to {now}, the sheet of record {id} named "
        "{then}. Name the right person with “conduct-audit review set {id} --employee”, or dismiss it."
    )
