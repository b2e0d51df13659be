"""The warnings there are: how grave each is, what it rests on, and its sentence. Data alone.

`warn` is to be known, `ask` wants a person's answer, `block` should not be paid before it is cleared. A month is held
up only by those that the setting `strict_warnings` names. A kind is a code, and what tells it from others of that code.
Nothing here is legal advice.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from conduct_audit.language import N_

Level = Literal["warn", "ask", "block"]


class Kind(NamedTuple):
    """A kind of warning; `basis` and `sentence` are English msgids."""

    level: Level
    sentence: str
    basis: str = ""


_ART_16: Final = N_("工资支付暂行规定 art. 16 (written for damage; local rules differ)")
_ART_4: Final = N_("劳动合同法 art. 4")
_NO_FINES: Final = N_("企业职工奖惩条例 repealed on 2008-01-15")
_PROOF: Final = N_("the burden of proof is the employer's")
_ONCE: Final = N_("nothing is judged twice")
_RULEBOOK: Final = N_("the rulebook")

KINDS: Final = {
    "W01": Kind("warn", N_("{name}: {amount} yuan are more than 20 % of the month's wage of {wage} yuan."), _ART_16),
    "W02": Kind(
        "block",
        N_("{name}: after {amount} yuan the wage of {wage} yuan falls below the minimum wage of {least} yuan."),
        _ART_16,
    ),
    "W03": Kind(
        "warn",
        N_("{name}: {assessed} yuan are assessed, the bonus covers {deduction}; {rest} yuan are not taken."),
    ),
    "W04": Kind(
        "warn",
        N_("The rulebook says 罚款 or 罚金 ({words}). Companies have no right to fine; say 扣减绩效奖金."),
        _NO_FINES,
    ),
    "W04 form": Kind(
        "warn",
        N_("Inspection sheets or names of pay items say 罚款 or 罚金 ({words}). Better say 扣减绩效奖金."),
        _NO_FINES,
    ),
    "W04 papers": Kind(
        "warn",
        N_("The company's own papers say 罚款 or 罚金 ({words}). Better say 扣减绩效奖金."),
        _NO_FINES,
    ),
    "W05": Kind(
        "warn",
        N_(
            "Nothing says when the rulebook was adopted with the staff and made known. "
            "Record it: conduct-audit settings set rulebook_adopted YYYY-MM-DD."
        ),
        _ART_4,
    ),
    "W05 early": Kind("warn", N_("Before the rulebook was adopted and made known: {records}."), _ART_4),
    "W06": Kind(
        "warn",
        N_("No inspector is named for some violations, {count} in all ({records})."),
        _PROOF,
    ),
    "W06 evidence": Kind(
        "warn",
        N_("The sheet has a column for evidence, blank for {count} violations ({records})."),
        _PROOF,
    ),
    "W06 alone": Kind(
        "warn",
        N_("Two inspectors are required and one is named for {count} violations ({records})."),
        N_("the setting two_inspectors"),
    ),
    "W07": Kind("warn", N_("Appeals are not decided yet against {records}."), N_("the company's appeal procedure")),
    "W07 unsigned": Kind(
        "warn",
        N_("The sheet has a column for the employee's signature, blank for {count} violations ({records})."),
        _PROOF,
    ),
    "W08": Kind(
        "block",
        N_("{name} loses the month's bonus, and no named person stated the serious consequences ({records})."),
        N_("Guiding Cases 182 and 183: withholding a bonus must be justified"),
    ),
    "W09": Kind(
        "ask",
        N_("{name}: the same was seen on the same day more than once ({records})."),
        _ONCE,
    ),
    "W09 clauses": Kind(
        "ask",
        N_("{name}: {day}, clauses {clauses} ({records}) often fit one and the same act; was it judged twice?"),
        _ONCE,
    ),
    "W10": Kind(
        "warn",
        N_("In {region} rules that take money from wages are under a law of their own; have them checked."),
        N_("广东省劳动保障监察条例"),
    ),
    "W11": Kind("warn", N_("{name}: a late finding of {of_month}, which is closed, is taken in this month.")),
    "W12": Kind("ask", N_("{name} is marked “{words}” in the roster and has violations; does this concern them?")),
    "W13": Kind(
        "warn",
        N_("What was seen seems to hold an identity or telephone number ({records}); it would stand on papers."),
        N_("个人信息保护法"),
    ),
    "W13 words": Kind(
        "warn",
        N_("What was seen holds words that judge a person ({words}; {records}); papers tell facts alone."),
        N_("民法典 art. 1024 (reputation)"),
    ),
    "W14": Kind("ask", N_("{name}: clause {clause} concerns the other sex ({records})."), _RULEBOOK),
    "W14 season": Kind(
        "ask",
        N_("{name}: clause {clause} binds in the heating season alone ({season}), and {day} lies outside ({records})."),
        _RULEBOOK,
    ),
    "W15": Kind("ask", N_("A share for leaders is set, but the roster names no leader for {name}; none is charged.")),
    "W16": Kind(
        "block",
        N_(
            "Earlier months are still open and have records on the books (how many in brackets): {months}. "
            "Close {first} first: conduct-audit close {first}."
        ),
        N_("a close cannot be undone"),
    ),
    "W17": Kind("warn", N_("The month is not over: it lasts until {day}, and what is still to come would be late.")),
}
