"""What is wrong and what to do, one sentence for each code a fault can have."""

from __future__ import annotations

from typing import Final

from conduct_audit.language import N_

SENTENCES: Final[dict[str, str]] = {
    # the text is no TOML
    "repeated_key": N_("This key stands here twice. Keep one of the two."),
    "no_equals_sign": N_("A key is followed by “=” and its value. Add what is missing."),
    "no_value": N_(
        'This is no value. Text stands in straight quotation marks ("…"), numbers, dates, true and false without.'
    ),
    "no_closing_quote": N_('A text is not closed. Put the straight quotation mark (") at its end, on the same line.'),
    "no_closing_bracket": N_("A bracket is opened and not closed. Add the closing one; {{ … }} stands on one line."),
    "no_line_end": N_("Something stands behind the value that does not belong there. Write one key a line."),
    "no_statement": N_("This line is neither key = value nor a heading such as [[clauses]]."),
    "bad_escape": N_("A backslash in a text is written twice (\\\\)."),
    "no_toml": N_("The file cannot be read as TOML here ({message}). Compare the place with a shipped rulebook."),
    # the parts have not the form they must have
    "missing_key": N_("“{key}” is missing. Add it."),
    "missing_language": N_(
        'The words in this language are missing. All words stand in both: {{ zh = "…", en = "…" }}.'
    ),
    "unknown_key": N_("“{key}” is not known here. Check the spelling or take it out; known are: {known}."),
    "no_text": N_("A text is expected here. Put it in quotation marks."),
    "blank": N_("Nothing is written here. Write the words."),
    "unprintable": N_("A line break or control character stands in the text. Write it on one line."),
    "bad_id": N_(
        "“{given}” is no name of a rulebook. Write lower-case letters and digits joined by hyphens: thermal-power."
    ),
    "bad_category_code": N_('“{given}” is no code of a category. Write one number in quotation marks, such as "2".'),
    "bad_section_code": N_('“{given}” is no code of a section. Write category.section, such as "2.1".'),
    "bad_clause_code": N_('“{given}” is no code of a clause. Write category.section.clause, such as "2.1.2".'),
    "no_switch": N_("Write true or false here, without quotation marks."),
    "no_date": N_("This is no date. Write it without quotation marks, such as 2024-03-05."),
    "unknown_word": N_("“{given}” is not known here. Write one of: {expected}."),
    "no_list": N_("Several entries are expected here: a list in [ ], or a block [[…]] for each."),
    "no_table": N_('Keys with values are expected here, such as {{ zh = "…", en = "…" }}.'),
    "too_few": N_("There are too few entries here, at least {least} are needed. Add them."),
    "no_number": N_("“{given}” is no number. Write it in digits, such as 100 or 100.50."),
    "not_positive": N_("The number must be greater than 0."),
    "too_large": N_("The number is too large. Check its digits."),
    "part_of_a_fen": N_("An amount has at most two decimals (whole fen)."),
    "misfit": N_("This value does not fit here. Compare the place with a shipped rulebook."),
    # the parts do not agree with one another
    "repeated": N_("“{given}” stands already in {other}. Each may stand once only; change one of the two."),
    "unknown_category": N_("There is no category “{named}”. Correct the code or add the category."),
    "unknown_section": N_("There is no section “{named}”. Correct the code or add the section."),
    "unknown_clause": N_("There is no clause “{named}”. Correct the code or add the clause."),
    "sex_missing": N_('“sex_partly” needs “sex”. Add sex = "female" or sex = "male".'),
    "amount_missing": N_('A rule of kind “fixed” needs an amount in yuan. Add it, such as amount = "100.00".'),
    "amount_needless": N_("A rule of kind “forfeit” takes the whole bonus. Take the amount out."),
    "dates_reversed": N_("The rule ends ({given}) before it begins ({start}). Correct one of the two dates."),
    "dates_overlap": N_("{other} fits the same violations on some of the same days. End one before the other begins."),
    "never_decides": N_(
        "The rules before this one leave nothing for it to decide. Move it up: the first that fits decides."
    ),
    "uncovered": N_("No rule of the tariff covers category {category}. Add one."),
    "gap": N_("From {start} until {until} no rule of the tariff covers category {category}. Close the gap."),
}
