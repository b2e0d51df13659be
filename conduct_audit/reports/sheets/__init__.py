"""The sheets of the payroll workbook, one file each; `book` and `table` are what they share."""
