"""What `export` tells of a file: its totals, its accounting models, and whether the month was handed over before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from conduct_audit.reports.exports import FORMATS, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conduct_audit.actions.correction_documents import CorrectionDocument
    from conduct_audit.books.overrides import Export
    from conduct_audit.reports.exports import Handover

_AMOUNTS: Final = {"payroll": ("taken", "given_back", "sum"), "accounting": ("model",)}
"""The totals that are the same in every format of a taker as long as the amounts are."""


class BeforeDocument(TypedDict):
    """An earlier export of the month to the same taker, payroll or accounting.

    `same_file`: to the byte; `same_amounts`: by its control totals.
    """

    at: str
    actor: str
    format: str
    file: str
    sha256: str
    same_file: bool
    same_amounts: bool


class ExportedDocument(TypedDict):
    """A file that was handed over, and when and by whom the month went to payroll, or to accounting, before.

    `models` are the accounting models by month: that of the month itself, and of those it corrects. `quoted` are the
    employee numbers before which a `'` stands because a spreadsheet program would compute them.
    `corrections_not_on_roster` are still owed to, or by, people who have no line in the month.
    """

    month: str
    format: str
    encoding: str
    files: list[str]
    sha256: str
    totals: dict[str, str]
    models: dict[str, str]
    seal: str
    quoted: list[str]
    before: list[BeforeDocument]
    corrections_not_on_roster: list[CorrectionDocument]


def document_of(given: Handover, form: str, encoding: str, totals: dict[str, str], sha256: str) -> ExportedDocument:
    """Give what is to be told of a file; where it lies and what was handed over before are still to be added."""
    numbers = dict.fromkeys(item.employee_id for item in given.items if _taker(form) == "payroll")
    return {
        "month": str(given.month),
        "format": form,
        "encoding": encoding,
        "files": [],
        "sha256": sha256,
        "totals": totals,
        "models": {str(month): model for month, model in given.models.items()},
        "seal": given.seal,
        "quoted": [number for number in numbers if harmless(number) != number],
        "before": [],
        "corrections_not_on_roster": [],
    }


def before(document: ExportedDocument, earlier: Iterable[Export]) -> list[BeforeDocument]:
    """Give those of the earlier exports of the month that the same taker got, beside what `document` hands over."""
    taker = _taker(document["format"])
    return [_beside(made, document, _AMOUNTS[taker]) for made in earlier if _taker(made.format) == taker]


def _taker(form: str) -> str:
    """Give who takes a format; those of a later release are taken by nobody known."""
    return FORMATS[form].taker if form in FORMATS else ""


def _beside(made: Export, document: ExportedDocument, compared: Iterable[str]) -> BeforeDocument:
    same = made.sha256 == document["sha256"]
    return {
        "at": made.at.isoformat(),
        "actor": made.actor,
        "format": made.format,
        "file": made.name,
        "sha256": made.sha256,
        "same_file": same,
        "same_amounts": same or all(made.totals.get(name) == document["totals"][name] for name in compared),
    }
