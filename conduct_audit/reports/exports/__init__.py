"""Files for payroll and accounting systems: one file here for each target, a registry, and what they are made from."""

from conduct_audit.reports.exports.formats import FORMATS, Format, encoded, totals_sheet
from conduct_audit.reports.exports.handover import DepartmentSums, Handover, Item, Rendered
from conduct_audit.reports.exports.plain import harmless

__all__ = ["FORMATS", "DepartmentSums", "Format", "Handover", "Item", "Rendered", "encoded", "harmless", "totals_sheet"]
