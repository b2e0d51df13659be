"""The address of a shared ledger: `postgresql://user:password@host:port/database?schema=…`, read strictly.

What cannot be read for certain is refused without being repeated: half of it may be a password.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode

from conduct_audit.books.server_errors import ServerPlaceError

KINDS: Final = ("postgresql", "postgres", "postgresql+psycopg")
_URL: Final = re.compile(
    r"(?:{kinds})://"
    r"(?:(?P<user>[^:@/?#]*)(?::(?P<password>[^@/?#]*))?@)?"
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:@/?#]*)(?::(?P<port>[0-9]+))?"
    r"(?:/(?P<dbname>[^@/?#]*))?(?:\?(?P<query>[^@?#]*))?".format(kinds="|".join(map(re.escape, KINDS)))
)
_SHOWN_OPTIONS: Final = ("host", "port", "dbname", "schema")
_OPTIONS: Final = (
    *("schema", "host", "port", "dbname", "user", "password", "passfile", "service", "connect_timeout"),
    *("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "channel_binding", "gssencmode"),
)
_SCHEMA: Final = "public"


@dataclass(frozen=True, slots=True)
class Server:
    """Where on which server: `address` are the words of libpq, `schema` holds the tables, `shown` has no password."""

    shown: str
    schema: str
    address: dict[str, str] = field(repr=False)


def is_server(place: str) -> bool:
    """Whether `place` is meant to be a shared ledger."""
    return place.partition("://")[0].lower() in KINDS and "://" in place


def server_of(place: str) -> Server:
    """Read a URL. Raises `ServerPlaceError` for whatever is not certain, without repeating it."""
    found = _URL.fullmatch(place.strip())
    if not found:
        raise ServerPlaceError(place=_veiled(place))
    given = {name: unquote(text).strip("[]") for name, text in found.groupdict().items() if text and name != "query"}
    options = dict(parse_qsl(found["query"] or "", keep_blank_values=True))
    if not options.keys() <= set(_OPTIONS):
        raise ServerPlaceError(place=_veiled(place))
    schema = options.pop("schema", "") or _SCHEMA
    return Server(_shown(found, options, schema), schema, given | options)


def _shown(found: re.Match[str], options: dict[str, str], schema: str) -> str:
    user = f"{found['user']}@" if found["user"] else ""
    port = f":{found['port']}" if found["port"] else ""
    told: dict[str, str] = {name: options[name] for name in _SHOWN_OPTIONS if name in options}
    told |= {"schema": schema} if schema != _SCHEMA else {}
    query = "?" + urlencode(told, safe="/", quote_via=quote) if told else ""
    return f"postgresql://{user}{found['host'] or ''}{port}/{found['dbname'] or ''}{query}"


def _veiled(place: str) -> str:
    return place.partition("://")[0] + "://…"
