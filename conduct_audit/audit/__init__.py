"""`Audit`: the library's one door. The command line is a thin skin over it.

Every method runs one command of the public interface and gives its document: a dictionary with money as strings in
yuan, days as `YYYY-MM-DD`, exactly what `--json` prints. Failures are `ConductAuditError`s whose text is a sentence in
the language spoken (`conduct_audit.language.activate`).
"""

from __future__ import annotations

from conduct_audit.audit.ledgers import Ledgers
from conduct_audit.audit.months import Months
from conduct_audit.audit.records import Records
from conduct_audit.audit.sheets import Sheets

__all__ = ["Audit"]


class Audit(Ledgers, Sheets, Records, Months):
    """The audit kept in one ledger, on behalf of one person.

    `ledger` is a path, `sqlite:///…` or `postgresql://…`; `actor` is recorded with every change (default: the operating
    system's user); `clock` tells the time of an entry.
    """
