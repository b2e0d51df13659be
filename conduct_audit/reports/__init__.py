"""The papers of a month: payroll workbook, manager's page and a slip for every employee."""

from conduct_audit.reports.charged import charged
from conduct_audit.reports.month_report import CHARGED, CORRECTIONS, MonthReport
from conduct_audit.reports.writing import write, write_department, write_slip

__all__ = ["CHARGED", "CORRECTIONS", "MonthReport", "charged", "write", "write_department", "write_slip"]
