"""What can be wrong with a file that somebody sent, one sentence each.

Facts: `name` is the file's name without folders.
"""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_


class UnreadableError(ConductAuditError):
    """The file cannot be read; the root of every other class here."""

    code = "unreadable"
    sentence = N_("“{name}” cannot be read: it is damaged. Open it in Excel or WPS, save it again and import that.")


class ParserDiedError(UnreadableError):
    """The process that parses the file had to be given up: out of memory, or the parser itself broke."""

    code = "parser_died"
    sentence = N_(
        "“{name}” cannot be read: it is damaged or asks for too much memory. "
        "Copy its table into a new file and import that."
    )


class FileMissingError(UnreadableError):
    """Nothing lies at the path."""

    code = "file_missing"
    sentence = N_("There is no file “{name}”. Check the name and the folder.")


class FileIsFolderError(UnreadableError):
    """The path is a folder."""

    code = "file_is_folder"
    sentence = N_("“{name}” is a folder. Name the spreadsheet in it.")


class FileNotRegularError(UnreadableError):
    """The path is a pipe, a device or the like."""

    code = "file_not_regular"
    sentence = N_("“{name}” is no ordinary file. Save the spreadsheet to the disk and import that.")


class FileLockedError(UnreadableError):
    """The system refuses to give the file."""

    code = "file_locked"
    sentence = N_("“{name}” may not be read. Close it in other programs and check your rights to it.")


class FileEmptyError(UnreadableError):
    """The file has no bytes."""

    code = "file_empty"
    sentence = N_("“{name}” is empty (0 bytes). Ask for it to be sent again.")


class FileTooLargeError(UnreadableError):
    """The file has more bytes than are read."""

    code = "file_too_large"
    sentence = N_("“{name}” is larger than {limit} MB. Remove pictures from it or split it, then import the parts.")


class NotASpreadsheetError(UnreadableError):
    """The content is of another kind."""

    code = "not_a_spreadsheet"
    sentence = N_("“{name}” is no spreadsheet, whatever its name says. Import an .xlsx, .xls, .ods or .csv file.")


class PictureError(NotASpreadsheetError):
    """The content is a picture or a PDF."""

    code = "picture"
    sentence = N_("“{name}” is a picture or a PDF, no spreadsheet. Ask for the sheet itself.")


class OldFormatError(NotASpreadsheetError):
    """The content is a workbook of Excel 2–4, from before 1993."""

    code = "old_format"
    sentence = N_("“{name}” is in a format from before 1993. Open it in Excel, save it as .xlsx and import that.")


class PasswordNeededError(UnreadableError):
    """The file is encrypted, and no password was given."""

    code = "password_needed"
    sentence = N_(
        "“{name}” has an open password. Save it in Excel or WPS without the password, "
        "or write the password into a text file and give that with --password-file."
    )


class WrongPasswordError(PasswordNeededError):
    """None of the passwords given opens the file."""

    code = "wrong_password"
    sentence = N_("None of the passwords given opens “{name}”. Ask who sent it for the password.")


class UnknownEncryptionError(PasswordNeededError):
    """The file is encrypted in a way for which there is no reader here, whatever the password."""

    code = "unknown_encryption"
    sentence = N_("“{name}” is locked in a way that cannot be opened here. Save it without the password, import that.")


class UnsafeFileError(UnreadableError):
    """The file is built to harm: a zip bomb, entries that lie over each other, a document type with entities."""

    code = "unsafe_file"
    sentence = N_("“{name}” is built in a way that can harm a computer; it was not opened. Ask for it again.")


class TooManyCellsError(UnreadableError):
    """The file has more rows, cells or text than are read; `rows` is how many are."""

    code = "too_many_cells"
    sentence = N_(
        "“{name}” is too long: up to {rows} rows can be imported at once. "
        "Delete stray values far below or right of the table, or split the file by month or department."
    )


class SheetTooLargeError(TooManyCellsError):
    """A sheet reaches too far, down to row `height` and right to the column with the letters `column`."""

    code = "sheet_too_large"
    sentence = N_(
        "In “{name}” the sheet “{sheet}” reaches down to row {height} and right to column {column}; up to {rows} rows "
        "can be imported at once. Delete stray values far below or right of the table, or split the file."
    )


class TooSlowError(UnreadableError):
    """Reading took longer than a healthy file of this size needs."""

    code = "too_slow"
    sentence = N_(
        "“{name}” took too long to read. Try again when the computer is less busy; "
        "if that does not help, copy its table into a new file and import that."
    )


class EncodingError(UnreadableError):
    """Text in an unknown encoding."""

    code = "unknown_encoding"
    sentence = N_("The text of “{name}” is neither UTF-8 nor GB18030. Save it in Excel as “CSV UTF-8” and import that.")


class OpenQuoteError(UnreadableError):
    """A CSV cell begins with a quotation mark that is never closed, which would swallow the rows behind it."""

    code = "open_quote"
    sentence = N_("In “{name}”, row {row}, a quotation mark is opened and never closed. Close or delete it.")


class NoRowsError(UnreadableError):
    """The file has no sheet, or no sheet has a value."""

    code = "no_rows"
    sentence = N_("“{name}” has no rows. Check that the right file was saved.")
