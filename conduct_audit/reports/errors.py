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


class ExportNameError(ConductAuditError):
    """A name that the other system must find unchanged begins like a formula."""

    code = "export_name"
    sentence = N_(
        "A spreadsheet program would compute “{text}”. Choose another name: conduct-audit settings set {setting} VALUE."
    )


class OneWayError(ConductAuditError):
    """A format without signs would not say whether an amount is taken or given back."""

    code = "one_way"
    sentence = N_(
        "{format} writes amounts without a sign, so {taken} and {given} must differ, and both are “{text}”. "
        "Set one of them anew: conduct-audit settings set {given} VALUE."
    )


class SameAccountError(ConductAuditError):
    """An accounting model would book from an account into the same one."""

    code = "same_account"
    sentence = N_(
        "Accounting model {model} books between {first} and {second}, and both are {code}. "
        "Set one of them anew: conduct-audit settings set {second} VALUE."
    )


class PersonnelNumberError(ConductAuditError):
    """Employee numbers do not fit into the target system."""

    code = "personnel_number"
    sentence = N_("SAP holds personnel numbers of 1 to 8 digits, and these are none: {people}. Choose another format.")


class PersonnelNumberTwiceError(ConductAuditError):
    """The target system would take several people for one."""

    code = "personnel_number_twice"
    sentence = N_(
        "SAP fills personnel numbers up with zeros and would take these people for one: {people}. "
        "Choose another format, or enter their amounts by hand."
    )


class CharactersError(ConductAuditError):
    """An encoding lacks characters of the file."""

    code = "characters_missing"
    sentence = N_(
        "The encoding {encoding} lacks {characters} ({holders}). Use --encoding utf-8, or gb18030 if the other system "
        "reads it."
    )
