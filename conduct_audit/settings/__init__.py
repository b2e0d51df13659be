"""Settings: what a regulation leaves open and a company decides. A closed set, as data; everything is off by default.

`Settings` are the values that hold for one month; `CATALOGUE` says what each means and what it rests on. They are kept
as dated facts in the ledger (`books.settings`).
"""

from conduct_audit.settings.catalogue import BY_NAME, CATALOGUE, Setting, setting
from conduct_audit.settings.errors import (
    SettingNameError,
    SettingTextError,
    WorkingDaysUnknownError,
)
from conduct_audit.settings.names import in_words, kept_words, value_words
from conduct_audit.settings.values import SHIPPED, Settings, made_of
from conduct_audit.settings.window import in_season, last_day

__all__ = [
    "BY_NAME",
    "CATALOGUE",
    "SHIPPED",
    "Setting",
    "SettingNameError",
    "SettingTextError",
    "Settings",
    "WorkingDaysUnknownError",
    "in_season",
    "in_words",
    "kept_words",
    "last_day",
    "made_of",
    "setting",
    "value_words",
]
