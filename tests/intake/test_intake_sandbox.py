"""The child process: it dies alone, in time, and the next file finds a new one."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from conduct_audit.intake import errors
from conduct_audit.intake.files import child, limits
from conduct_audit.intake.files.parts import Done, FileStart, Part, Refused
from conduct_audit.intake.files.sandbox import Sandbox
from conduct_audit.intake.files.wire import packed, receive_bytes, send_bytes, send_file, unpacked
from conduct_audit.intake.reader import read
from tests.intake.intake_files import xlsx

PYTHON = (sys.executable, "-c")
PAGE = b"<table><tr><td>a</table>"


def answers(*contents: bytes) -> list[Part]:
    """Give what the child says to `contents`, without a process."""
    asked, said = io.BytesIO(), io.BytesIO()
    for content in contents:
        send_file(asked, content, ())
    asked.seek(0)
    child.serve(asked, said)
    said.seek(0)
    parts = []
    while said.tell() < len(said.getvalue()):
        parts.append(unpacked(receive_bytes(said)))
    return parts


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests themselves are not to be limited, and hold as much memory as they like."""
    monkeypatch.setattr(child, "restrict", lambda: None)
    monkeypatch.setattr(child, "is_tired", lambda: False)


def test_one_child_serves_many_files() -> None:
    sandbox = Sandbox()

    read(xlsx(), "a", sandbox)
    first = sandbox._process
    read(PAGE, "b", sandbox)

    assert first is not None
    assert sandbox._process is first
    sandbox.close()
    assert first.returncode is not None


def test_a_refused_file_costs_the_child_nothing() -> None:
    sandbox = Sandbox()

    with pytest.raises(errors.UnreadableError) as caught:
        read(xlsx()[:-30], "坏.xlsx", sandbox)

    assert "坏.xlsx" in str(caught.value)
    assert read(xlsx(), "a", sandbox).sheets
    sandbox.close()


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "raise SystemExit",
        "import sys; sys.stdin.buffer.read(9); sys.stdout.buffer.write(bytes(7) + b'\\x01x'); sys.stdout.flush()",
    ],
)
def test_a_child_that_dies_or_talks_nonsense_is_replaced(program: str) -> None:
    sandbox = Sandbox((*PYTHON, program))

    for _ in range(2):
        with pytest.raises(errors.ParserDiedError):
            read(xlsx(), "a", sandbox)

    assert sandbox._process is None


def test_a_child_that_takes_too_long_is_given_up() -> None:
    sandbox = Sandbox((*PYTHON, "import time; time.sleep(60)"), seconds=0.2)

    with pytest.raises(errors.TooSlowError):
        read(xlsx(), "a", sandbox)


def test_any_other_interruption_leaves_no_child_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = Sandbox()
    monkeypatch.setattr("conduct_audit.intake.files.sandbox.unpacked", lambda stream: [][stream])

    with pytest.raises(TypeError):
        sandbox.parts(PAGE)

    assert sandbox._process is None


def test_a_fork_starts_a_child_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = Sandbox()
    read(PAGE, "a", sandbox)
    inherited = sandbox._process

    monkeypatch.setattr(sandbox, "_owner", os.getpid() + 1)
    read(PAGE, "a", sandbox)

    assert inherited is not None
    assert inherited.poll() is None
    assert sandbox._process is not inherited
    sandbox.close()
    with inherited:
        inherited.kill()


def test_modules_in_the_working_folder_are_not_imported(tmp_path: Path) -> None:
    (tmp_path / "zipfile.py").write_text("raise SystemExit", encoding="utf-8")
    program = (
        "from conduct_audit.intake.reader import read; import sys; from pathlib import Path;"
        "print(read(Path(sys.argv[1]).read_bytes(), 'a').kind)"
    )
    page = tmp_path / "a.xls"
    page.write_bytes(xlsx())

    done = subprocess.run(
        [sys.executable, "-P", "-c", program, str(page)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "xlsx"


def test_the_child_answers_every_file_and_ends_with_its_input() -> None:
    parts = answers(PAGE, bytes(range(32)), b"PK\x03\x04")

    assert parts[0] == FileStart("html")
    assert [part for part in parts if isinstance(part, Refused)] == [
        Refused("NotASpreadsheetError"),
        Refused("UnreadableError"),
    ]
    assert parts.count(Done()) == 3


@pytest.mark.parametrize(
    ("problem", "refusal"), [(MemoryError(), "TooManyCellsError"), (BaseException("panic"), "UnreadableError")]
)
def test_whatever_breaks_a_parser_is_a_refusal(
    problem: BaseException, refusal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise problem

    monkeypatch.setattr("conduct_audit.intake.files.parsers.parts_of", broken)

    assert list(child.answer(PAGE)) == [Refused(refusal)]


def test_an_interruption_by_the_user_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("conduct_audit.intake.files.parsers.parts_of", interrupted)

    assert answers(PAGE) == []


def test_the_child_builds_nothing_from_a_message_but_the_grid() -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(Path("x")))


def test_a_message_that_is_cut_is_no_message() -> None:
    stream = io.BytesIO()
    send_bytes(stream, packed(Done()))

    with pytest.raises(EOFError):
        receive_bytes(io.BytesIO(stream.getvalue()[:-1]))


def test_a_length_that_no_message_has_is_not_waited_for() -> None:
    with pytest.raises(EOFError):
        receive_bytes(io.BytesIO(b"\x7f" * 99))


def test_an_answer_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANSWER_BYTES", 100)
    sandbox = Sandbox()

    with pytest.raises(errors.TooManyCellsError):
        read(PAGE * 99, "a", sandbox)

    assert sandbox._process is None


def test_a_child_that_holds_too_much_memory_is_replaced() -> None:
    tired = repr(packed(Done(tired=True)))
    program = f"import sys; m={tired}; sys.stdout.buffer.write(len(m).to_bytes(8, 'big') + m); sys.stdout.flush()"
    sandbox = Sandbox((*PYTHON, program + "; sys.stdin.buffer.read()"))

    with pytest.raises(errors.NoRowsError):
        read(xlsx(), "a", sandbox)

    assert sandbox._process is None


def test_together_both_processes_stay_below_a_gigabyte() -> None:
    booking = 100 * limits.MEGABYTE + limits.ROWS * 6_000

    assert booking + limits.TIRED <= 1024 * limits.MEGABYTE
    assert limits.MEMORY + limits.ANSWER_BYTES * 3 <= 1024 * limits.MEGABYTE


def test_the_child_limits_its_memory_its_time_and_its_core_dumps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    resource = pytest.importorskip("resource")
    set_limits: dict[int, int] = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, most: set_limits.update({what: most[0]}))

    child.restrict()

    assert set_limits[resource.RLIMIT_AS] == limits.MEMORY
    assert set_limits[resource.RLIMIT_CPU] > limits.SECONDS
    assert set_limits[resource.RLIMIT_CORE] == 0


WITHOUT_LIMITS = (
    *PYTHON,
    "import sys; sys.modules['resource'] = None; from conduct_audit.intake.files.child import main; main()",
)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"<table>" + b"<tr><td>a" * 1_000_000, errors.TooSlowError),
        (b"<table>" + b"<tr><td>a" * (limits.ROWS + 1), errors.TooManyCellsError),
    ],
)
def test_the_deadline_and_the_caps_hold_where_the_system_has_no_limits(
    content: bytes, error: type[errors.UnreadableError]
) -> None:
    sandbox = Sandbox(WITHOUT_LIMITS, seconds=3 if error is errors.TooSlowError else 60)

    with pytest.raises(error) as caught:
        read(content, "a.xls", sandbox)

    assert caught.type is error
    sandbox.close()


def test_a_system_without_limits_is_served_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(child, "_MEMORY", Path("/no/such/file"))

    child.restrict()

    assert not child.is_tired()
