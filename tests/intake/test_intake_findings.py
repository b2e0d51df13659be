"""The extra passes over files that no writer at hand makes."""

from __future__ import annotations

import datetime as dt
import struct

import pytest

from conduct_audit.intake.errors import UnreadableError
from conduct_audit.intake.files.findings import Findings
from conduct_audit.intake.files.ole2 import CompoundFile
from conduct_audit.intake.files.records import biff, biff12
from conduct_audit.intake.files.values import duration_cell, number_cell, text_cell
from conduct_audit.intake.files.xls_findings import _note, _reach
from conduct_audit.intake.grid import Cell, ErrorCell, NoValue

FORMULA = 0x0006
EMPTY = b"\xd0\xcf\x11\xe0" + bytes(26) + b"\x09\x00" + b"\xff" * 600


@pytest.mark.parametrize(
    ("result", "cells"),
    [
        (bytes([2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]), {(4, 1): ErrorCell("#REF!")}),
        (bytes([2, 0, 0x99, 0, 0, 0, 0xFF, 0xFF]), {(4, 1): ErrorCell("#N/A")}),
        (bytes([1, 0, 1, 0, 0, 0, 0xFF, 0xFF]), {}),
        (struct.pack("<d", 7.0), {}),
    ],
)
def test_a_formula_of_an_xls_whose_result_is_an_error(result: bytes, cells: dict[tuple[int, int], ErrorCell]) -> None:
    findings = Findings()

    _note(findings, FORMULA, struct.pack("<HHH", 4, 1, 15) + result + bytes(6), calculated=True)

    assert findings.cells == cells


@pytest.mark.parametrize("kind", [0x0206, 0x0406])
def test_a_formula_in_a_record_of_older_programs_is_no_blank(kind: int) -> None:
    findings = Findings()

    _note(findings, kind, struct.pack("<HHHd", 4, 1, 15, 7.0) + bytes(6), calculated=True)

    assert findings.cells == {(4, 1): NoValue("")}


@pytest.mark.parametrize(("calculated", "cells"), [(True, {}), (False, {(4, 1): NoValue("")})])
def test_an_empty_text_is_no_result_where_no_program_calculated(
    calculated: bool,  # noqa: FBT001  # a case of the table
    cells: dict[tuple[int, int], Cell],
) -> None:
    findings, result = Findings(), bytes([3, 0, 0, 0, 0, 0, 0xFF, 0xFF])

    _note(findings, FORMULA, struct.pack("<HHH", 4, 1, 15) + result + bytes(6), calculated=calculated)

    assert findings.cells == cells


def test_a_true_or_false_of_an_xls_is_no_error() -> None:
    findings = Findings()

    _note(findings, 0x0205, struct.pack("<HHHBB", 4, 1, 15, 1, 0), calculated=True)

    assert not findings.cells


@pytest.mark.parametrize(
    ("kind", "record", "reach"),
    [
        (0x0203, struct.pack("<HHHd", 4, 1, 15, 7.0), (5, 2)),
        (0x00BD, struct.pack("<HH", 4, 1) + bytes(6 * 3) + struct.pack("<H", 3), (5, 4)),
    ],
)
def test_how_far_the_values_of_an_xls_reach_is_known_before_they_are_read(
    kind: int, record: bytes, reach: tuple[int, int]
) -> None:
    findings = Findings()

    _reach(findings, kind, record)

    assert (findings.height, findings.width) == reach


def test_records_are_read_up_to_the_end_of_the_stream() -> None:
    assert list(biff(b"\x05\x00\x01\x00x\x06", 0)) == [(5, b"x")]
    assert list(biff12(b"\x94\x01\x01x\x05\x80\x01" + bytes(128))) == [(148, b"x"), (5, bytes(128))]
    assert list(biff12(b"\x05\x80\x80\x80\x80")) == [(5, b"")]


@pytest.mark.parametrize("content", [b"", bytes(600), EMPTY[:48]])
def test_a_broken_compound_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        CompoundFile(content)


def test_a_compound_file_without_a_directory_has_no_streams() -> None:
    assert CompoundFile(EMPTY).names == frozenset()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (number_cell(3.0), 3),
        (number_cell(0.5), 0.5),
        (number_cell(float("inf")), ErrorCell("#NUM!")),
        (number_cell(2.0**60), 2.0**60),
        (text_cell(""), None),
        (text_cell("#####"), ErrorCell("#####")),
        (text_cell("Err:502"), ErrorCell("Err:502")),
        (text_cell("#1窗口"), "#1窗口"),
        (text_cell("长" * 32_767), "长" * 32_767),
        (text_cell("长" * 32_768), ErrorCell("长" * 100 + "…")),
    ],
)
def test_a_value_becomes_a_cell(cell: Cell, expected: Cell) -> None:
    assert cell == expected


def test_an_elapsed_time_is_written_in_hours() -> None:
    assert duration_cell(dt.timedelta(hours=36, seconds=5)) == "36:00:05"
