"""What the company decides in the middle of a life: rosters, rulebooks, settings, phrases, column profiles."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from conduct_audit.actions.month_errors import SettingReachesBackError
from conduct_audit.month import Month
from tests.books.lives.start import CLAUSES, Start
from tests.books.plain.rules import MONTHS, SHIPPED, Person, Tariff

if TYPE_CHECKING:
    from tests.books.plain.rules import Roster

SWITCHES = {
    "payroll_month": ("decision", "event"),
    "shortfall": ("carry", "lapse"),
    "manager_share": ("10", "33", "off"),
    "dispatched_factor": ("60", "33", "off"),
    "refund_after_clean_months": ("1", "2", "off"),
    "open_appeal": ("hold", "ignore"),
    "two_people": ("on", "off"),
    "strict_warnings": ("W03", "W07,W08", "none"),
}
TARIFFS = {"hundred": Tariff(10000), "fifty": Tariff(5000), "odd": Tariff(4999, forfeits=False)}
CHANGES: dict[str, dict[str, Any]] = {
    "more": {"bonus": 60000},
    "less": {"bonus": 15000},
    "blank": {"bonus": None},
    "dispatched": {"dispatched": True},
    "of the staff": {"dispatched": False},
    "led by 01": {"leader": "01"},
    "led by nobody": {"leader": ""},
    "left": {},
    "came": {"bonus": 25000},
}


class CompanyRules(Start):
    """The rules of rosters, rulebooks and settings."""

    @rule(
        start=st.sampled_from(("", *MONTHS)),
        who=st.sampled_from(("01", "02", "03", "04", "05", "06")),
        change=st.sampled_from(sorted(CHANGES)),
    )
    def import_roster(self, start: str, who: str, change: str) -> None:
        people = dict(self.model.company.roster(start or MONTHS[0]))
        self.employ(start, _changed(people, who, change))
        self.month = start or self.month

    @rule(name=st.sampled_from(sorted(TARIFFS)), month=st.sampled_from(MONTHS), day=st.sampled_from((1, 15)))
    def use_rulebook(self, name: str, month: str, day: int) -> None:
        file = self.folder / f"{name}.toml"
        file.write_text(_rulebook(name, TARIFFS[name]), encoding="utf-8")
        start = f"{month}-{day:02d}"
        self.audit.use_rulebook(str(file), dt.date.fromisoformat(start))
        self.model.company.tariffs.append((start, TARIFFS[name]))
        self.month = month

    @rule(name=st.sampled_from(sorted(SWITCHES)), pick=st.integers(0, 2), start=st.none() | st.sampled_from(MONTHS))
    def switch(self, name: str, pick: int, start: str | None) -> None:
        """Set a value, of course not for closed months."""
        value = SWITCHES[name][pick % len(SWITCHES[name])]
        first = Month.parse(start) if start else None
        if start and start < (self.model.open_month or ""):
            with self.refused(SettingReachesBackError):
                self.audit.set(name, value, first)
            return
        self.audit.set(name, value, first)
        self.model.switch(name, SHIPPED[name] if value == "off" else value, start)
        self.month = start or self.month

    @rule(
        clause=st.sampled_from(CLAUSES), text=st.sampled_from(("大声喧哗吵闹", "柜台上吃早饭")), what=st.integers(0, 2)
    )
    def keep_house(self, clause: str, text: str, what: int) -> None:
        """Say a phrase, take one back, save a column profile: none of it moves money that is booked."""
        if what == 0:
            assert self.audit.save_profile("城东厅", columns=("经办=姓名",))["name"] == "城东厅"
            return
        self.audit.add_phrase(clause, text, instead=True)
        if what == 1:
            self.audit.remove_phrase(clause, text)


def _changed(people: Roster, who: str, change: str) -> Roster:
    """Give a roster with one person changed, added or gone; somebody always stays."""
    others = {number: person for number, person in people.items() if number != who}
    if change == "left":
        return others or people
    before = people.get(who, Person(40000))
    return others | {who: replace(before, **CHANGES[change])}


def _rulebook(name: str, tariff: Tariff) -> str:
    """Write a company's own rulebook: a category, a section and a clause for each of CLAUSES."""
    parts = [f'id = "{name}"\nversion = "1"\n{_words("title", name)}{_words("source", name)}']
    for clause in CLAUSES:
        category, section = clause[0], clause[:3]
        parts.append(f'[[categories]]\ncode = "{category}"\n{_words("name", f"第{category}类")}')
        parts.append(f'[[sections]]\ncode = "{section}"\n{_words("name", f"第{section}节")}')
        parts.append(f'[[clauses]]\ncode = "{clause}"\n{_words("label", f"第{clause}条")}')
    if tariff.forfeits:
        parts.append(
            f'[[tariff]]\n{_words("title", "严重")}{_words("citation", "第9条")}kind = "forfeit"\nserious = true\n'
        )
    amount = f"{tariff.amount // 100}.{tariff.amount % 100:02d}"
    parts.append(
        f'[[tariff]]\n{_words("title", "每次")}{_words("citation", "第8条")}kind = "fixed"\namount = "{amount}"\n'
    )
    return "\n".join(parts)


def _words(key: str, words: str) -> str:
    return f'{key} = {{ zh = "{words}", en = "{words}" }}\n'
