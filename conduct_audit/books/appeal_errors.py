"""What can be wrong with an appeal or its decision; after each of these the books are as they were before."""

from __future__ import annotations

from conduct_audit.books.record_errors import StateError
from conduct_audit.errors import ConductAuditError, UsageError
from conduct_audit.language import N_


class AlreadyAppealedError(StateError):
    """One violation is appealed against once; the first appeal is named."""

    code = "already_appealed"
    sentence = N_(
        "There is an appeal against record {id} already: appeal {appeal}, filed on {filed_on} by {filed_by}, {outcome}."
    )


class NotAppealedError(StateError):
    """Nobody has filed the appeal that is to be decided."""

    code = "not_appealed"
    sentence = N_(
        "Nobody has filed an appeal against record {id}. File it first: "
        "“conduct-audit appeal file {id} --reason REASON”."
    )


class AlreadyDecidedError(StateError):
    """An appeal is decided once; the first decision is named."""

    code = "already_decided"
    sentence = N_("Appeal {appeal} against record {id} was decided on {decided_on} by {decided_by}: {outcome}.")


class SamePersonError(ConductAuditError):
    """The company asks for two people, and whoever filed the appeal would decide it."""

    code = "same_person"
    sentence = N_(
        "{person} filed appeal {appeal} and may not decide it: the setting two_people is on. "
        "Let somebody else decide (--actor)."
    )


class RemainingCountError(ConductAuditError):
    """What an appeal leaves must be less than what was there, and something."""

    code = "remaining_count"
    sentence = N_(
        "Record {id} counts {had} occurrences: --count says how many remain and must be from 1 to less than that. "
        "If none remains, the appeal is upheld."
    )


class NotSeriousError(ConductAuditError):
    """A case that nobody called serious cannot be made ordinary."""

    code = "not_serious"
    sentence = N_("Record {id} is no serious case, so --not-serious changes nothing. Say what remains with --count.")


class FutureReceiptError(UsageError):
    """An appeal cannot have been received on a day to come."""

    code = "future_receipt"
    sentence = N_("{day} is still to come; give the day on which the appeal was received.")


class EarlyReceiptError(UsageError):
    """An appeal cannot have been received before what it is about."""

    code = "early_receipt"
    sentence = N_(
        "Record {id} happened on {event}, so no appeal against it was received on {day}; give the day on which it was."
    )


class OutcomeOptionsError(UsageError):
    """What is said of the outcome does not fit it."""

    code = "outcome_options"
    sentence = N_("“partly” needs --count or --not-serious; “upheld” and “dismissed” take neither.")
