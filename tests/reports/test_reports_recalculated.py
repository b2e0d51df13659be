"""LibreOffice as the referee: it computes every formula, the stored values taken away, and finds the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from conduct_audit.reports.workbook import workbook
from tests.reports.world import usual_month

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_computes_the_stored_values(tmp_path: Path) -> None:
    source, bare = tmp_path / "payroll.xlsx", tmp_path / "bare" / "payroll.xlsx"
    source.write_bytes(workbook(usual_month()))
    bare.parent.mkdir()
    without_values(source, bare)
    computed = recalculated(bare, tmp_path / "out")
    formulas, stored = (openpyxl.load_workbook(source, data_only=values) for values in (False, True))
    cells = [(s.title, c.coordinate) for s in formulas for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert len(cells) > 60
    for sheet, cell in cells:
        assert computed[sheet][cell].value == pytest.approx(stored[sheet][cell].value), (sheet, cell)
