"""The parts of an xlsx or xlsb and how they refer to each other (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from typing import IO, TYPE_CHECKING

from conduct_audit.intake.files.xml_events import walk, without_prefix

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping


class Package:
    """A zip of parts; names are found whatever their case is."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Note the names of `archive`."""
        self._archive = archive
        self._names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}

    def open(self, path: str) -> IO[bytes]:
        """Open the part at `path`. Raises `LookupError` where there is none."""
        return self._archive.open(self._names[path.lower()])

    def main_part(self, name: str) -> str:
        """Give the path of the part called `name` that the package says to begin with, or where it usually lies."""
        named = [path for path in self.relations("").values() if path.lower().endswith(name)]
        return (named or [f"xl/{name}"])[0]

    def relations(self, path: str) -> dict[str, str]:
        """Give what the part at `path` refers to: relation id → path in the zip."""
        folder, name = posixpath.split(path)
        targets: dict[str, str] = {}

        def remember(tag: str, attributes: Mapping[str, str]) -> None:
            if tag == "Relationship":
                target = posixpath.join("/", folder, without_prefix(attributes, "Target"))
                targets[without_prefix(attributes, "Id")] = posixpath.normpath(target).lstrip("/")

        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations.lower() in self._names:
            with self.open(relations) as part:
                walk(part, remember)
        return targets
