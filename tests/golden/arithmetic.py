"""The sample month computed again in plain Python, from the truth about each row; knows nothing of the program.

`truth.csv` and `roster.csv` come from tables written by hand (`python -m tools.make_sample_data`), and so does, by the
arithmetic here, `settlement-2026-03.json`: what must come out of the reviewed month.
"""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GOLDEN = HERE / "settlement-2026-03.json"
Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def truth(*ends: str) -> list[Row]:
    return [row for row in read("truth.csv") if row["end"] in ends]


def place(row: Row) -> tuple[str, str, int]:
    return row["file"], row["sheet"], int(row["row"])


def answered(row: Row) -> Row | None:
    """Give a waiting row as the person's answer leaves it; None where it was dismissed."""
    verb, *words = shlex.split(row["review"])
    told = dict(zip(words[::2], words[1::2], strict=False))
    fields = {"--employee": "employee_id", "--clause": "clause", "--date": "day", "--count": "count"}
    said = {fields[option]: value for option, value in told.items() if option in fields}
    serious = "yes" if "--serious" in words else row["serious"]
    return None if verb == "dismiss" else {**row, **said, "serious": serious}


def booked_after_review() -> list[Row]:
    return truth("confirmed") + [row for row in map(answered, truth("pending")) if row]


def line(who: Row, booked: list[Row]) -> dict[str, Any]:
    mine = [row for row in booked if row["employee_id"] == who["employee_id"]]
    counts = {c: sum(int(row["count"]) for row in mine if row["clause"].startswith(c)) for c in "1234"}
    serious = sum(int(row["count"]) for row in mine if row["serious"])
    assessed, bonus = 100 * (sum(counts.values()) - serious), int(who["bonus"])
    taken = bonus if serious else min(assessed, bonus)
    known = {key: who[key] for key in ("employee_id", "name", "department")}
    numbers = {"counts": counts, "violations": sum(counts.values()), "serious": serious, "zero_bonus": serious > 0}
    money = {
        "bonus_base": bonus,
        "assessed": assessed,
        "deduction": taken,
        "corrections": 0,
        "net_bonus": bonus - taken,
    }
    return {**known, **numbers, **{key: f"{yuan}.00" for key, yuan in money.items()}}


def settlement(booked: list[Row], *, pending: int, status: str) -> dict[str, Any]:
    lines = [line(who, booked) for who in sorted(read("roster.csv"), key=lambda who: who["employee_id"])]
    counted = {key: sum(each[key] for each in lines) for key in ("violations", "serious", "zero_bonus")}
    yuan = ("bonus_base", "assessed", "deduction", "corrections", "net_bonus")
    sums = {key: f"{sum(int(each[key][:-3]) for each in lines)}.00" for key in yuan}
    totals = {"employees": len(lines), **counted, **sums}
    return {"month": "2026-03", "status": status, "pending": pending, "lines": lines, "totals": totals}


def reviewed_month() -> dict[str, Any]:
    return settlement(booked_after_review(), pending=0, status="closed")


def expected() -> dict[str, Any]:
    golden: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return golden


def save() -> None:
    GOLDEN.write_text(json.dumps(reviewed_month(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
