"""One broken file per failure: each is the small rulebook with one passage replaced."""

from __future__ import annotations

import pytest

from conduct_audit.rulebook.errors import RulebookFaultyError
from conduct_audit.rulebook.loader import faults, load
from conduct_audit.rulebook.sentences import SENTENCES

BADGE = 'label = { zh = "未戴工牌", en = "No badge" }'
DRESS = 'code = "2.1"\nname = { zh = "着装"'
LIMITS = 'limits = [{ value = 10, unit = "minute"'
AMOUNT = 'amount = "100.00"\n'
CATEGORIES = 'categories = ["1", "2"]\n'
RULE = '[[tariff]]\ntitle = { zh = "又", en = "Again" }\ncitation = { zh = "另", en = "Other" }\nkind = "fixed"\n'

SYNTAX = [
    ('version = "1"\n', 'version = "1"\nversion = "2"\n', "repeated_key", 3),
    ('code = "2.1.1"\n', 'code = "2.1.1"\ncode = "2.1.1"\n', "repeated_key", 28),
    (BADGE, 'label = { zh = "甲", zh = "乙" }', "repeated_key", 28),
    ('version = "1"', 'version "1"', "no_equals_sign", 2),
    ('version = "1"', "version = one", "no_value", 2),
    ('version = "1"', "version = “1”", "no_value", 2),
    ('version = "1"', 'version = "1', "no_closing_quote", 2),
    ('version = "1"', 'version = ["1"', "no_closing_bracket", 3),
    ("[[sections]]", "[[sections]", "no_closing_bracket", 14),
    ('version = "1"', 'version = "1" id = 2', "no_line_end", 2),
    ('version = "1"', '= "1"', "no_statement", 2),
    ('version = "1"', r'version = "\q"', "bad_escape", 2),
    ('version = "1"', "version = " + "[" * 5000, "no_toml", None),
    ('version = "1"', "version = " + "1" * 5000, "no_toml", None),
]

FORM = [
    ('version = "1"\n', "", "version", "missing_key"),
    (', en = "No badge"', "", "clauses 2 (2.1.1): label.en", "missing_language"),
    ('en = "No badge"', 'en = "No badge", de = "Marke"', "clauses 2 (2.1.1): label.de", "unknown_key"),
    ('version = "1"', 'version = "1"\nversoin = "1"', "versoin", "unknown_key"),
    ("from = 2024-01-01", "start = 2024-01-01", "tariff 2: start", "unknown_key"),
    ('version = "1"', "version = 1", "version", "no_text"),
    (BADGE, 'label = { zh = " ", en = "No badge" }', "clauses 2 (2.1.1): label.zh", "blank"),
    (BADGE, 'label = { zh = "甲\\n乙", en = "No badge" }', "clauses 2 (2.1.1): label.zh", "unprintable"),
    (BADGE, 'label = "未戴工牌"', "clauses 2 (2.1.1): label", "no_table"),
    ('id = "small"', 'id = "Small Book"', "id", "bad_id"),
    ('code = "2"', 'code = "02"', "categories 2 (02): code", "bad_category_code"),
    ('code = "2.1"', 'code = "2.1.0"', "sections 2 (2.1.0): code", "bad_section_code"),
    ('code = "2.1.1"', 'code = "2.１.1"', "clauses 2 (2.１.1): code", "bad_clause_code"),
    ('code = "2.1.1"', "code = 2.1", "clauses 2: code", "no_text"),
    ("aspirational = true", 'aspirational = "yes"', "clauses 2 (2.1.1): aspirational", "no_switch"),
    ("aspirational = true", 'sex = "f"', "clauses 2 (2.1.1): sex", "unknown_word"),
    (LIMITS, 'limits = [{ value = 10, unit = "week"', "clauses 2 (2.1.1): limits 1.unit", "unknown_word"),
    (LIMITS, 'limits = [{ value = "ten", unit = "minute"', "clauses 2 (2.1.1): limits 1.value", "no_number"),
    (LIMITS, 'limits = [{ value = 0, unit = "minute"', "clauses 2 (2.1.1): limits 1.value", "not_positive"),
    (LIMITS, 'limits = [{ value = true, unit = "minute"', "clauses 2 (2.1.1): limits 1.value", "no_number"),
    ("from = 2024-01-01", 'from = "2024-01-01"', "tariff 2: from", "no_date"),
    ("from = 2024-01-01", "from = 2024-01-01T10:00:00", "tariff 2: from", "no_date"),
    (AMOUNT, "amount = nan\n", "tariff 2: amount", "no_number"),
    (AMOUNT, 'amount = "1e2"\n', "tariff 2: amount", "no_number"),
    (AMOUNT, "amount = -100\n", "tariff 2: amount", "not_positive"),
    (AMOUNT, "amount = 1e12\n", "tariff 2: amount", "too_large"),
    (AMOUNT, 'amount = "100.005"\n', "tariff 2: amount", "part_of_a_fen"),
    ('kind = "fixed"', 'kind = "percent"', "tariff 2: kind", "unknown_word"),
    (CATEGORIES, 'categories = "1"\n', "tariff 2: categories", "no_list"),
    ('clauses = ["2.1.1", "1.1.1"]', 'clauses = ["2.1.1"]', "overlaps 1: clauses", "too_few"),
]

AGREEMENT = [
    ('code = "2"\n', 'code = "1"\n', "categories 2 (1): code", "repeated"),
    ('code = "2.1.1"\n', 'code = "1.1.1"\n', "clauses 2 (1.1.1): code", "repeated"),
    ('code = "2.1"\n', 'code = "3.1"\n', "sections 2 (3.1): code", "unknown_category"),
    ('code = "2.1.1"\n', 'code = "2.2.1"\n', "clauses 2 (2.2.1): code", "unknown_section"),
    (BADGE, 'label = { zh = "迟 到!", en = "No badge" }', "clauses 2 (2.1.1): label.zh", "repeated"),
    (BADGE, 'label = { zh = "未戴工牌", en = "LATE" }', "clauses 2 (2.1.1): label.en", "repeated"),
    (BADGE, 'label = { zh = "着裝", en = "No badge" }', "clauses 2 (2.1.1): label.zh", "repeated"),
    ('zh = "乙类"', 'zh = "甲类"', "categories 2 (2): name.zh", "repeated"),
    (DRESS, DRESS.replace("2.1", "1.2").replace("着装", "纪律"), "sections 2 (1.2): name.zh", "repeated"),
    ('["2.1.1", "1.1.1"]', '["2.1.1", "1.1.2"]', "overlaps 1: clauses 2", "unknown_clause"),
    ('["2.1.1", "1.1.1"]', '["2.1.1", "2.1.1"]', "overlaps 1: clauses 2", "repeated"),
    ("aspirational = true", "sex_partly = true", "clauses 2 (2.1.1): sex_partly", "sex_missing"),
    (AMOUNT, "", "tariff 2", "amount_missing"),
    ('kind = "forfeit"\n', 'kind = "forfeit"\namount = 100\n', "tariff 1: amount", "amount_needless"),
    ("from = 2024-01-01", "from = 2024-01-01\nuntil = 2023-12-31", "tariff 2: until", "dates_reversed"),
    (CATEGORIES, 'categories = ["1", "2", "3"]\n', "tariff 2: categories 3", "unknown_category"),
    (CATEGORIES, 'categories = ["1"]\n', "categories 2 (2)", "uncovered"),
    ("[[tariff]]", f"{RULE}amount = 50\n[[tariff]]", "tariff 2", "never_decides"),
    ("[[overlaps]]", f"{RULE}{CATEGORIES}amount = 50\n[[overlaps]]", "tariff 3", "dates_overlap"),
    ("[[overlaps]]", f"{RULE}amount = 50\nuntil = 2023-06-30\n[[overlaps]]", "categories 1 (1)", "gap"),
]


@pytest.mark.parametrize(("old", "new", "code", "line"), SYNTAX)
def test_what_is_no_toml_is_told_with_its_line(small: str, old: str, new: str, code: str, line: int | None) -> None:
    found = faults(small.replace(old, new, 1), "small.toml")

    assert [(fault.code, fault.line) for fault in found] == [(code, line)]


@pytest.mark.parametrize(("old", "new", "item", "code"), FORM + AGREEMENT)
def test_each_fault_is_told_with_its_place(small: str, old: str, new: str, item: str, code: str) -> None:
    assert old in small

    found = faults(small.replace(old, new, 1), "small.toml")

    assert (item, code) in {(fault.item, fault.code) for fault in found}


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(("old", "new", "where"), [case[:3] for case in SYNTAX + FORM + AGREEMENT])
def test_every_fault_has_a_sentence_without_open_places(small: str, old: str, new: str, where: str) -> None:
    found = faults(small.replace(old, new, 1), "small.toml")

    assert found, where
    assert all(str(fault).startswith("small.toml") and "{}" not in str(fault) for fault in found)


def test_every_sentence_has_a_broken_file() -> None:
    told = {case[2] for case in SYNTAX} | {case[3] for case in FORM + AGREEMENT}

    assert set(SENTENCES) - told == {"misfit"}


@pytest.mark.parametrize(("old", "new"), [case[:2] for case in SYNTAX + FORM + AGREEMENT])
def test_a_faulty_rulebook_is_not_loaded(small: str, old: str, new: str) -> None:
    with pytest.raises(RulebookFaultyError) as caught:
        load(small.replace(old, new, 1), "small.toml")

    assert caught.value.faults


@pytest.mark.usefixtures("english")
def test_every_fault_is_listed_in_the_order_of_the_file(small: str) -> None:
    broken = small.replace(AMOUNT, "").replace(', en = "No badge"', "").replace('"1.1.1"]', '"1.1.9"]')

    with pytest.raises(RulebookFaultyError) as caught:
        load(broken, "small.toml")

    assert [fault.place for fault in caught.value.faults] == [
        "small.toml, line 26, clauses 2 (2.1.1): label.en",
        "small.toml, line 39, tariff 2",
        "small.toml, line 46, overlaps 1: clauses 2",
    ]
    assert [line.strip() for line in str(caught.value).splitlines()[1:]] == [str(f) for f in caught.value.faults]


def test_entries_in_brackets_have_a_place_without_line(small: str) -> None:
    start, end = small.index("[[overlaps]]"), len(small)
    inline = 'overlaps = [{ name = { zh = "重", en = "O" }, clauses = ["9.9.9", "1.1.1"] }]\n'

    (found,) = faults(inline + small[:start] + small[end:], "small.toml")

    assert (found.item, found.line) == ("overlaps 1: clauses 1", None)


@pytest.mark.parametrize("table", ["categories", "sections", "clauses", "tariff", "overlaps"])
@pytest.mark.parametrize("wrong", ['"text"', "7", '["text", 7]', "{ code = 1 }", "[]"])
def test_whatever_stands_for_a_table_is_a_fault_or_nothing_but_never_a_crash(
    small: str, table: str, wrong: str
) -> None:
    blocks = small.split("\n\n")
    kept = [block for block in blocks if not block.startswith(f"[[{table}]]")]

    found = faults(f"{table} = {wrong}\n" + "\n\n".join(kept), "small.toml")

    assert found or (table, wrong) == ("overlaps", "[]")
