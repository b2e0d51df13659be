"""Which files are meant by what a person typed: files, folders, and patterns that the shell did not expand.

A folder means the spreadsheets in it, by name, not those of its sub-folders: who keeps last month in a sub-folder must
not see it booked again.
"""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from conduct_audit.actions.errors import FileUnreadableError, FolderWithoutSheetsError, PatternWithoutFilesError
from conduct_audit.language import gettext as _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conduct_audit.errors import ConductAuditError

SHEETS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".fods", ".et", ".csv", ".tsv"})
"""The endings by which a folder's spreadsheets are found; a file named by itself may have any."""

_LOCK: Final = "~$"
"""How the files begin that Excel and WPS lay beside an open workbook."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files meant, each once, in the order given; the words that mean no file, with why; what was left out.

    `found` are those of `files` that nobody named: a folder or a pattern gave them.
    """

    files: tuple[Path, ...]
    refused: tuple[tuple[Path, ConductAuditError], ...] = ()
    notices: tuple[str, ...] = ()
    found: frozenset[Path] = frozenset()


@dataclass
class _Basket:
    """What is gathered while the words are gone through."""

    files: dict[Path, Path] = field(default_factory=dict)
    refused: list[tuple[Path, ConductAuditError]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def add(self, files: Iterable[Path]) -> None:
        for file in files:
            if file.name.startswith(_LOCK):
                told = _("{file} was left out: it only marks that the workbook is open in Excel or WPS.")
                self.notices.append(told.format(file=file.name))
            elif self.files.setdefault(_same(file), file) is not file:
                self.notices.append(_("{file} was named twice and is read once.").format(file=file.name))


def gathered(words: Iterable[str | Path]) -> Gathered:
    """Find the files that `words` mean: paths, folders, or patterns such as `*.xlsx`. Nothing is opened."""
    basket, named = _Basket(), [Path(word) for word in words]
    for word in named:
        try:
            basket.add(_files_of(word, basket.notices))
        except FileUnreadableError as error:
            basket.refused.append((word, error))
    files = tuple(basket.files.values())
    found = frozenset(file for file in files if file not in named)
    return Gathered(files, tuple(basket.refused), tuple(dict.fromkeys(basket.notices)), found)


def _files_of(word: Path, notices: list[str]) -> list[Path]:
    if os.path.isdir(word):  # noqa: PTH112  # unlike `Path.is_dir` it answers for every text, however long
        return _in_folder(word, notices)
    is_pattern = glob.has_magic(str(word)) and not os.path.lexists(word)  # a file may be called 检查[3月].xlsx
    return _matching(word) if is_pattern else [word]


def _in_folder(folder: Path, notices: list[str]) -> list[Path]:
    """Give the spreadsheets of a folder by name; what is left out is told."""
    try:
        inside = sorted(folder.iterdir())
        folders = [each for each in inside if each.is_dir()]
    except OSError as error:
        raise FileUnreadableError(file=folder, why=error.strerror or error) from error
    sheets = [each for each in inside if each.suffix.lower() in SHEETS and each not in folders]
    shown = [each for each in sheets if not each.name.startswith(".")]
    notices += _left_out(folder, [each for each in sheets if each not in shown], folders)
    if not shown:
        raise FolderWithoutSheetsError(file=folder)
    return shown


def _left_out(folder: Path, hidden: list[Path], folders: list[Path]) -> list[str]:
    told = [_("{file} was left out: it is a hidden file.").format(file=each.name) for each in hidden]
    inner = [each.name for each in folders if not each.name.startswith(".")]
    if inner:
        sentence = ngettext(
            "The folder {folder} has a folder inside that was not looked into: {names}. Name it, too, if it is meant.",
            "The folder {folder} has folders inside that were not looked into: {names}. Name them, too, if meant.",
            len(inner),
        )
        told.append(sentence.format(folder=folder, names=", ".join(inner)))
    return told


def _matching(pattern: Path) -> list[Path]:
    """Give the files that fit a pattern, by name."""
    found = [Path(each) for each in sorted(glob.glob(str(pattern)))]  # noqa: PTH207  # the pattern may be absolute
    files = [each for each in found if not each.is_dir()]
    if not files:
        raise PatternWithoutFilesError(file=pattern)
    return files


def _same(file: Path) -> Path:
    """Give what two ways to write one file have in common."""
    try:
        return file.resolve()
    except (OSError, ValueError, RuntimeError):
        return file
