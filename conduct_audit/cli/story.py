"""The story behind each line of `explain`: the row of the sheet, how it was read, the appeal, what went to payroll."""

from typing import TYPE_CHECKING, Any

from conduct_audit.cli import say
from conduct_audit.cli.wording import word
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console


def stories(console: "Console", document: dict[str, Any]) -> None:
    """Print the story of each violation, the shares of a leader, and the files that were handed over."""
    told = {each["id"]: each for each in (*document["off_the_books"], *document["violations"])}
    for each in told.values():
        console.print(_("Violation {id}, {source}").format(id=each["id"], source=_place(each["source"])))
        for sentence in _sentences(each):
            console.print(say.visible(f"  {sentence}"), soft_wrap=True)
    behind = (each["violation"] for each in (*document["corrections"], *document["corrected_later"]))
    for number in dict.fromkeys(number for number in behind if number and number not in told):
        words = _("Violation {id} stands behind a correction: “conduct-audit violation show {id}”.")
        console.print(words.format(id=number))
    for share in document["shares"]:
        words = _("Share of the leader in violation {violation} of {of_employee}: {amount} yuan.")
        console.print(words.format(**share))
    for file in document["handed_over"]:
        words = _("Handed over as {file} ({format}) by {actor}, {at}.")
        console.print(say.visible(words.format(**file)), soft_wrap=True)


def _sentences(each: dict[str, Any]) -> "Iterator[str]":
    if each["cells"]:
        cells = "; ".join(f"{name}: {value}" for name, value in each["cells"].items())
        yield _("The row as the sheet has it: {cells}").format(cells=cells)
    yield _read(each["certainty"])
    if each["appeal"]:
        yield from _appeal(each["appeal"])


def _read(certainty: float | None) -> str:
    if certainty is None:
        return _("The sheet names the clause.")
    return _("The program read the clause from the text with a certainty of {percent} %.").format(
        percent=round(100 * certainty)
    )


def _appeal(appeal: dict[str, Any]) -> "Iterator[str]":
    late = _(" (late)") if appeal["late"] else ""
    words = _("Appeal {appeal}, received {received_on}{late}, filed by {filed_by}: {grounds}")
    yield words.format(**{**appeal, "late": late})
    if appeal["outcome"]:
        outcome = word(f"appeal_{appeal['outcome']}")
        words = _("{outcome}, decided by {decided_by}, {decided_at}: {decision}")
        yield words.format(**{**appeal, "outcome": outcome, "decided_at": appeal["decided_at"][:10]})
    else:
        yield _("The appeal is not decided yet.")


def _place(source: dict[str, Any]) -> str:
    sheet = f" / {source['sheet']}" if source["sheet"] else ""
    return say.visible(_("{file}{sheet}, row {row}").format(file=source["file"], sheet=sheet, row=source["row"]))
