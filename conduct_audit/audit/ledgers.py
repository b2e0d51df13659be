"""Making, looking after and proving the ledger; rulebooks, rosters and settings in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from conduct_audit.actions import (
    checking,
    company_settings,
    initialising,
    ledgers,
    rosters,
    using_rulebooks,
)
from conduct_audit.audit.door import Door, maybe_month, month_of

if TYPE_CHECKING:
    from datetime import date

    from conduct_audit.month import Month
    from conduct_audit.rulebook.document import RulebookDocument


class Ledgers(Door):
    """Making, looking after and proving the ledger; rulebooks, rosters and settings in it."""

    def init(self, *, rulebook: str = "thermal-power", company: str = "") -> initialising.LedgerDocument:
        """Make an empty ledger with `rulebook` (a shipped id or a file) in force."""
        return initialising.init(self.desk, rulebook, company)

    def rulebooks(self) -> using_rulebooks.RulebookListDocument:
        """List the shipped rulebooks and those in force."""
        return using_rulebooks.list_rulebooks(self.desk)

    def rulebook(self, name: str, code: str | None = None) -> RulebookDocument:
        """Show a rulebook, of one category, section or clause alone with `code`."""
        return using_rulebooks.show_rulebook(self.desk, name, code)

    def check_rulebook(self, file: Path) -> using_rulebooks.CheckDocument:
        """Report every fault of a rulebook file."""
        return using_rulebooks.check_rulebook(file)

    def use_rulebook(self, name: str, start: date) -> dict[str, Any]:
        """Put a rulebook in force from `start`."""
        return using_rulebooks.use_rulebook(self.desk, name, start)

    def import_roster(
        self, file: str | Path, *, month: Month | str | None = None, passwords: tuple[str, ...] = ()
    ) -> rosters.RosterDocument:
        """Put the roster of `file` in force from `month` (None: for all months); `passwords` may open the file."""
        return rosters.import_roster(self.desk, Path(file), maybe_month(month), passwords)

    def roster(self, month: Month | str) -> rosters.RosterDocument:
        """Show the roster that holds for `month`."""
        return rosters.show_roster(self.desk, month_of(month))

    def settings(self, month: Month | None = None) -> company_settings.SettingListDocument:
        """List the settings as they stand in `month` (None: the open month)."""
        return company_settings.list_settings(self.desk, month)

    def set(self, name: str, value: str, start: Month | None = None) -> company_settings.SetDocument:
        """Set a value from `start` on (None: from the open month)."""
        return company_settings.set_setting(self.desk, name, value, start)

    def verify(self, seal: str | None = None) -> checking.VerdictDocument:
        """Recompute every digest of the books."""
        return checking.verify(self.desk, seal)

    def log(self) -> checking.LogDocument:
        """Give the audit trail."""
        return checking.log(self.desk)

    def ledger_info(self) -> ledgers.InfoDocument:
        """Show where the ledger lies, what it holds and its seal."""
        return ledgers.show(self.desk)

    def upgrade_ledger(self) -> ledgers.UpgradeDocument:
        """Bring a ledger of an earlier release up to date, after a backup."""
        return ledgers.upgrade(self.desk)

    def copy_ledger(self, origin: str | Path, target: str | Path) -> ledgers.CopyDocument:
        """Copy the ledger at `origin` to `target` (a path or URL where nothing lies), with every digest."""
        return ledgers.copy(str(origin), str(target))

    def back_up_ledger(self, file: Path | str) -> ledgers.BackupDocument:
        """Write a backup to `file`, also while others are working."""
        return ledgers.back_up(self.desk, Path(file))

    def ledger_roles(self) -> ledgers.RolesDocument:
        """Give the SQL that lets people into a shared ledger."""
        return ledgers.grant(self.desk)
