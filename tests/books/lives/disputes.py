"""What takes violations off the books, in part or whole: waivers and appeals, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from conduct_audit.books.appeal_errors import SamePersonError
from tests.books.lives.start import TODAY, Start
from tests.books.plain.rules import held

if TYPE_CHECKING:
    from tests.books.plain.records import Record


class Disputes(Start):
    """The rules of waivers and appeals."""

    def _appealed(self, how: str) -> list[Record]:
        return [record for record in self.model.records.told("confirmed") if record.appealed == how]

    @precondition(lambda self: self.model.records.told("confirmed"))
    @rule(pick=st.integers(0, 99))
    def waive(self, pick: int) -> None:
        self.forgive(self.pick(self.model.records.told("confirmed"), pick))

    def forgive(self, record: Record) -> None:
        """Take a violation off the books."""
        assert self.audit.waive(record.number, "查实有误")["status"] == "waived"
        self.model.change(record, status="waived")

    @precondition(lambda self: self._appealed("no"))
    @rule(pick=st.integers(0, 99))
    def appeal(self, pick: int) -> None:
        record = self.pick(self._appealed("no"), pick)
        assert self.audit.file_appeal(record.number, "不是我")["id"] == str(record.number)
        record.appealed = "open"

    @precondition(lambda self: self._appealed("open"))
    @rule(pick=st.integers(0, 99), outcome=st.sampled_from(("upheld", "dismissed", "partly")), less=st.integers(1, 3))
    def decide(self, pick: int, outcome: str, less: int) -> None:
        record = self.pick(self._appealed("open"), pick)
        count = less if outcome == "partly" and less < (record.count or 0) else None
        ordinary = outcome == "partly" and record.serious
        if outcome != "partly" or count or ordinary:
            self.rule_on(record, outcome, count, ordinary=ordinary)

    def rule_on(self, record: Record, outcome: Any, count: int | None = None, *, ordinary: bool = False) -> None:
        """Decide an appeal, by another person where two are asked for."""
        said = {"count": count, "ordinary": ordinary}
        if held(self.model.company.settings["two_people"], max(TODAY, self.model.open_month or "")) == "on":
            with self.refused(SamePersonError):
                self.audit.decide_appeal(record.number, outcome, "核实", **said)  # type: ignore[arg-type]  # two options
        self.other.decide_appeal(record.number, outcome, "核实", **said)  # type: ignore[arg-type]  # two options
        status = "overturned" if outcome == "upheld" else "confirmed"
        facts = {"count": count or record.count, "serious": record.serious and not ordinary, "status": status}
        self.model.change(record, appealed="decided", **facts)
