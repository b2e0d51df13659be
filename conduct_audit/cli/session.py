"""The options that every command understands, before and after it, and what they mean for this run."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from conduct_audit import language
from conduct_audit.errors import UsageError
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conduct_audit.audit import Audit

_VALUED: Final = {"--ledger": "ledger", "--lang": "lang", "--actor": "actor"}
_SWITCHES: Final = {"--json": "json", "--quiet": "quiet"}
_DEFAULT_LEDGER: Final = "conduct.db"


@dataclass(frozen=True, slots=True)
class Session:
    """The global options of this run. `actor` is empty where the operating system's user stands for it."""

    ledger: str = _DEFAULT_LEDGER
    lang: str = "zh"
    actor: str = ""
    json: bool = False
    quiet: bool = False

    def audit(self) -> Audit:
        """Give the library's door, opened on this session's ledger."""
        from conduct_audit.audit import Audit  # noqa: PLC0415  # pandas comes with it; `--help` must not wait

        return Audit(self.ledger, actor=self.actor)


current: ContextVar[Session] = ContextVar("session", default=Session())  # noqa: B039  # frozen, nothing to share


def take(arguments: Sequence[str], environ: Mapping[str, str]) -> tuple[Session, list[str]]:
    """Take the global options out of `arguments`; give the session they make and the arguments left.

    They may stand before or after the command; behind `--` everything is the command's own. Raises `UsageError`.
    """
    given, left = _sifted(list(arguments))
    chosen = str(given.get("lang") or environ.get("CONDUCT_AUDIT_LANG") or language.of_locale(environ))
    if chosen not in language.LANGUAGES:
        raise UsageError(problem=_("--lang is zh or en, not “{text}”.").format(text=chosen))
    session = Session(
        ledger=str(given.get("ledger") or environ.get("CONDUCT_AUDIT_LEDGER") or _DEFAULT_LEDGER),
        lang=chosen,
        actor=str(given.get("actor") or environ.get("CONDUCT_AUDIT_ACTOR") or ""),
        json="json" in given,
        quiet="quiet" in given,
    )
    return session, left


def provisional(arguments: Sequence[str], environ: Mapping[str, str]) -> Session:
    """Give the session in which to tell that `arguments` are wrong, as far as language and form can be made out."""
    named = [word.partition("=")[2] for word in arguments if word.startswith("--lang=")]
    named += [word for before, word in pairwise(arguments) if before == "--lang"]
    asked = (*named, environ.get("CONDUCT_AUDIT_LANG"), language.of_locale(environ))
    return Session(lang=next(each for each in asked if each in language.LANGUAGES), json="--json" in arguments)


def _sifted(waiting: list[str]) -> tuple[dict[str, str | bool], list[str]]:
    given: dict[str, str | bool] = {}
    left: list[str] = []
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            return given, [*left, word, *waiting]
        if word in _SWITCHES:
            given[_SWITCHES[word]] = True
        elif name in _VALUED:
            given[_VALUED[name]] = value if equals else _next(name, waiting)
        else:
            left.append(word)
    return given, left


def _next(name: str, waiting: list[str]) -> str:
    if not waiting:
        raise UsageError(problem=_("{option} needs a value.").format(option=name))
    return waiting.pop(0)


HELP: Final = {
    "ledger": N_("The ledger: a path, sqlite:///… or postgresql://…. Default: conduct.db here. [CONDUCT_AUDIT_LEDGER]"),
    "lang": N_("Language of messages, reports and sheets: zh or en. [CONDUCT_AUDIT_LANG]"),
    "actor": N_("Who is recorded in the audit trail. Default: the user of this computer. [CONDUCT_AUDIT_ACTOR]"),
    "json": N_("One JSON document on standard output, nothing else."),
    "quiet": N_("No progress, no summary."),
}
