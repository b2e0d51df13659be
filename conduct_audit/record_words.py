"""What the states of a record and the steps of its life are called: the screen and the books say the same."""

from __future__ import annotations

from typing import Final

from conduct_audit.language import N_

WORDS: Final = {
    "confirmed": N_("confirmed"),
    "pending": N_("pending"),
    "skipped": N_("skipped"),
    "waived": N_("waived"),
    "overturned": N_("overturned"),
    "dismissed": N_("dismissed"),
    "booked": N_("booked"),
    "queued": N_("waits for a person"),
    "set": N_("facts set"),
    "admit": N_("admitted as it stands"),
    "dismiss": N_("dismissed"),
    "waive": N_("waived"),
    "superseded": N_("settled by a better row"),
    "replaced": N_("corrected in the returned sheet"),
    "appeal_filed": N_("appeal filed"),
    "appeal_upheld": N_("appeal upheld"),
    "appeal_partly": N_("appeal upheld in part"),
    "appeal_dismissed": N_("appeal dismissed"),
}
"""Words (English msgids) for a state or an action."""
