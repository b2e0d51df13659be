"""What can keep a report from being written."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_


class ReportFolderError(ConductAuditError):
    """The folder for the reports cannot be made or written."""

    code = "report_folder"
    sentence = N_("The reports cannot be written to “{folder}”: {problem}. Choose another folder with -o.")


class ReportOpenError(ConductAuditError):
    """An older report of the same name cannot be replaced; on Windows it is open in Excel."""

    code = "report_open"
    sentence = N_("“{file}” cannot be replaced, perhaps it is open in Excel. Close it and write the report again.")


class SheetTooLongError(ConductAuditError):
    """A spreadsheet has no room for so many rows."""

    code = "sheet_too_long"
    sentence = N_("The sheet “{sheet}” would need {rows} rows; a workbook holds {limit}. Report by department.")
