from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from conduct_audit.mapping import table as tables
from conduct_audit.mapping.errors import TableFaultyError
from conduct_audit.mapping.table import digest_of, quantised, read, written
from tests.mapping.models import hand_made

if TYPE_CHECKING:
    from pathlib import Path


def test_what_speaks_for_a_clause_is_the_sum_of_its_features() -> None:
    table = hand_made({"牌": {"2.1.2": 1.0}, "腿": {"2.3.4": 1.0}})

    badge, leg = table.outputs(["牌", "腿"])

    assert badge[0] > badge[1]
    assert leg[1] > leg[0]


def test_a_note_of_unknown_features_is_judged_by_the_bias_alone() -> None:
    table = hand_made({"牌": {"2.1.2": 1.0}})

    assert table.outputs(["生"])[0].tolist() == pytest.approx(table.bias.tolist())


def test_no_texts_give_no_rows() -> None:
    assert hand_made({"牌": {"2.1.2": 1.0}}).outputs([]).shape == (0, 3)


def test_many_texts_are_judged_like_each_alone() -> None:
    table = hand_made({"牌": {"2.1.2": 1.0}, "腿": {"2.3.4": 0.5}})
    texts = ["牌", "腿", "生", "牌腿", ""] * 200

    together = table.outputs(texts)

    assert np.allclose(together, np.vstack([table.outputs([text]) for text in texts]))


def test_contributions_name_the_features_that_carried_it() -> None:
    table = hand_made({"牌": {"2.1.2": 1.0}, "没": {"2.1.2": 0.2}})

    assert [feature for feature, _ in table.contributions("没牌", 0)] == ["牌", "没"]


def test_bytes_are_read_back_as_they_were_written() -> None:
    table = hand_made({"牌": {"2.1.2": 1.0}, "腿": {"2.3.4": -0.5}})

    again = read(written(table))

    assert again is not None
    assert written(again) == written(table)
    assert np.allclose(again.outputs(["牌腿"]), table.outputs(["牌腿"]), atol=1e-3)


def test_a_table_of_other_features_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    content = written(hand_made({"牌": {"2.1.2": 1.0}}))
    monkeypatch.setattr(tables, "VERSION", "another")

    assert read(content) is None


@pytest.mark.parametrize("harm", [lambda _: b"", lambda c: c[:-1], lambda c: c[:40], lambda c: b"PK" + c])
def test_a_damaged_table_is_refused(harm: object) -> None:
    content = written(hand_made({"牌": {"2.1.2": 1.0}}))

    with pytest.raises(TableFaultyError):
        read(harm(content))  # type: ignore[operator]  # a table of small functions


def test_rounding_keeps_weights_within_half_a_step() -> None:
    weights = np.random.default_rng(1).normal(size=(50, 3)).astype(np.float32)

    steps, scale = quantised(weights)

    assert (np.abs(steps * scale - weights) <= scale / 2 + 1e-6).all()


def test_the_digest_knows_phrases_in_any_order_and_the_features(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = [("2.1.2", "未戴工牌"), ("2.3.4", "翘腿")]
    before = digest_of(phrases)

    assert digest_of(reversed(phrases)) == before
    assert digest_of(phrases[:1]) != before
    monkeypatch.setattr(tables, "VERSION", "another")
    assert digest_of(phrases) != before


def test_the_shipped_table_is_up_to_date_with_its_phrases(folder: Path, phrases: tuple[tuple[str, str], ...]) -> None:
    table = read((folder / "model.bin").read_bytes())

    assert table is not None, "run tools/train_matcher.py: the features have changed"
    assert table.digest == digest_of(phrases), "run tools/train_matcher.py: the phrases have changed"


def test_the_words_of_the_phrases_come_with_the_table() -> None:
    table = replace(hand_made({"牌": {"2.1.2": 1.0}}), said={"没戴牌": "2.1.2", "挺好": "-", "没挂牌": "2.1.2"})

    again = read(written(table))

    assert again is not None
    assert again.said == table.said


def test_the_most_telling_features_are_added_up_for_each_text() -> None:
    table = hand_made({"牌": {"2.1.2": 1.0}, "腿": {"2.3.4": 0.5}})

    badge, unknown, leg = table.read(["牌", "生", "腿"]).strongest([0, 0, 1], [1, 1, 0])

    assert badge > leg > unknown == 0.0
