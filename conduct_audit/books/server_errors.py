"""What can go wrong with a shared ledger on a server; after each of these the books are as they were before."""

from __future__ import annotations

from conduct_audit.books.errors import LedgerError, PlaceError
from conduct_audit.language import N_


class ServerPlaceError(PlaceError):
    """The URL of a shared ledger cannot be read for certain; it is not repeated, since it may hold a password."""

    code = "server_place"
    sentence = N_(
        "The address {place} cannot be read. Write postgresql://USER@HOST:PORT/DATABASE?schema=NAME; "
        "signs such as @ / : ? # within a name or password are written as %40 %2F %3A %3F %23."
    )


class ServerUnreachableError(LedgerError):
    """The server does not answer, lets nobody in, or was lost; what had not been saved is undone by the server."""

    code = "server_unreachable"
    sentence = N_(
        "There is no connection to the server of the ledger {place} ({why}). Nothing was changed; check network, "
        "address, user and password, then try again."
    )


class LedgerForbiddenError(LedgerError):
    """The account lacks a right, or sees a part of the books where only the whole will do."""

    code = "ledger_forbidden"
    sentence = N_(
        "Your account may not do this in the ledger {place} ({why}). Nothing was changed; ask whoever gives out the "
        "rights (“ledger roles”)."
    )


class SavingUncertainError(LedgerError):
    """The connection was lost while the server was saving: only the books know whether it did."""

    code = "saving_uncertain"
    sentence = N_(
        "The connection to the ledger {place} was lost at the moment of saving ({why}). All of it was kept or nothing: "
        "look with “log” before you repeat the command."
    )


class LedgerEncodingError(LedgerError):
    """The database does not keep Unicode."""

    code = "ledger_encoding"
    sentence = N_("The database of {place} keeps its texts as {encoding}. Make one with the encoding UTF8.")


class RolesNeedServerError(LedgerError):
    """A file knows no roles: who may open it may read and write all of it."""

    code = "no_roles"
    sentence = N_(
        "{place} is a file; roles exist on a server alone. Name one with --ledger postgresql://USER@HOST/DATABASE."
    )
