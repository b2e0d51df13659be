"""Make the sample data and the truth beside it: `python -m tools.make_sample_data`.

From the tables in `tools/sample/` it writes `sample_data/*` and, in `tests/golden/`, the truth about each row, the
roster and the settlement that must come out; the same bytes every time.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.golden import arithmetic
from tools.sample import appearance, hall_inspection, home_visits, hotline, mystery_shopper, roster
from tools.sample.truth import Truth

_ROOT: Final = Path(__file__).resolve().parent.parent
_SHEETS: Final = (
    *(hall_inspection.write, hall_inspection.write_again, home_visits.write),
    *(appearance.write, hotline.write, mystery_shopper.write),
)


def main() -> None:
    """Write everything and say what was written."""
    folder = _ROOT / "sample_data"
    folder.mkdir(exist_ok=True)
    truth = Truth()
    roster.write(folder)
    for write in _SHEETS:
        write(folder, truth)
    golden = _ROOT / "tests" / "golden"
    truth.save(golden / "truth.csv")
    roster.write_truth(golden / "roster.csv")
    arithmetic.save()
    print(f"{len(truth.rows)} rows of truth, {len(_SHEETS) + 1} files in {folder}")


if __name__ == "__main__":
    main()
