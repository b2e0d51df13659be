"""Build hook: compile the gettext catalogues, so that the wheel and an editable install speak both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "conduct_audit" / "locale"


def compile_catalogues(folder: Path = LOCALE) -> list[Path]:
    """Write the `.mo` beside each `.po` below `folder`; give the files written."""
    return [_compile(po) for po in sorted(folder.glob("*/LC_MESSAGES/*.po"))]


def _compile(po: Path) -> Path:
    with po.open("rb") as source:
        catalogue = read_po(source)
    with (mo := po.with_suffix(".mo")).open("wb") as target:
        write_mo(target, catalogue)
    return mo


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic has no public parameter
    """Called by hatchling before it packs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues (the arguments are hatchling's and are not used)."""
        del version, build_data
        compile_catalogues()
