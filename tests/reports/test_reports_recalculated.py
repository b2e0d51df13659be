"""LibreOffice as the referee: it computes every formula, the stored values taken away, and finds the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest

from conduct_audit.reports.workbook import workbook
from tests.reports.world import corrected, correction, usual_month

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.reports import MonthReport

OFFICE = shutil.which("soffice")


def without_values(source: Path, target: Path) -> None:
    """Copy a workbook without the values beside its formulas, so that nobody can read them off."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8")
            new.writestr(name, re.sub(r"(<f>[^<]*</f>)<v>[^<]*</v>", r"\1", content))


def recalculated(source: Path, folder: Path) -> openpyxl.Workbook:
    """Let LibreOffice read `source` and save it again; give what it computed."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "xlsx", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return openpyxl.load_workbook(folder / source.name, data_only=True)


def with_share(report: MonthReport) -> MonthReport:
    """Give `report` with a leader's share of 20 yuan: a row of its own without an occurrence."""
    share = report.violations.iloc[[0]].assign(employee_id="00006", name="=1+1", department="维修/一队", count=0)
    violations = pd.concat([report.violations, share.assign(assessed=2_000)], ignore_index=True)
    bears, lines = report.lines["employee_id"] == "00006", report.lines.copy()
    for name, fen in (("assessed", 2_000), ("deduction", 2_000), ("net_bonus", -2_000)):
        lines.loc[bears, name] += fen
    return replace(report, lines=lines, violations=violations)


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_computes_the_stored_values(tmp_path: Path) -> None:
    source, bare = tmp_path / "payroll.xlsx", tmp_path / "bare" / "payroll.xlsx"
    rows = [correction("00001", -5_000), correction("00004", 3_000), correction("00007", 0)]
    source.write_bytes(workbook(corrected(with_share(usual_month()), rows)))
    bare.parent.mkdir()
    without_values(source, bare)
    computed = recalculated(bare, tmp_path / "out")
    formulas, stored = (openpyxl.load_workbook(source, data_only=values) for values in (False, True))
    cells = [(s.title, c.coordinate) for s in formulas for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert len(cells) > 80
    for sheet, cell in cells:
        assert computed[sheet][cell].value == pytest.approx(stored[sheet][cell].value), (sheet, cell)
