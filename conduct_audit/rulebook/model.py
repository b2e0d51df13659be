"""What a rulebook is: clauses in sections in categories, and the tariff. Immutable, checked on construction.

Kinds are a closed set; a rulebook is data and never computes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from conduct_audit.rulebook import consistency
from conduct_audit.rulebook.values import (  # pydantic reads the annotations when the program runs
    Amount,
    CategoryCode,
    ClauseCode,
    Quantity,
    RulebookId,
    SectionCode,
    Text,
)

INCONSISTENT = "inconsistent"
_List = Field(strict=False)  # TOML gives lists, the model holds tuples
_Filled = Field(strict=False, min_length=1)


class Part(BaseModel):
    """A piece of a rulebook: immutable, no unknown keys, no value bent into another type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Words(Part):
    """The same words in both languages; neither may be missing."""

    zh: Text
    en: Text

    def spoken(self, language: str) -> str:
        """Give the words in `language` (`zh` or `en`)."""
        return self.zh if language == "zh" else self.en


class Category(Part):
    """A category of clauses, such as 外在形象规范; `code` is one number."""

    code: CategoryCode
    name: Words


class Section(Part):
    """A section of a category; `code` is `category.section`."""

    code: SectionCode
    name: Words


class Limit(Part):
    """A measurable limit of a clause: the time or quantity from `start` to `end` is at most (or least) `value`.

    What the regulation does not state (an event, working or calendar days) is left out and said in `note`.
    """

    value: Quantity
    unit: Literal["minute", "hour", "day", "ring", "step", "field"]
    bound: Literal["at_most", "at_least"]
    start: Words | None = None
    end: Words | None = None
    note: Words | None = None


class Clause(Part):
    """A clause; `label` names the violation of it in a few words, `code` is `category.section.clause`.

    `aspirational`: no inspection can see it. `sex`: binds them only (`sex_partly`: in part of its words). `role`: binds
    that role only. `season`: binds in that season only. `note`: what a person must know to judge it.
    """

    code: ClauseCode
    label: Words
    aspirational: bool = False
    sex: Literal["male", "female"] | None = None
    sex_partly: bool = False
    role: Words | None = None
    season: Literal["heating"] | None = None
    limits: Annotated[tuple[Limit, ...], _List] = ()
    note: Words | None = None

    @property
    def category(self) -> str:
        """The code of the clause's category."""
        return self.code.split(".")[0]

    @property
    def section(self) -> str:
        """The code of the clause's section."""
        return self.code.rpartition(".")[0]


class TariffRule(Part):
    """What a violation costs. The first rule that fits decides.

    A rule fits when the violation lies in one of `categories` (none: every category), is serious if the rule says so,
    and its day lies in [`from`, `until`]. `fixed` takes `amount` yuan per occurrence from the month's bonus, `forfeit`
    the whole month's bonus; `refer` puts the case on the list for further assessment.
    """

    title: Words
    citation: Words
    kind: Literal["fixed", "forfeit"]
    categories: Annotated[tuple[CategoryCode, ...], _List] = ()
    serious: bool = False
    amount: Amount | None = None
    refer: bool = False
    start: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = None


class Overlap(Part):
    """Clauses that one act can touch, in order of preference.

    First the clause whose subject is the act itself; the others speak of it under a circumstance (at the window, on the
    phone, on site) and are meant when the circumstance is told.
    """

    name: Words
    clauses: Annotated[tuple[ClauseCode, ...], Field(strict=False, min_length=2)]


class Rulebook(Part):
    """A regulation as data. Raises pydantic's `ValidationError` when the parts do not agree with one another."""

    id: RulebookId
    version: Text
    title: Words
    source: Words
    categories: Annotated[tuple[Category, ...], _Filled]
    sections: Annotated[tuple[Section, ...], _Filled]
    clauses: Annotated[tuple[Clause, ...], _Filled]
    tariff: Annotated[tuple[TariffRule, ...], _Filled]
    overlaps: Annotated[tuple[Overlap, ...], _List] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        found = consistency.problems(self.model_dump(by_alias=True))
        if found:
            words = "; ".join(f"{problem.code} {problem.path}" for problem in found)
            raise PydanticCustomError(INCONSISTENT, "{words}", {"words": words, "problems": found})
        return self

    @cached_property
    def by_code(self) -> dict[str, Clause]:
        """The clauses by code."""
        return {clause.code: clause for clause in self.clauses}

    @cached_property
    def words(self) -> dict[str, Words]:
        """What each code is called: names of categories and sections, labels of clauses."""
        categories = {category.code: category.name for category in self.categories}
        sections = {section.code: section.name for section in self.sections}
        return categories | sections | {clause.code: clause.label for clause in self.clauses}

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the content (not the formatting), in hexadecimal.

        What is not stated does not count, so that keys which later versions of the program add leave it as it is.
        """
        content = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
