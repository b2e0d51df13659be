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
from conduct_audit.intake.files.wire import receive, receive_bytes, send, send_bytes
from conduct_audit.intake.reader import read
from tests.intake.intake_files import xlsx

PYTHON = (sys.executable, "-c")
PAGE = b"<table><tr><td>a</table>"


def answers(*contents: bytes) -> list[Part]:
    """Give what the child says to `contents`, without a process."""
    asked, said = io.BytesIO(), io.BytesIO()
    for content in contents:
        send_bytes(asked, content)
    asked.seek(0)
    child.serve(asked, said)
    said.seek(0)
    parts = []
    while said.tell() < len(said.getvalue()):
        parts.append(receive(said))
    return parts


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests themselves are not to be limited."""
    monkeypatch.setattr(child, "restrict", lambda _: None)


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
    sandbox = Sandbox((*PYTHON, "import time; time.sleep(60)"), seconds=lambda _: 0.2)

    with pytest.raises(errors.TooSlowError):
        read(xlsx(), "a", sandbox)


def test_any_other_interruption_leaves_no_child_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = Sandbox()
    monkeypatch.setattr("conduct_audit.intake.files.sandbox.receive", lambda stream: [][stream])

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
    parts = answers(PAGE, b"a,b\n", b"PK\x03\x04")

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
    def broken(_: bytes) -> None:
        raise problem

    monkeypatch.setattr("conduct_audit.intake.files.parsers.parts_of", broken)

    assert list(child.answer(PAGE)) == [Refused(refusal)]


def test_an_interruption_by_the_user_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("conduct_audit.intake.files.parsers.parts_of", interrupted)

    assert answers(PAGE) == []


def test_the_child_builds_nothing_from_a_message_but_the_grid() -> None:
    stream = io.BytesIO()
    send_bytes(stream, pickle.dumps(Path("x")))
    stream.seek(0)

    with pytest.raises(pickle.UnpicklingError):
        receive(stream)


def test_a_message_that_is_cut_is_no_message() -> None:
    stream = io.BytesIO()
    send(stream, Done())

    with pytest.raises(EOFError):
        receive_bytes(io.BytesIO(stream.getvalue()[:-1]))


def test_a_larger_file_may_take_more_memory_and_time() -> None:
    assert limits.memory(0) < limits.memory(10**7)
    assert limits.seconds(0) < limits.seconds(10**7)


def test_the_child_limits_its_memory_its_time_and_its_core_dumps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    resource = pytest.importorskip("resource")
    set_limits: dict[int, int] = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, most: set_limits.update({what: most[0]}))

    child.restrict(10**6)

    assert set_limits[resource.RLIMIT_AS] == limits.memory(10**6)
    assert set_limits[resource.RLIMIT_CPU] > limits.seconds(10**6)
    assert set_limits[resource.RLIMIT_CORE] == 0


def test_a_system_without_limits_is_served_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "resource", None)

    child.restrict(0)
