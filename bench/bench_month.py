"""A month of 5,000 rows: the whole job of the program against the script an HR clerk's nephew would write.

The script reads the sheet with pandas, counts per person and writes an .xlsx and an .html; it knows no clauses in free
text, no twins, no ledger, no slips. Both start as processes of their own; times include starting Python.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
from timing import Timing, side_by_side, table

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS, PEOPLE, ROUNDS = 5_000, 500, 3
PEER = """
import sys, pandas as pd
seen = pd.read_excel(sys.argv[1], dtype={"工号": str})
roster = pd.read_excel(sys.argv[2], dtype={"工号": str})
taken = (seen.groupby("工号")["次数"].sum() * 100).rename("扣款")
month = roster.merge(taken, on="工号", how="left").fillna({"扣款": 0})
month["实发"] = (month["奖金基数"] - month["扣款"]).clip(lower=0)
month.to_excel(sys.argv[3] + ".xlsx", index=False)
month.to_html(sys.argv[3] + ".html", index=False)
"""


def make(folder: Path) -> None:
    """Write a roster and a month's sheet into `folder`, the same every time."""
    chance = random.Random(1)  # noqa: S311  # no secret, the same rows every time
    codes = ("2.1.2", "1.3.3", "4.2.1", "3.1.1", "2.3.4")
    numbers = [f"{number:05d}" for number in range(1, PEOPLE + 1)]
    rows = [
        (f"2024-03-{chance.randint(1, 31):02d}", chance.choice(numbers), chance.choice(codes), 1) for _ in range(ROWS)
    ]
    told = [(*row, f"第{index}次督查发现的情况", f"督查{index % 7}") for index, row in enumerate(rows)]
    _write(folder / "sheet.xlsx", ("日期", "工号", "条款", "次数", "违规事实", "督查人"), told)
    _write(
        folder / "roster.xlsx",
        ("工号", "姓名", "部门", "奖金基数"),
        [(n, f"员工{n}", f"部门{n[-1]}", 2000) for n in numbers],
    )


def _write(path: Path, header: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for index, row in enumerate([header, *rows]):
            sheet.write_row(index, 0, row)


def whole_job(folder: Path, run: int) -> list[str]:
    """Give the command that runs the program's whole job, from `init` to the papers, in a fresh ledger."""
    ledger = folder / f"{run}.db"
    program = [sys.executable, "-m", "conduct_audit", "--quiet", "--ledger", str(ledger)]
    steps = (
        ["init"],
        ["roster", "import", str(folder / "roster.xlsx")],
        ["import", str(folder / "sheet.xlsx")],
        ["settle", "2024-03"],
        ["report", "2024-03", "-o", str(folder / f"papers{run}")],
    )
    script = folder / f"{run}.py"
    script.write_text(f"import subprocess\nfor step in {steps!r}:\n    subprocess.run({program!r} + step, stdout=-3)\n")
    return [sys.executable, str(script)]


def main() -> None:
    """Run both in turns and print the medians, and how long each step of the program takes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make(folder)
        (folder / "peer.py").write_text(PEER, encoding="utf-8")
        peer = [
            sys.executable,
            str(folder / "peer.py"),
            *(str(folder / name) for name in ("sheet.xlsx", "roster.xlsx", "peer")),
        ]
        whole: list[Timing] = []
        for run in range(ROUNDS):
            timings = side_by_side(
                {"pandas script": peer, "conduct-audit, five commands": whole_job(folder, run)}, 1, warm=False
            )
            whole.append(timings["conduct-audit, five commands"])
        table({"pandas script": timings["pandas script"], "conduct-audit, five commands": sorted(whole)[ROUNDS // 2]})
        steps(folder)


def steps(folder: Path) -> None:
    """Print how long each command takes on a ledger that holds the month."""
    program = [sys.executable, "-m", "conduct_audit", "--quiet", "--ledger", str(folder / "0.db")]
    commands = {"settle": ["settle", "2024-03"], "verify": ["verify"], "violation list": ["violation", "list"]}
    table(side_by_side({name: [*program, *words] for name, words in commands.items()}, ROUNDS))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    subprocess.run([sys.executable, "-c", "import conduct_audit.audit"], check=True)
    main()
