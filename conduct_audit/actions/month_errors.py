"""Why a month is not closed or handed over, and why a setting is not taken."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError, UsageError
from conduct_audit.language import N_


class SettingReachesBackError(ConductAuditError):
    """A setting would reach into a closed month."""

    code = "setting_reaches_back"
    sentence = N_(
        "A setting cannot hold from {month}: months before {open} are closed and keep theirs. Use --from {open}."
    )


class WarningsHoldError(ConductAuditError):
    """Warnings that the company made strict hold up the close."""

    code = "warnings_hold"
    sentence = N_(
        "{month} cannot be closed: {warnings} Put it right, or close with “--override {code} --reason …”, which is "
        "kept with your name."
    )


class AppealsHoldError(ConductAuditError):
    """Appeals without a decision hold up the close, as the company set it."""

    code = "appeals_hold"
    sentence = N_(
        "{month} cannot be closed: the setting open_appeal is “hold” and appeals against {ids} are not decided yet. "
        "Use “conduct-audit appeal decide”."
    )


class OverrideReasonError(UsageError):
    """An override needs a reason and a reason an override."""

    code = "override_reason"
    sentence = N_("Give --override and --reason together; the reason is kept in the books.")


class OverrideUnknownError(UsageError):
    """The code that is to be overridden holds nothing up."""

    code = "override_unknown"
    sentence = N_(
        "{code} does not hold up {month}; there is nothing to override. "
        "“conduct-audit settle {month}” shows the warnings."
    )


class MonthOpenError(ConductAuditError):
    """Payroll takes final figures alone."""

    code = "month_open"
    sentence = N_(
        "{month} is not closed yet, and payroll takes final figures alone. Close it first: "
        "conduct-audit close {month}. “conduct-audit report” gives drafts."
    )


class ExportFormatError(UsageError):
    """There is no such format."""

    code = "export_format"
    sentence = N_("“{format}” is no format to export to. Use one of {known}.")


class ExportEncodingError(UsageError):
    """The format is not written in that encoding."""

    code = "export_encoding"
    sentence = N_("{format} is not written in “{encoding}”. --encoding may be: {known}.")


class UnplacedViolationsError(ConductAuditError):
    """A month cannot be closed while violations belong to nobody on its roster."""

    code = "unplaced_violations"
    sentence = N_(
        "{month} cannot be closed: {people} have violations ({ids}) but are not on the roster of {month}. Import a "
        "roster of {month} that has them with the bonus they still get, or take the violations off: "
        "conduct-audit violation waive {first} --reason …"
    )


class ContradictedPeopleError(ConductAuditError):
    """A month cannot be closed while its roster gives a violation's number to somebody else than the sheet named."""

    code = "contradicted_people"
    sentence = N_(
        "{month} cannot be closed: the roster now gives the number of violation {first} to {now}, "
        "but it is {then} who is meant ({count} such violations). Waive it, or import the right roster."
    )
