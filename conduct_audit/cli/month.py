"""`settle`, `report`, `close`, `explain`: the month."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit import language
from conduct_audit.cli import say
from conduct_audit.cli.arguments import REASON_HELP, MonthArgument
from conduct_audit.cli.helping import Command, example
from conduct_audit.cli.owed import late_note, owed_notes
from conduct_audit.cli.session import current
from conduct_audit.cli.story import stories
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.violation import decisions_page, row_fields
from conduct_audit.cli.warning import warning_notes
from conduct_audit.cli.wording import charged, word
from conduct_audit.errors import UsageError
from conduct_audit.language import N_, gettext as _, ngettext
from conduct_audit.month import Month

if TYPE_CHECKING:
    from rich.console import Console

MonthText = Annotated[str, MonthArgument()]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for name, function, words, line in (
        ("settle", settle, N_("Compute the month for everybody on the roster; changes nothing."), "settle 2026-03"),
        ("report", report, N_("Write the payroll workbook, the page and the slips."), "report 2026-03 -o 报表"),
        ("close", close, N_("Freeze the month and print its seal."), "close 2026-03"),
        ("explain", explain, N_("Explain every yuan of an employee's month."), "explain 00101 2026-03"),
    ):
        app.command(name, cls=Command, help=words, epilog=example(line))(function)


def settle(month: MonthText) -> int:
    say.show("settle", current.get().audit().settle(Month.parse(month)), _settle_page)
    return 0


def report(
    month: MonthText,
    output: Annotated[Path, typer.Option("-o", "--output", help=N_("Folder for the reports."))],
    department: Annotated[str | None, typer.Option(help=N_("Only this department."))] = None,
    employee: Annotated[str | None, typer.Option(help=N_("Only this employee (number or name)."))] = None,
    only_with_violations: Annotated[
        bool, typer.Option("--only-with-violations", help=N_("Slips only for people with violations."))
    ] = False,
    two_up: Annotated[bool, typer.Option("--two-up", help=N_("Print two slips on a page."))] = False,
    separate: Annotated[bool, typer.Option("--separate", help=N_("Write a file for each slip besides."))] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help=N_("Write the slips as PDF besides."))] = False,
    templates: Annotated[
        Path | None, typer.Option(help=N_("Folder with the company's own templates, logo and words."))
    ] = None,
) -> int:
    if department is not None and employee is not None:
        raise UsageError(problem=_("Give --department or --employee, not both."))
    document = (
        current.get()
        .audit()
        .report(
            Month.parse(month),
            output,
            department=department,
            employee=employee,
            templates=templates,
            only_with_violations=only_with_violations,
            two_up=two_up,
            separate=separate,
            pdf=pdf,
        )
    )
    say.show("report", document, _report_page)
    return 0


def close(
    month: MonthText,
    override: Annotated[
        list[str] | None, typer.Option(help=N_("A warning that holds up the close, overridden by you, as W02."))
    ] = None,
    reason: Annotated[str, typer.Option(help=REASON_HELP)] = "",
) -> int:
    document = current.get().audit().close(Month.parse(month), override=override or (), reason=reason)
    say.show("close", document, _close_page)
    return 0


def explain(
    employee: Annotated[str, typer.Argument(help=N_("Employee number, or a name unique on the roster."))],
    month: MonthText,
) -> int:
    say.show("explain", current.get().audit().explain(employee, Month.parse(month)), _explain_page)
    return 0


def _count(code: str) -> Field:
    return Field("", lambda row: row["counts"][code] or "", "right", rank=2)


def _line_fields(categories: list[dict[str, str]]) -> list[Field]:
    spoken = language.current()
    fields = [Field(N_("Number"), key("employee_id")), Field(N_("Name"), key("name"))]
    fields += [Field(N_("Department"), key("department"), rank=3), Field(N_("Bonus"), key("bonus_base"), "right")]
    fields += [_count(each["code"])._replace(heading=each[spoken]) for each in categories]
    fields += [Field(N_("serious"), lambda row: row["serious"] or "", "right", rank=1)]
    fields += [Field(N_("Assessed"), key("assessed"), "right"), Field(N_("Deduction"), key("deduction"), "right")]
    fields += [Field(N_("Corrections"), key("corrections"), "right"), Field(N_("Net bonus"), key("net_bonus"), "right")]
    return fields


def _settle_page(console: "Console", document: dict[str, Any]) -> None:
    title = f"{document['month']} · {word(document['status'])}"
    table(console, _line_fields(document["categories"]), document["lines"], title=title)
    _corrections_page(console, document)
    owed_notes(document)
    told = _("{employees} employees, {violations} violations, deducted {deduction} yuan, paid {net_bonus} yuan.")
    console.print(told.format(**document["totals"]))
    _corrected_sum(console, document["totals"]["corrections"])
    if document["pending"]:
        told = ngettext(
            "{count} row still waits: “conduct-audit review list”.",
            "{count} rows still wait: “conduct-audit review list”.",
            document["pending"],
        )
        say.note(told.format(count=document["pending"]))
    late_note(document["late_waiting"])
    if document["charged_late"]:
        told = ngettext(
            "{count} violation happened in a month closed before and is charged to this one.",
            "{count} violations happened in months closed before and are charged to this one.",
            len(document["charged_late"]),
        )
        say.note(told.format(count=len(document["charged_late"])))
    for ids, told in (
        (document["not_on_roster"], _("Not on the month's roster, so without a line: {ids}")),
        (document["contradicted"], _("The roster now gives the number to somebody else than the sheet named: {ids}")),
    ):
        if ids:
            say.note(told.format(ids=", ".join(ids)))
    warning_notes(document["warnings"])


def _corrections_page(console: "Console", document: dict[str, Any]) -> None:
    """Print what closed months take or give back, apart from the month's own figures."""
    fields = [Field(N_("Number"), key("employee_id")), Field(N_("Name"), key("name"))]
    fields += [Field(N_("Belongs to month"), key("of_month")), Field(N_("Corrects notice No."), key("slip"), rank=1)]
    fields += [Field(N_("Amount"), key("amount"), "right")]
    fields += [Field(N_("Taken"), key("taken"), "right"), Field(N_("Cause"), key("told"))]
    fields += [Field(N_("Why"), key("reason"))]
    if document["corrections"]:
        table(console, fields, document["corrections"], title=_("Corrections of closed months"))


def _report_page(console: "Console", document: dict[str, Any]) -> None:
    for file in document["files"]:
        console.print(say.visible(file), soft_wrap=True)
    warning_notes(document["warnings"])


def _close_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(_("{month} is closed. Seal: {seal}").format(**document), soft_wrap=True)
    warning_notes(document["warnings"])
    owed_notes(document)
    late_note(document["late_waiting"])
    say.note(_("{count} checks of the tie-out agree.").format(count=len(document["tie_out"])))
    say.note(_("Keep the seal outside this computer: “conduct-audit verify --seal” proves the books with it."))


def _explain_page(console: "Console", document: dict[str, Any]) -> None:
    line = document["line"]
    told = _("{name} ({employee_id}), {month}: bonus {bonus_base}, deducted {deduction}, paid {net_bonus} yuan.")
    console.print(told.format(month=document["month"], **{k: "?" if v is None else v for k, v in line.items()}))
    _corrected_sum(console, line["corrections"])
    if line["zero_bonus"]:
        console.print(_("A serious case forfeits the month's bonus; the other deductions are absorbed by it."))
    elif line["deduction"] is not None and line["deduction"] != line["assessed"]:
        console.print(
            _("{assessed} yuan are assessed; no more is taken than the bonus of {bonus_base} yuan.").format(**line)
        )
    fields = [*row_fields(), Field(N_("Violation"), key("label")), Field(N_("serious"), key("serious"))]
    fields += [Field(N_("Assessed"), key("assessed"), "right")]
    table(console, [*fields, Field(N_("Rule"), key("rule"))], document["violations"])
    for each in filter(charged, document["violations"]):
        console.print(_("Violation {id}: {words}").format(id=each["id"], words=charged(each)))
    _off_page(console, document)
    _corrections_page(console, document)
    _corrected_page(console, document)
    stories(console, document)
    told_of = {each["id"]: each for each in (*document["violations"], *document["off_the_books"])}
    decisions_page(console, [{**made, "id": each["id"]} for each in told_of.values() for made in each["decisions"]])


def _off_page(console: "Console", document: dict[str, Any]) -> None:
    """Print what costs nothing any more, and apart from it what a closed month keeps and a later one corrects."""
    fields = [*row_fields(), Field(N_("Status"), lambda row: word(row["status"]))]
    frozen = {each["id"] for each in document["violations"]}
    for title, later in (
        (_("Off the books, costs nothing"), False),
        (_("Taken off the books after the close: this month stays, a later one corrects it"), True),
    ):
        rows = [row for row in document["off_the_books"] if (row["id"] in frozen) == later]
        if rows:
            table(console, fields, rows, title=title)


def _corrected_sum(console: "Console", amount: str) -> None:
    """Say what corrections (yuan as text) make of the net bonus, where there are any."""
    if amount != "0.00":
        console.print(_("Corrections of closed months: {amount} yuan (minus: given back).").format(amount=amount))


def _corrected_page(console: "Console", document: dict[str, Any]) -> None:
    """Print what later months took or gave back of a closed one."""
    fields = [Field(N_("In month"), lambda row: row["settled_in"] or row["in_month"])]
    fields += [Field(N_("Amount"), key("amount"), "right"), Field(N_("Taken"), key("taken"), "right")]
    fields += [Field(N_("Cause"), key("told")), Field(N_("Why"), key("reason"))]
    if document["corrected_later"]:
        table(console, fields, document["corrected_later"], title=_("Corrected after the close"))
