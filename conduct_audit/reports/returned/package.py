"""The parts of a workbook file: found by what they are for, changed, and packed again beside all the others."""

from __future__ import annotations

import posixpath
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from conduct_audit.reports.returned.model import CannotMarkError

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEGABYTE: Final = 1 << 20
_LARGEST_PART: Final = 48 * _MEGABYTE
_LARGEST_FILE: Final = 256 * _MEGABYTE
_ROOT_RELATIONS: Final = "_rels/.rels"


class Package:
    """A workbook file whose parts can be read; `packed` gives it with some of them changed."""

    def __init__(self, content: bytes) -> None:
        """Look into the file. Raises `CannotMarkError` where it is no such workbook or too large to be marked."""
        try:
            self._file = ZipFile(BytesIO(content))
            self._refuse_large()
            self.workbook = self._target(_ROOT_RELATIONS, "officeDocument")
            self._relations = self._related(_relations_of(self.workbook))
            self.sheets = self._sheets()
        except (BadZipFile, KeyError, ET.ParseError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise CannotMarkError from error

    @property
    def styles(self) -> str:
        """The name of the part with the styles. Raises `CannotMarkError` where there is none."""
        return self._of_kind(self._relations, "styles")

    def part(self, name: str) -> bytes:
        """Give the bytes of a part. Raises `CannotMarkError`."""
        try:
            info = self._file.getinfo(name)
            if info.file_size > _LARGEST_PART:
                raise CannotMarkError
            return self._file.read(info)
        except (BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise CannotMarkError from error

    def packed(self, changed: Mapping[str, bytes]) -> bytes:
        """Give the file with the `changed` parts, all others as they were."""
        target = BytesIO()
        try:
            with ZipFile(target, "w", ZIP_DEFLATED) as file:
                for info in self._file.infolist():
                    file.writestr(_plain(info), changed.get(info.filename) or self._file.read(info), ZIP_DEFLATED)
        except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise CannotMarkError from error
        return target.getvalue()

    def _refuse_large(self) -> None:
        if sum(info.file_size for info in self._file.infolist()) > _LARGEST_FILE:
            raise CannotMarkError

    def _sheets(self) -> dict[str, str]:
        """Give the part of each sheet by the sheet's name."""
        parts = {}
        for element in ET.fromstring(self.part(self.workbook)).iter():  # noqa: S314  # expat bounds its entities
            if element.tag.endswith("}sheet"):
                relation = next((value for key, value in element.items() if key.endswith("}id")), "")
                kind, target = self._relations.get(relation, ("", ""))
                if kind == "worksheet":
                    parts[element.get("name", "")] = target
        return parts

    def _target(self, relations: str, kind: str) -> str:
        return self._of_kind(self._related(relations), kind)

    def _of_kind(self, relations: Mapping[str, tuple[str, str]], kind: str) -> str:
        found = next((target for of_kind, target in relations.values() if of_kind == kind), None)
        if found is None:
            raise CannotMarkError
        return found

    def _related(self, relations: str) -> dict[str, tuple[str, str]]:
        """Give the kind and the part of each relation by its id."""
        folder = posixpath.dirname(posixpath.dirname(relations))
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in ET.fromstring(self.part(relations))  # noqa: S314  # expat bounds its entities
        }


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _plain(info: ZipInfo) -> ZipInfo:
    """Give name and date of an entry, without what is said of its old bytes."""
    told = ZipInfo(info.filename, info.date_time)
    told.external_attr = info.external_attr
    return told
