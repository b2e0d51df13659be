"""HTML papers: one self-contained file each, everything escaped, nothing remote, the policy says so."""

from __future__ import annotations

import base64
import hashlib
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from conduct_audit.language import current, gettext, ngettext
from conduct_audit.reports.errors import TemplatesFolderError
from conduct_audit.reports.house import SHIPPED, House
from conduct_audit.reports.words import capitals, figures, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGUAGE_TAGS: Final = {"zh": "zh-CN", "en": "en"}


@cache
def environment(house: House = SHIPPED) -> Environment:
    """Give the environment of the templates of `house`; every text they print is escaped and shown visibly."""
    found = Environment(
        loader=FileSystemLoader(house.folders, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def part(name: str) -> Markup:
        return _part(house, name)

    def policy(*styles: str, script: str = "") -> str:
        return _policy([part(style) for style in styles], part(script) if script else None)

    def said(message: str) -> str:
        return house.said(gettext(message))

    found.globals.update(_=said, ngettext=ngettext, capitals=capitals, figures=figures, part=part, policy=policy)
    found.globals.update(logo=house.logo)
    return found


def rendered(template: str, house: House = SHIPPED, **facts: Any) -> str:
    """Render `template` of `house` with `facts`; `language` is added. Raises `TemplatesFolderError`."""
    with faults_told(house):
        return environment(house).get_template(template).render(language=_LANGUAGE_TAGS[current()], **facts)


@contextmanager
def faults_told(house: House) -> Iterator[None]:
    """Turn a fault of a company's own template into a sentence; one of a shipped template is a defect."""
    try:
        yield
    except TemplateError as error:
        if house.folder is None:
            raise
        place = getattr(error, "filename", None) or house.folder
        raise TemplatesFolderError(place=place, problem=error) from error


def _shown(value: Any) -> Any:
    return visible(value) if type(value) is str else value


@cache
def _part(house: House, name: str) -> Markup:
    """Give a style sheet or script of the templates to stand inside the page; it holds no data."""
    source, _name, _fresh = FileSystemLoader(house.folders).get_source(environment(house), name)
    return Markup(source)  # noqa: S704  # a file of the program's own or of the company's, without any data


def _policy(styles: list[Markup], script: Markup | None) -> str:
    """Give the Content-Security-Policy under which only these very styles and script work, and nothing is loaded."""
    scripts = f"script-src {_hash(script)}; " if script is not None else ""
    allowed = " ".join(_hash(style) for style in styles)
    return f"default-src 'none'; img-src data:; style-src {allowed}; {scripts}base-uri 'none'; form-action 'none'"


def _hash(content: Markup) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
