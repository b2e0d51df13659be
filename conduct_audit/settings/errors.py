"""What can be wrong with a setting."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError, UsageError
from conduct_audit.language import N_


class SettingNameError(UsageError):
    """There is no setting of that name."""

    code = "unknown_setting"
    sentence = N_("There is no setting “{name}”. “conduct-audit settings list” shows those there are.")


class SettingTextError(UsageError):
    """The text given is no value of the setting."""

    code = "bad_setting"
    sentence = N_("“{text}” is no value of {name}. Give {wanted}, or “off”.")


class WorkingDaysUnknownError(ConductAuditError):
    """The working days of a year are not known yet; they are announced each autumn and never guessed."""

    code = "working_days_unknown"
    sentence = N_(
        "The public holidays of {year} are not known to this version, so its working days cannot be counted. "
        "Update the program, or set appeal_days to calendar."
    )
