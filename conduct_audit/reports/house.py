"""A company's own paper: templates, logo and words that replace the shipped ones.

A folder may hold any file of `templates/` under its own name, a `logo.svg` or `logo.png`, and `words.toml` with lines
such as `"制表：" = "经办人："`: whatever stands on the papers to the left is printed as it stands to the right.
"""

from __future__ import annotations

import base64
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from conduct_audit import resources
from conduct_audit.reports.errors import TemplatesFolderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

WORDS: Final = "words.toml"
_LOGOS: Final = {"logo.svg": "image/svg+xml", "logo.png": "image/png", "logo.jpg": "image/jpeg"}


@dataclass(frozen=True)
class House:
    """The folder of a company's own paper; None means that everything is as shipped."""

    folder: Path | None = None

    @classmethod
    def of(cls, folder: Path | None) -> House:
        """Take the paper of `folder`. Raises `TemplatesFolderError` for what cannot be used in it."""
        if folder is not None and not folder.is_dir():
            raise TemplatesFolderError(place=folder, problem="—")
        house = cls(folder)
        house.words  # noqa: B018  # a fault is told before anything is written
        return house

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders in which a template is looked for, in this order."""
        shipped = resources.folder("templates")
        return (shipped,) if self.folder is None else (self.folder, shipped)

    @cached_property
    def logo(self) -> str:
        """The logo as an address that holds its bytes; empty when there is none."""
        for name, kind in _LOGOS.items():
            file = self.folder / name if self.folder else None
            if file and file.is_file():
                return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
        return ""

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The company's own words by those that they replace. Raises `TemplatesFolderError`."""
        file = self.folder / WORDS if self.folder else None
        if file is None or not file.is_file():
            return {}
        try:
            found = tomllib.loads(file.read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            raise TemplatesFolderError(place=file, problem=error) from error
        return {old: str(new) for old, new in found.items()}

    def files_saying(self, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """Name the company's own templates and words in which a text stands that `fits`."""
        texts = sorted(self.folder.iterdir()) if self.folder else []
        texts = [file for file in texts if file.is_file() and file.name not in _LOGOS]
        return tuple(file.name for file in texts if fits(file.read_text(encoding="utf-8", errors="replace")))

    def said(self, text: str) -> str:
        """Give `text` in the company's own words."""
        return self.words.get(text, text)


SHIPPED: Final = House()
