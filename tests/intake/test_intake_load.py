"""Taking a file from the disk: only ordinary files, and a sentence for everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conduct_audit.intake import errors
from conduct_audit.intake.files import limits
from conduct_audit.intake.reader import load, read


def test_an_ordinary_file_is_given_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "三 月.csv").write_bytes(b"a,b\n")

    assert load(tmp_path / "三 月.csv") == b"a,b\n"


def test_a_missing_file_a_folder_and_an_empty_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "空.xlsx").touch()

    for name, error in {
        "无": errors.FileMissingError,
        "": errors.FileIsFolderError,
        "空.xlsx": errors.FileEmptyError,
    }.items():
        with pytest.raises(error):
            load(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_does_not_make_the_program_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")

    with pytest.raises(errors.FileNotRegularError):
        load(tmp_path / "pipe.xlsx")


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1)
    (tmp_path / "大.csv").write_bytes(b"a,b")

    with pytest.raises(errors.FileTooLargeError):
        load(tmp_path / "大.csv")
    with pytest.raises(errors.FileTooLargeError) as caught:
        read(b"a,b", "大.csv")
    assert "大.csv" in str(caught.value)


def test_a_file_the_system_refuses_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> bytes:
        raise PermissionError

    (tmp_path / "a.csv").write_bytes(b"a")
    monkeypatch.setattr(Path, "open", refused)

    with pytest.raises(errors.FileLockedError):
        load(tmp_path / "a.csv")


def test_a_name_no_system_takes_says_so() -> None:
    with pytest.raises(errors.UnreadableError):
        load(Path("a\0b"))


def test_every_sentence_names_the_file() -> None:
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.UnreadableError)
    ]

    assert all("{name}" in kind.sentence for kind in kinds)
    assert len({kind.code for kind in kinds}) == len(kinds)
