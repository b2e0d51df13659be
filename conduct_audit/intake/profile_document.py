"""A column profile as a document, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.intake.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conduct_audit.intake.legend import MarkMeans


class ProfileDocument(TypedDict):
    """The parts of a `Profile`; `header_rows` are the first and the last row of the header, null where not said."""

    columns: dict[str, str]
    header_rows: list[int] | None
    mark_means: MarkMeans | None
    given: dict[str, str]
    cells: dict[str, str]
    sheets: list[str]
    skip_sheets: list[str]


def document_of(profile: Profile) -> ProfileDocument:
    """Write `profile` as a document; its name is not in it."""
    return {
        "columns": dict(profile.columns),
        "header_rows": list(profile.header) if profile.header else None,
        "mark_means": profile.mark_means,
        "given": dict(profile.given),
        "cells": dict(profile.cells),
        "sheets": list(profile.sheets),
        "skip_sheets": list(profile.skipped),
    }


def profile_from(name: str, document: Mapping[str, Any]) -> Profile:
    """Read a document of `document_of` as profile `name`."""
    rows = document["header_rows"]
    return Profile(
        name=name,
        columns=document["columns"],
        header=(rows[0], rows[1]) if rows else None,
        mark_means=document["mark_means"],
        given=document["given"],
        cells=document["cells"],
        sheets=tuple(document["sheets"]),
        skipped=tuple(document["skip_sheets"]),
    )
