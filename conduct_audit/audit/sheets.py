"""From sheets to the ledger: importing, blank sheets, profiles, kept files, free text and phrases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from conduct_audit.actions import (
    classifying,
    importing,
    phrases as company_phrases,
    profile_words,
    profiles,
    sources,
    templating,
)
from conduct_audit.actions.gathering import Gathered, gathered
from conduct_audit.audit.door import Door, maybe_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from conduct_audit.actions.import_document import ImportDocument
    from conduct_audit.actions.profiles import ProfileListDocument, SavedProfile
    from conduct_audit.actions.sources import SavedSourceDocument, SourceListDocument
    from conduct_audit.month import Month
    from conduct_audit.reports.blank import Kind


class Sheets(Door):
    """From sheets to the ledger: importing, blank sheets, profiles, kept files, free text and phrases."""

    def import_files(  # noqa: PLR0913  # the options of the command
        self,
        files: Iterable[str | Path] | Gathered,
        *,
        month: Month | str | None = None,
        mark_means: Literal["violation", "ok"] | None = None,
        strict: bool = False,
        dry_run: bool = False,
        profile: str = "",
        passwords: tuple[str, ...] = (),
        returns: str | Path | None = None,
        progress: Callable[[Path], None] = lambda _file: None,
    ) -> ImportDocument:
        """Book inspection sheets: files, folders, patterns; `progress` is told of each file before it is read.

        `returns` is a folder for the returned sheets: copies of the files with rows waiting, marked and with notes.
        """
        from conduct_audit.intake.reading import Hints  # noqa: PLC0415  # pandas comes with it

        hints = Hints(month=maybe_month(month), mark_means=mark_means)
        folder = None if returns is None else Path(returns)
        options = importing.ImportOptions(hints, strict, dry_run, profile, passwords, folder)
        meant = files if isinstance(files, Gathered) else gathered(files)
        return importing.import_files(self.desk, meant, options, progress)

    def sheets_in(self, words: Iterable[str | Path]) -> Gathered:
        """Find the files that `words` mean (paths, folders, patterns); `import_files` takes the answer."""
        return gathered(words)

    def template(
        self, kind: Kind, output: str | Path, *, month: Month | str | None = None, overwrite: bool = False
    ) -> templating.TemplateDocument:
        """Write a blank workbook to fill in: `inspection`, `matrix` or `roster`; a ledger is not needed."""
        return templating.template(self.desk, kind, Path(output), maybe_month(month), overwrite=overwrite)

    def sources(self) -> SourceListDocument:
        """List the imported files."""
        return sources.list_sources(self.desk)

    def save_source(self, number: int, output: str | Path, *, overwrite: bool = False) -> SavedSourceDocument:
        """Write an imported file, to the byte as it was imported."""
        return sources.save(self.desk, number, Path(output), overwrite=overwrite)

    def profiles(self) -> ProfileListDocument:
        """List the column profiles in use."""
        return profiles.list_profiles(self.desk)

    def profile(self, name: str) -> SavedProfile:
        """Show a column profile."""
        return profiles.show(self.desk, name)

    def save_profile(
        self, name: str, *, example: str | Path | None = None, passwords: tuple[str, ...] = (), **words: Any
    ) -> SavedProfile:
        """Save how an odd sheet is to be read; `words` are those of `profile_words.ProfileWords`."""
        said = profile_words.ProfileWords(**words)
        return profiles.save(self.desk, name, said, Path(example) if example else None, passwords)

    def remove_profile(self, name: str) -> SavedProfile:
        """Take a column profile out of use."""
        return profiles.remove(self.desk, name)

    def classify(self, texts: Sequence[str], *, why: bool = False) -> classifying.ClassificationDocument:
        """Show where texts would be mapped, and with `why` what carried each decision; changes nothing."""
        return classifying.classify(self.desk, texts, why=why)

    def phrases(self, clause: str | None = None) -> company_phrases.PhraseListDocument:
        """List what texts mean in this company, of one clause alone with `clause`."""
        return company_phrases.list_phrases(self.desk, clause)

    def add_phrase(self, clause: str, text: str, *, instead: bool = False) -> company_phrases.PhraseListDocument:
        """Say that `text` means `clause` (`-`: no violation); `instead` takes contrary phrases away."""
        return company_phrases.add(self.desk, clause, text, instead=instead)

    def remove_phrase(self, clause: str, text: str) -> company_phrases.PhraseListDocument:
        """Take a phrase away, the company's own or a shipped one."""
        return company_phrases.remove(self.desk, clause, text)

    def import_phrases(self, file: str | Path) -> company_phrases.PhraseImportDocument:
        """Take over the phrases of a file (columns 条款 and 说法)."""
        return company_phrases.import_phrases(self.desk, Path(file))
