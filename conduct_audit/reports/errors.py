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


class TemplatesFolderError(ConductAuditError):
    """The folder with a company's own templates is not there, or holds something that cannot be used."""

    code = "templates_folder"
    sentence = N_("“{place}” cannot be used for the papers: {problem}. Check the folder given with --templates.")


class PdfExtraMissingError(ConductAuditError):
    """The library that sets PDF is not installed."""

    code = "pdf_extra_missing"
    sentence = N_("PDF needs an extra: pip install “conduct-audit[pdf]”. Or print the slips from the browser.")


class FontMissingError(ConductAuditError):
    """The system has no font with Chinese characters."""

    code = "font_missing"
    sentence = N_("This computer has no font with Chinese characters for the PDF; install one of: {fonts}.")


class ExportSettingError(ConductAuditError):
    """A format needs a setting that is not set."""

    code = "export_setting"
    sentence = N_("{format} needs the setting {setting}. Set it first: conduct-audit settings set {setting} VALUE.")


class PersonnelNumberError(ConductAuditError):
    """An employee number does not fit into the target system."""

    code = "personnel_number"
    sentence = N_("SAP holds personnel numbers of at most 8 digits; “{employee}” is none. Choose another format.")
