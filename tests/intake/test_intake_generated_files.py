"""Files made from a random truth, layout × format × shapes of cells: reading them gives the truth back."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hypothesis import given, settings, strategies as st

from conduct_audit.errors import ConductAuditError
from conduct_audit.intake.files.sandbox import SANDBOX
from conduct_audit.intake.observe import Hints, observe
from conduct_audit.intake.people import attribute
from conduct_audit.intake.reader import read
from conduct_audit.tables import EMPLOYEES
from conduct_audit.timeline import Timeline
from tests.intake.intake_files import HERE
from tests.intake.intake_grids import MARCH, RULEBOOK
from tests.intake.sheet_files import FILES, WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit.intake.files.sandbox import Sandbox

    Rows = list[list[Any]]

PEOPLE: Final = (("00101", "张三"), ("00102", "李四"), ("00203", "欧阳娜"), ("00304", "买买提·艾力"))
ROSTERS: Final = Timeline(
    ((None, EMPLOYEES.frame({"employee_id": i, "name": n, "department": "营业厅"} for i, n in PEOPLE)),)
)
ACTS: Final = (
    ("2.1.2", "未佩戴服务证"),
    ("1.3.3", "上班时间玩手机"),
    ("4.1.1", "至少提前5分钟到岗未做到"),
    ("4.2.1", "电话响六声才接"),
)


class Seen(NamedTuple):
    """One thing of the truth: who, when, which act, how often."""

    who: tuple[str, str]
    day: date
    act: tuple[str, str]
    times: int


truths = st.lists(
    st.builds(
        Seen,
        st.sampled_from(PEOPLE),
        st.dates(date(2024, 3, 1), date(2024, 3, 31)),
        st.sampled_from(ACTS),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=5,
)
DAYS: Final[tuple[Callable[[date], Any], ...]] = (
    lambda day: day,
    date.isoformat,
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.month}月{day.day}日上午",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"24.{day.month}.{day.day}",
)
COUNTS: Final[tuple[Callable[[int], Any], ...]] = (
    int,
    str,
    lambda n: f"{n}次",
    lambda n: "一二三"[n - 1] + "次",
    lambda n: f"×{n}",
)
NUMBERS: Final[tuple[Callable[[str], Any], ...]] = (
    str,
    int,
    lambda number: number.lstrip("0"),
    lambda number: f"'{number}",
)
NAMES: Final[tuple[Callable[[str], str], ...]] = (str, lambda name: f" {name}　", lambda name: f"{name}（收费员）")
TITLE: Final = ["××热电公司2024年3月服务督查情况表"]


class Shapes(NamedTuple):
    """How the cells of a sheet are written."""

    day: Callable[[date], Any]
    count_of: Callable[[int], Any]
    number: Callable[[str], Any]
    name: Callable[[str], str]

    def of(self, one: Seen) -> dict[str, Any]:
        """Give the cells of one thing seen by heading."""
        return {
            "工号": self.number(one.who[0]),
            "姓名": self.name(one.who[1]),
            "检查日期": self.day(one.day),
            "违反条款": one.act[0],
            "违规事实": one.act[1],
            "次数": self.count_of(one.times),
        }


shapes = st.builds(Shapes, *(st.sampled_from(ways) for ways in (DAYS, COUNTS, NUMBERS, NAMES)))


def a_list(cells: list[dict[str, Any]]) -> Rows:
    return [
        TITLE,
        ["序号", *cells[0]],
        *([n, *one.values()] for n, one in enumerate(cells, 1)),
        ["合计"],
        ["检查人签字："],
    ]


def slips(cells: list[dict[str, Any]]) -> Rows:
    """Give a slip for each, below each other, two labels in a row."""
    rows: Rows = []
    for one in cells:
        pairs = list(one.items())
        beside = [[*pairs[n], *pairs[n + 1]] for n in range(0, len(pairs), 2)]
        rows += [["服务规范考核单"], *beside, ["本人签字", None, "日期", None], []]
    return rows


def slips_beside(cells: list[dict[str, Any]]) -> Rows:
    """Give a slip for each, all beside each other."""
    return [[cell for one in cells for cell in (heading, one[heading], None)] for heading in cells[0]]


def on_its_side(cells: list[dict[str, Any]]) -> Rows:
    return [[heading, *(one[heading] for one in cells)] for heading in cells[0]]


LAYOUTS: Final = (a_list, slips, slips_beside, on_its_side)


def padded(rows: Rows) -> Rows:
    width = max(map(len, rows))
    return [[*row, *[None] * (width - len(row))] for row in rows]


def told(content: bytes, name: str) -> Counter[tuple[Any, ...]]:
    """Read a file and count what it says; every row that is not blank is accounted for."""
    reading = observe(read(content, name, HERE), Hints(MARCH), RULEBOOK)
    assert reading.rows_read == reading.with_observations + len(reading.ignored)
    frame = attribute(reading.frame, ROSTERS)
    assert set(frame["reasons"]) <= {()}
    columns = ("employee_id", "occurred_on", "clause_text", "text", "count")
    return Counter(zip(*(frame[column] for column in columns), strict=True))


def expected(truth: list[Seen]) -> Counter[tuple[Any, ...]]:
    return Counter((one.who[0], one.day, *one.act, one.times) for one in truth)


@settings(max_examples=60)
@given(truth=truths, written=shapes, layout=st.sampled_from(LAYOUTS), file=st.sampled_from(sorted(FILES)))
def test_whatever_the_layout_the_format_and_the_shapes_the_truth_comes_back(
    truth: list[Seen], written: Shapes, layout: Callable[..., Rows], file: str
) -> None:
    rows = padded(layout([written.of(one) for one in truth]))
    assert told(FILES[file]({"三月": rows}), file) == expected(truth)


@settings(max_examples=20)
@given(truth=truths, written=shapes, file=st.sampled_from(sorted(WORKBOOKS)))
def test_a_sheet_for_each_day_gives_its_days_back(truth: list[Seen], written: Shapes, file: str) -> None:
    by_day: dict[str, list[dict[str, Any]]] = {}
    for one in truth:
        cells = {heading: cell for heading, cell in written.of(one).items() if heading != "检查日期"}
        by_day.setdefault(f"{one.day.day}日", []).append(cells)
    assert told(WORKBOOKS[file]({day: padded(a_list(cells)) for day, cells in by_day.items()}), file) == expected(truth)


@settings(max_examples=20)
@given(truth=truths, written=shapes, file=st.sampled_from(sorted(WORKBOOKS)))
def test_a_slip_on_each_sheet_gives_its_truth_back(truth: list[Seen], written: Shapes, file: str) -> None:
    sheets = {f"单{number}": padded(slips([written.of(one)])) for number, one in enumerate(truth, 1)}
    assert told(WORKBOOKS[file](sheets), file) == expected(truth)


PLAIN: Final = Shapes(DAYS[0], COUNTS[0], NUMBERS[0], NAMES[0])
ONE: Final = padded(a_list([PLAIN.of(Seen(PEOPLE[0], date(2024, 3, 5), ACTS[0], 1))]))
WHOLE: Final = {name: write({"三月": ONE}) for name, write in FILES.items()}
TEXTS: Final = sorted(set(FILES) - set(WORKBOOKS))


def assert_read_or_refused(file: str, content: bytes, sandbox: Sandbox) -> None:
    with suppress(ConductAuditError):
        reading = observe(read(content, file, sandbox), Hints(MARCH), RULEBOOK)
        assert reading.rows_read == reading.with_observations + len(reading.ignored)


def harmed(content: bytes, cut: float, at: float, byte: int) -> bytes:
    """Cut a file at a part of its length and change one byte of it."""
    whole = bytearray(content)
    whole[int(at * (len(whole) - 1))] = byte
    return bytes(whole[: max(1, int(cut * len(whole)))])


harms = st.tuples(st.floats(0, 1), st.floats(0, 1), st.integers(0, 255))


@settings(max_examples=60)
@given(file=st.sampled_from(TEXTS), harm=harms)
def test_a_text_that_was_cut_or_changed_never_breaks_the_program(file: str, harm: tuple[float, float, int]) -> None:
    assert_read_or_refused(file, harmed(WHOLE[file], *harm), HERE)


@settings(max_examples=8)
@given(file=st.sampled_from(sorted(WORKBOOKS)), harm=harms)
def test_a_workbook_that_was_cut_or_changed_never_breaks_the_program(file: str, harm: tuple[float, float, int]) -> None:
    assert_read_or_refused(file, harmed(WHOLE[file], *harm), SANDBOX)
