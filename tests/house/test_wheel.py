"""The wheel works in an empty environment, outside the checkout: everything it needs travels with it."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "-o", folder, ROOT], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize(
    "part",
    [
        "conduct_audit/py.typed",
        "conduct_audit/locale/zh/LC_MESSAGES/conduct_audit.mo",
        "conduct_audit/rulebook/library/thermal-power/rulebook.toml",
        "conduct_audit/rulebook/library/thermal-power/phrases.csv",
        "conduct_audit/intake/synonyms.toml",
        "conduct_audit/templates/slips.html.j2",
        "conduct_audit/sample_data/员工花名册.xlsx",
    ],
)
def test_the_wheel_carries(wheel: Path, part: str) -> None:
    assert part in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_runs_the_demo_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "environment", with_pip=True)
    scripts = tmp_path / "environment" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
    done = subprocess.run(
        [scripts / "conduct-audit", "demo", "-o", "演示 结果"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    made = {path.name for path in (tmp_path / "演示 结果" / "reports").iterdir()}
    assert {"payroll-2026-03.xlsx", "payroll-2026-03.html", "slips-2026-03.html"} <= made
