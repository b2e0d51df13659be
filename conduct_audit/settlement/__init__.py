"""Settlement: violations + roster + rulebooks → one line per employee. Pure: no file, clock or database."""

from conduct_audit.settlement.corrections import DUE, difference, with_corrections
from conduct_audit.settlement.errors import NoRulebookError, NoTariffError
from conduct_audit.settlement.settle import Settlement, charges_of, settle
from conduct_audit.settlement.tariff import Charge, charge

__all__ = [
    "DUE",
    "Charge",
    "NoRulebookError",
    "NoTariffError",
    "Settlement",
    "charge",
    "charges_of",
    "difference",
    "settle",
    "with_corrections",
]
