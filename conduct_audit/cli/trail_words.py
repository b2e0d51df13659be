"""The audit trail in words: what was done, and the facts that the trail keeps of it."""

from __future__ import annotations

from typing import Any, Final

from conduct_audit.cli.wording import word
from conduct_audit.language import N_, gettext as _

_ACTIONS: Final = {
    "init": N_("ledger opened"),
    "roster import": N_("roster imported"),
    "rulebook use": N_("rulebook put in force"),
    "import": N_("sheets imported"),
    "review set": N_("rows answered"),
    "review admit": N_("rows admitted"),
    "review dismiss": N_("rows dropped"),
    "review apply": N_("answers applied"),
    "violation waive": N_("violation waived"),
    "appeal file": N_("appeal filed"),
    "appeal decide": N_("appeal decided"),
    "settings set": N_("setting changed"),
    "close": N_("month closed"),
    "export": N_("month exported"),
    "phrases add": N_("phrase added"),
    "phrases remove": N_("phrase removed"),
    "phrases import": N_("phrases imported"),
    "profile save": N_("profile saved"),
    "ledger upgrade": N_("ledger upgraded"),
    "profile remove": N_("profile removed"),
}
_FACTS: Final = {
    "company": N_("company"),
    "rulebook": N_("rulebook"),
    "file": N_("file"),
    "files": N_("files"),
    "month": N_("month"),
    "strict": N_("all or nothing"),
    "mark_means": N_("marks mean"),
    "profile": N_("profile"),
    "id": N_("number"),
    "ids": N_("numbers"),
    "reason": N_("reason"),
    "employee": N_("employee"),
    "clause": N_("clause"),
    "day": N_("day"),
    "count": N_("count"),
    "serious": N_("serious"),
    "learned": N_("remembered"),
    "text": N_("text"),
    "received_on": N_("received on"),
    "outcome": N_("outcome"),
    "decided_by": N_("decided by"),
    "name": N_("named"),
    "value": N_("value"),
    "from": N_("from month"),
    "start": N_("from day"),
    "format": N_("format"),
    "override": N_("overridden"),
}


def action_words(action: str) -> str:
    """Say what an entry did; what has no words is said as the trail has it."""
    return _(_ACTIONS[action]) if action in _ACTIONS else action


def detail_words(action: str, detail: dict[str, Any]) -> str:
    """Say the facts that the trail keeps of an entry; blank ones are left out."""
    told = _settings(detail) if action == "settings set" else detail
    facts = {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in told.items()}
    return "; ".join(f"{_fact(name)}: {_value(name, value)}" for name, value in facts.items() if value)


def _fact(name: str) -> str:
    return _(_FACTS[name]) if name in _FACTS else name


def _value(name: str, value: Any) -> str:
    if value is True:
        return _("yes")
    return word(f"appeal_{value}") if name == "outcome" else str(value)


def _settings(detail: dict[str, Any]) -> dict[str, Any]:
    from conduct_audit.settings import in_words  # noqa: PLC0415  # late: `--help` needs none

    title, value = in_words(str(detail["name"]), str(detail["value"]))
    return {**detail, "name": title, "value": value}
