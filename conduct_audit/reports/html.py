"""HTML papers: one self-contained file each, everything escaped, nothing remote, the policy says so."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from conduct_audit import resources
from conduct_audit.language import current, gettext, ngettext
from conduct_audit.reports.words import capitals, figures, visible

_LANGUAGE_TAGS: Final = {"zh": "zh-CN", "en": "en"}


@cache
def environment() -> Environment:
    """Give the environment of the shipped templates; every text they print is escaped and shown visibly."""
    found = Environment(
        loader=FileSystemLoader(resources.folder("templates"), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals.update(_=gettext, ngettext=ngettext, capitals=capitals, figures=figures, part=_part, policy=_policy)
    return found


def rendered(template: str, **facts: Any) -> str:
    """Render `template` with `facts`; `language` is added."""
    return environment().get_template(template).render(language=_LANGUAGE_TAGS[current()], **facts)


def _shown(value: Any) -> Any:
    return visible(value) if type(value) is str else value


@cache
def _part(name: str) -> Markup:
    """Give a style sheet or script of the templates to stand inside the page; it holds no data."""
    source, _name, _fresh = FileSystemLoader(resources.folder("templates")).get_source(environment(), name)
    return Markup(source)  # noqa: S704  # a file of the program's own, without any data


def _policy(style: str, script: str = "") -> str:
    """Give the Content-Security-Policy under which only these very style and script work, and nothing is loaded."""
    scripts = f"script-src {_hash(script)}; " if script else ""
    return f"default-src 'none'; style-src {_hash(style)}; {scripts}base-uri 'none'; form-action 'none'"


def _hash(name: str) -> str:
    digest = hashlib.sha256(_part(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
