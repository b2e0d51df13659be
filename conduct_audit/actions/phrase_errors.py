"""What can go wrong with a company's own phrases."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_


class PhraseContradictsError(ConductAuditError):
    """Another phrase gives the same text to another clause."""

    code = "phrase_contradicts"
    sentence = N_(
        "“{text}” already stands for {others}; with both, such a text would wait. Add --instead if only {clause} is "
        "right."
    )


class UnknownPhraseError(ConductAuditError):
    """There is no such phrase to take away."""

    code = "unknown_phrase"
    sentence = N_("“{text}” is no phrase of {clause}. “phrases list” shows the company's own.")


class PhraseBlankError(ConductAuditError):
    """Nothing is left of a phrase without names, numbers and signs."""

    code = "phrase_blank"
    sentence = N_("“{text}” says nothing by itself. Write what was seen, as 未戴工牌.")


class PhraseLineError(ConductAuditError):
    """A line of a phrases file names no clause, or says nothing."""

    code = "phrase_line_faulty"
    sentence = N_("{file}, line {line}: {why} Nothing was taken over.")
