"""The warnings there are: how grave each is, what it rests on, and its sentence. Data alone.

`warn` is to be known, `ask` wants a person's answer, `block` should not be paid before it is cleared. A month is held
up only by those that the setting `strict_warnings` names. Nothing here is legal advice.
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
        N_("企业职工奖惩条例 repealed on 2008-01-15"),
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
        N_("the burden of proof is the employer's"),
    ),
    "W07": Kind("warn", N_("Appeals are not decided yet against {records}."), N_("the company's appeal procedure")),
    "W08": Kind(
        "block",
        N_("{name} loses the month's bonus, and no named person stated the serious consequences ({records})."),
        N_("Guiding Cases 182 and 183: withholding a bonus must be justified"),
    ),
    "W09": Kind(
        "ask",
        N_("{name}: the same was seen on the same day more than once ({records})."),
        N_("nothing is judged twice"),
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
    "W14": Kind("ask", N_("{name}: clause {clause} concerns the other sex ({records})."), N_("the rulebook")),
    "W15": Kind("ask", N_("A share for leaders is set, but the roster names no leader for {name}; none is charged.")),
}
