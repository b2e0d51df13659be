"""The document of `rulebook show --json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conduct_audit.rulebook.document import show
from conduct_audit.rulebook.errors import UnknownCodeError

if TYPE_CHECKING:
    from conduct_audit.rulebook.model import Rulebook


def test_the_document_has_the_keys_of_the_contract(thermal: Rulebook) -> None:
    document = show(thermal)

    assert {"id", "version", "digest", "title", "categories", "clauses", "tariff"} <= set(document)
    assert document["title"].keys() == {"zh", "en"}
    assert document["categories"][1] == {"code": "2", "name": {"zh": "外在形象规范", "en": "Appearance and bearing"}}
    assert {"code", "category", "section", "label"} <= document["clauses"][16].keys()


def test_clauses_know_category_and_section(thermal: Rulebook) -> None:
    badge = next(clause for clause in show(thermal)["clauses"] if clause["code"] == "2.1.2")

    assert (badge["category"], badge["section"]) == ("2", "2.1")


def test_amounts_are_text_with_two_decimals(thermal: Rulebook) -> None:
    assert [rule["amount"] for rule in show(thermal)["tariff"]] == [None, "100.00", "100.00", "100.00", "100.00"]


def test_the_document_is_plain_json(thermal: Rulebook) -> None:
    assert json.loads(json.dumps(show(thermal))) == show(thermal)


@pytest.mark.parametrize(
    ("code", "sizes"), [("4", (1, 3, 35, 2)), ("4.1", (1, 1, 12, 2)), ("4.1.1", (1, 1, 1, 2)), (None, (4, 13, 88, 5))]
)
def test_a_code_narrows_the_document(thermal: Rulebook, code: str | None, sizes: tuple[int, ...]) -> None:
    narrowed = show(thermal, code)

    parts = (narrowed["categories"], narrowed["sections"], narrowed["clauses"], narrowed["tariff"])
    assert tuple(map(len, parts)) == sizes


def test_overlaps_stay_with_their_clauses(thermal: Rulebook) -> None:
    assert [overlap["clauses"] for overlap in show(thermal, "4.3.11")["overlaps"]] == [["4.3.11", "4.3.5"]]


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("code", ["9.9.9", "", "4.", "x"])
def test_a_code_that_is_not_there_is_refused(thermal: Rulebook, code: str) -> None:
    with pytest.raises(UnknownCodeError, match="thermal-power has no"):
        show(thermal, code)
