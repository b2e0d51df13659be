"""`profile save`, `list`, `show`, `remove`: an odd sheet is explained once and understood every month."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from conduct_audit.actions.errors import UnknownProfileError
from conduct_audit.actions.profile_words import profile_of_words, refuse_blank
from conduct_audit.intake.profile import LETTERS
from conduct_audit.intake.profile_document import ProfileDocument, document_of, profile_from
from conduct_audit.intake.profile_fields import HEADINGS
from conduct_audit.intake.reading import Hints

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.actions.profile_words import ProfileWords
    from conduct_audit.books import Ledger
    from conduct_audit.books.profiles import ProfileRecord
    from conduct_audit.intake.profile import Profile
    from conduct_audit.intake.reading import ColumnReading


class SavedProfile(ProfileDocument):
    """A profile with its name, who saved it and when."""

    name: str
    actor: str
    at: str


class ProfileListDocument(TypedDict):
    """The profiles in use, in the order in which they were saved."""

    profiles: list[SavedProfile]


def profile_of(ledger: Ledger, name: str) -> Profile:
    """Give the profile `name`. Raises `UnknownProfileError`."""
    return profile_from(name, _kept(ledger, name).document)


def save(
    desk: Desk, name: str, words: ProfileWords, example: Path | None, passwords: tuple[str, ...] = ()
) -> SavedProfile:
    """Save what was typed as profile `name`, in place of an older one.

    With an `example` the profile must fit it, and the headings that are understood in it are kept with the profile.
    Raises `ProfileFaultError`, and what `intake` raises about the example.
    """
    profile = profile_of_words(name, words)
    with desk.writing() as ledger:
        if example:
            profile = _learned(ledger, profile, example, passwords)
        refuse_blank(profile)
        with desk.entry(ledger, "profile save", name=profile.name) as entry:
            entry.put_profile(profile.name, document_of(profile))
        return _document(_kept(ledger, profile.name))


def list_profiles(desk: Desk) -> ProfileListDocument:
    """List the profiles in use."""
    with desk.reading(part=True) as ledger:
        return {"profiles": [_document(kept) for kept in ledger.profiles().values()]}


def show(desk: Desk, name: str) -> SavedProfile:
    """Show profile `name`. Raises `UnknownProfileError`."""
    with desk.reading(part=True) as ledger:
        return _document(_kept(ledger, name))


def remove(desk: Desk, name: str) -> SavedProfile:
    """Take profile `name` out of use; the audit trail keeps it. Raises `UnknownProfileError`."""
    with desk.writing() as ledger:
        kept = _kept(ledger, name)
        with desk.entry(ledger, "profile remove", name=name) as entry:
            entry.put_profile(name, None)
        return _document(kept)


def _kept(ledger: Ledger, name: str) -> ProfileRecord:
    profiles = ledger.profiles()
    if name not in profiles:
        raise UnknownProfileError(profile=name, known=", ".join(profiles) or "—")
    return profiles[name]


def _learned(ledger: Ledger, profile: Profile, example: Path, passwords: tuple[str, ...]) -> Profile:
    """Add the headings that are understood in the example, where they are clear without their column."""
    from conduct_audit.actions.reading import read  # noqa: PLC0415  # the matcher's rules come with it

    found = read(ledger, example, Hints(profile=profile), passwords).reading
    columns = [column for sheet in found.sheets for column in sheet.columns]
    return replace(profile, columns={**_clear(columns), **profile.columns})


def _clear(columns: list[ColumnReading]) -> dict[str, str]:
    """Give heading → field for the headings that stand once, in one cell, and are no column letters."""
    times = Counter(heading for heading, _field in {(column.heading, column.field) for column in columns})
    return {
        column.heading: column.field
        for column in columns
        if column.field in HEADINGS
        and column.alone
        and times[column.heading] == 1
        and not LETTERS.fullmatch(column.heading)
    }


def _document(kept: ProfileRecord) -> SavedProfile:
    document = document_of(profile_from(kept.name, kept.document))
    return {**document, "name": kept.name, "actor": kept.actor, "at": kept.at.isoformat()}
