"""What can be wrong with the tables in a file that could be read, one sentence each.

Facts: `name` is the file's name without folders; `cell` and `rows` as a spreadsheet program shows them (`Sheet1!B3`).
"""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_


class TableError(ConductAuditError):
    """The root of all errors about tables."""

    code = "bad_table"
    sentence = N_("The tables of “{name}” cannot be used.")


class NoTableError(TableError):
    """No sheet has a heading row that could be recognised."""

    code = "no_table"
    sentence = N_(
        "In “{name}” no table of inspections was found. A heading row is needed that names the person (姓名 or 工号) "
        "and what was seen (违规行为 or 条款). Add these headings, or send the right file."
    )


class RosterSheetError(NoTableError):
    """The file holds employees instead of inspections."""

    code = "roster_sheet"
    sentence = N_("“{name}” looks like a roster, no inspection sheet. Bring it in with “conduct-audit roster import”.")


class EmptyTableError(TableError):
    """There is a heading row, and nothing below it."""

    code = "empty_table"
    sentence = N_("“{name}” holds a heading row and no rows below it. Check that the right file was saved.")


class ProfileMisfitError(TableError):
    """A column profile speaks of something that the file does not have."""

    code = "profile_misfit"
    sentence = N_(
        "The profile “{profile}” does not fit “{name}”: {why}. Import the file without it, or save the profile anew."
    )


class NoQuestionsError(TableError):
    """A file is no workbook of questions."""

    code = "no_questions"
    sentence = N_(
        "“{name}” is not the workbook that “conduct-audit review export” wrote: its columns are missing. "
        "Export it anew, or undo what was changed in its heading row."
    )


class NoRosterError(TableError):
    """No sheet has the columns a roster needs."""

    code = "no_roster"
    sentence = N_(
        "“{name}” is no roster: no heading row with both the employee number (工号) and the name (姓名) was found. "
        "Add these headings."
    )


class InspectionSheetError(NoRosterError):
    """The file holds inspections instead of employees."""

    code = "inspection_sheet"
    sentence = N_(
        "“{name}” looks like an inspection sheet, no roster: its columns are {headings}. "
        "Bring it in with “conduct-audit import”; a roster has 工号, 姓名, 部门 and 奖金基数."
    )


class DuplicateNumberError(TableError):
    """Two rows have the same employee number."""

    code = "duplicate_number"
    sentence = N_("In “{name}” the employee number {number} stands twice: {rows}. Give each person their own number.")


class MissingCellError(TableError):
    """A row of a roster lacks number or name."""

    code = "missing_cell"
    sentence = N_("In “{name}” cell {cell} is empty: every row needs {what}. Fill it in.")


class BadCellError(TableError):
    """A cell of a roster cannot be read."""

    code = "bad_cell"
    sentence = N_("In “{name}” cell {cell} holds “{text}”, which is no {what}. {advice}")
