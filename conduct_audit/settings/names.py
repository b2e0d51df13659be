"""What settings and their values are called by people; the books keep the codes.

Either is understood in every language, and shown in the one spoken.
"""

from __future__ import annotations

from typing import Final

from conduct_audit.language import N_, everywhere, gettext as _

TITLES: Final = {
    "shortfall": N_("late deduction without bonus"),
    "payroll_month": N_("month of late violations"),
    "manager_share": N_("share of leaders"),
    "dispatched_factor": N_("percentage for dispatched staff"),
    "refund_after_clean_months": N_("refund after clean months"),
    "open_appeal": N_("appeals not decided"),
    "appeal_window": N_("days for appeals"),
    "appeal_days": N_("kind of days for appeals"),
    "two_people": N_("two people for appeals"),
    "acceptance": N_("certainty of clauses from text"),
    "region": N_("region"),
    "minimum_wage": N_("minimum wage"),
    "rulebook_adopted": N_("adoption of the rulebook"),
    "two_inspectors": N_("two inspectors"),
    "heating_season": N_("heating season"),
    "strict_warnings": N_("warnings that hold up the close"),
    "accounting_model": N_("accounting model"),
    "account_expense": N_("account of expense"),
    "account_payable": N_("account of wages payable"),
    "account_pool": N_("account of the pool"),
    "account_income": N_("account of income"),
    "account_receivable": N_("account of claims"),
    "account_loss": N_("account of loss"),
    "payroll_item": N_("pay item of deductions"),
    "refund_item": N_("pay item of refunds"),
    "payroll_company": N_("company in payroll"),
    "sap_wage_type": N_("SAP wage type of deductions"),
    "sap_refund_type": N_("SAP wage type of refunds"),
    "voucher_word": N_("voucher word"),
}
"""What each setting is called, an English msgid."""

VALUES: Final = {
    "lapse": N_("lapses"),
    "carry": N_("is carried into the next month"),
    "event": N_("month of the event"),
    "decision": N_("month of the decision"),
    "ignore": N_("do not hold up the close"),
    "hold": N_("hold up the close"),
    "calendar": N_("calendar days"),
    "working": N_("working days"),
    "on": N_("on"),
    "off": N_("off"),
    "none": N_("none"),
}
"""What those values are called that are codes, an English msgid."""


_ALSO: Final = {
    "event": ("发生", "发生月份", "按发生月份"),
    "decision": ("认定", "认定月份", "按认定月份", "决定", "决定月份", "按决定月份"),
}
"""What those values are called besides."""


def value_words(text: str) -> str:
    """Give a value as people say it; what is no code is said as it stands."""
    return _(VALUES[text]) if text in VALUES else text


def kept_words(text: str) -> str:
    """Give a value that was set: off takes the earlier ones back."""
    return _("back as shipped") if text == "off" else value_words(text)


def in_words(name: str, text: str) -> tuple[str, str]:
    """Give name and value of a setting that was set, as people say them; those of a later release stay as they are."""
    return _(TITLES.get(name, name)), kept_words(text)


def spoken_for(code: str, typed: str) -> bool:
    """Whether what was typed means the value `code`: the code itself, or its words in any language."""
    meant = {code, *everywhere(VALUES[code]), *_ALSO.get(code, ())} if code in VALUES else {code}
    return typed.strip().casefold() in {each.casefold() for each in meant}


def named(typed: str) -> str:
    """Give the name of the setting that people call so in any language; what is no title comes back as it is."""
    found = (name for name, title in TITLES.items() if typed.strip().casefold() in map(str.casefold, everywhere(title)))
    return next(found, typed)
