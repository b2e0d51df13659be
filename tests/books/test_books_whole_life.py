"""The whole life of the books, replayed against a model in plain Python: equal after every step, on every database.

The model is `tests/books/plain`, written from the contract; the steps and the invariants are `tests/books/lives`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import initialize, run_state_machine_as_test

from tests.books.lives.checks import Checks
from tests.books.lives.company import SWITCHES, CompanyRules
from tests.books.lives.months import Months
from tests.books.lives.sheets import TOLD, Sheets, Told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIVES = int(os.environ.get("CONDUCT_AUDIT_LIVES", "1"))
"""How many lives are tried besides the dullest; a night's run sets more."""

STEPS = int(os.environ.get("CONDUCT_AUDIT_STEPS", "12"))
"""How many steps a life has at most."""

LIVELY = settings(
    max_examples=LIVES + 1,  # the first that Hypothesis tries is always the dullest
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


class Life(Sheets, CompanyRules, Months, Checks):
    """Whatever people may do to a ledger, each step done twice: by the program and by the model."""

    @initialize(
        told=st.lists(TOLD, min_size=4, max_size=8),
        switched=st.sets(st.sampled_from(sorted(SWITCHES)), max_size=3),
        closed=st.sampled_from((2, 2, 1, 0)),
    )
    def begin(self, told: list[Told], switched: set[str], closed: int) -> None:
        """Most of it is about closed months: let there be some early."""
        for name in sorted(switched):
            self.switch(name, 0, None)
        self.send(told, twins=False)
        for _month in range(closed):
            self.close(0, override=True)


def live(place: Callable[[], str], folder: Path, much: settings = LIVELY) -> None:
    """Replay lives, each in a ledger of its own."""
    run_state_machine_as_test(lambda: Life(place(), folder), settings=much)  # type: ignore[arg-type]  # it takes any maker


def test_the_books_and_the_model_agree_after_every_step(tmp_path: Path) -> None:
    places = (str(tmp_path / f"{number}.db") for number in range(10**6))
    live(lambda: next(places), tmp_path)


def test_they_agree_on_a_server_too(server: Any, tmp_path: Path) -> None:
    live(server.fresh, tmp_path)
