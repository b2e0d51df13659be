"""Where the header of a table stands: the row whose cells are headings, with the rows that belong to it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.header import row_texts
from conduct_audit.intake.headers import Meaning, meaning
from conduct_audit.intake.marks import mark_of
from conduct_audit.intake.when import is_time
from conduct_audit.normal import squeezed

if TYPE_CHECKING:
    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.grid import Sheet

ROWS_LOOKED_AT: Final = 40
_MOST_ROWS: Final = 4
_COLONS: Final = (":", "：")
_PERSON: Final = frozenset({"number", "name"})
_ACT: Final = frozenset({"text", "clause", "category", "criterion"})
_OF_AN_ACT: Final = frozenset({"date", "count", "severity", "result"})
_GUESS_WEIGHT: Final = 0.5
_CLAUSE_WEIGHT: Final = 0.3
_LABELS_WEIGHT: Final = 0.4
_CLAUSES_WEIGHED: Final = 10


def find_header(sheet: Sheet, clauses: ClauseHeadings, start: int = 0) -> tuple[int, int] | None:
    """Give the first and last row (0-based) of the best header among the first rows from `start`; None without one."""
    if sheet.profile and sheet.profile.header and start < sheet.profile.header[0] <= len(sheet.rows):
        return sheet.profile.header[0] - 1, sheet.profile.header[1] - 1
    written = (row for row in range(start, len(sheet.rows)) if not sheet.is_blank(row))
    rows = _above_people(sheet, list(islice(written, ROWS_LOOKED_AT)))
    scores = {row: _score(row_texts(sheet, row), clauses) + _said(sheet, row) for row in rows}
    best = max(rows, key=lambda row: scores[row], default=None)
    if best is None or not scores[best]:
        return None
    return span_of(sheet, best, clauses)


def _above_people(sheet: Sheet, rows: list[int]) -> list[int]:
    """Leave out the people below the headings 工号 and 姓名: a post such as 营业员 could be a heading elsewhere."""
    of_people = next((row for row in rows if _heads_people(row_texts(sheet, row))), None)
    return [row for row in rows if of_people is None or row <= of_people or is_header(row_texts(sheet, row))]


def _heads_people(texts: list[str]) -> bool:
    known = [meaning(text) for text in texts if text]
    exact = {found.field for found in known if found.exact}
    return exact >= _PERSON and not _are_labels([found.field for found in known])


def _said(sheet: Sheet, row: int) -> float:
    return sheet.profile.weight(row_texts(sheet, row)) if sheet.profile else 0


def span_of(sheet: Sheet, row: int, clauses: ClauseHeadings) -> tuple[int, int]:
    """Give the first and last row of the header that `row` belongs to."""
    return _top(sheet, row, clauses), _bottom(sheet, row, clauses)


def is_header(texts: list[str]) -> bool:
    """Tell whether a row below a table's header is one again: three exact headings, a person and an act among them."""
    fields = {found.field for found in map(meaning, filter(None, texts)) if found.exact}
    return len(fields) > len(_PERSON) and bool(fields & _PERSON) and bool(fields & (_ACT | _OF_AN_ACT))


def _score(texts: list[str], clauses: ClauseHeadings) -> float:
    headings = {squeezed(text): text for text in texts if text and not any(colon in text for colon in _COLONS)}
    known = {key: meaning(text) for key, text in headings.items()}
    named = [key for key, text in headings.items() if not known[key].field and clauses.names_clause(text)]
    weights = _weights(list(known.values()))
    corners = sum(bool(found.rivals) for found in known.values())
    unknown = sum(not found.field for found in known.values()) - len(named) - corners
    if not _eligible(set(weights), len(named), unknown + _maybe_acts(list(known.values())), corners):
        return 0
    doubt = _LABELS_WEIGHT if _are_labels([known[key].field for key in headings]) else 1
    clauses_named = _CLAUSE_WEIGHT * min(len(named), _CLAUSES_WEIGHED)
    return doubt * (sum(weights.values()) + _GUESS_WEIGHT * corners + clauses_named)


def _are_labels(fields: list[str | None]) -> bool:
    """Tell a row of labels and values (姓名 | 张三 | 工号 | 0001) from headings: behind each label stands its value."""
    labels = [index for index, field in enumerate(fields) if field]
    are_apart = all(index + 1 < len(fields) and fields[index + 1] is None for index in labels)
    return len(labels) > 1 and are_apart


def _weights(meanings: list[Meaning]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for found in meanings:
        if found.field:
            weights[found.field] = max(weights.get(found.field, 0), 1 if found.exact else _GUESS_WEIGHT)
    return weights


def _maybe_acts(meanings: list[Meaning]) -> int:
    """Count, beside the heading of a person, those that may name an act: 上班时间玩手机 holds but a field's word."""
    has_person = any(found.exact and found.field in _PERSON for found in meanings)
    return (
        sum(found.field == "note" or (found.field is not None and not found.exact) for found in meanings) * has_person
    )


def _eligible(fields: set[str], named: int, unknown: int, corners: int) -> bool:
    return (
        named > 1
        or (bool(fields & _PERSON) and (bool(fields & (_ACT | _OF_AN_ACT)) or unknown + named > 1))
        or (bool(fields & _ACT) and (len(fields) > len(_PERSON) or unknown > 1 or (len(fields) > 1 and not unknown)))
        or (corners > 0 and unknown + named > 1)
    )


def _bottom(sheet: Sheet, best: int, clauses: ClauseHeadings) -> int:
    texts = row_texts(sheet, best)
    owners = _of_fields(texts, _PERSON) or _of_fields(texts, _ACT)
    row = best
    while row + 1 < len(sheet.rows) and row - best < _MOST_ROWS - 1 and _goes_on(sheet, row, owners, clauses):
        row += 1
    return row


def _of_fields(texts: list[str], fields: frozenset[str]) -> dict[int, str]:
    return {index: text for index, text in enumerate(texts) if text and meaning(text).field in fields}


def _top(sheet: Sheet, best: int, clauses: ClauseHeadings) -> int:
    row = best
    while row and best - row < _MOST_ROWS - 1 and _is_group(sheet, row - 1, row, clauses):
        row -= 1
    return row


def _goes_on(sheet: Sheet, row: int, owners: dict[int, str], clauses: ClauseHeadings) -> bool:
    """Tell whether the row below a header row belongs to it: sub-headings under groups, or the other language.

    `owners` are the headings whose columns say whose a row is: the person's, without people those of the act. Below
    them stands nothing, the same again (a merged cell), or another heading.
    """
    upper, lower = row_texts(sheet, row), row_texts(sheet, row + 1)
    if not any(lower) or any(_is_somebody(heading, lower[index]) for index, heading in owners.items()):
        return False
    if any(lower[index] == heading for index, heading in owners.items()):
        return True
    cells = [(upper[index], text, _group(upper, index)) for index, text in enumerate(lower) if text]
    below = [text for _, text, group in cells if _names_clause_below(group, text, clauses)]
    has_people = any(meaning(heading).field in _PERSON for heading in owners.values())
    named = below if has_people and len(below) > 1 else []
    return all(text == over or meaning(text).exact or text in named for over, text, _ in cells)


def _names_clause_below(group: str, text: str, clauses: ClauseHeadings) -> bool:
    """Tell whether a text under a group names a clause, alone or with the group, or is words under a category."""
    is_words = mark_of(text).kind == "other" and clauses.names_part(group)
    return is_words or clauses.names_part(text) or clauses.names_clause(f"{group} {text}")


def _is_somebody(heading: str, text: str) -> bool:
    """Tell a value below a heading from another heading of the same kind."""
    kind = _PERSON if meaning(heading).field in _PERSON else _ACT
    return bool(text) and text != heading and not (meaning(text).exact and meaning(text).field in kind)


def _group(upper: list[str], index: int) -> str:
    """Give the group over a column: the nearest heading above or to the left of it."""
    return next((text for text in reversed(upper[: index + 1]) if text), "")


def _is_group(sheet: Sheet, above: int, below: int, clauses: ClauseHeadings) -> bool:
    """Tell whether the row above a header row belongs to it: groups over sub-columns, or the other language."""
    upper, lower = row_texts(sheet, above), row_texts(sheet, below)
    texts = {text for text in upper if text}
    is_title = len(texts) == 1 and bool(upper[0])
    if not texts or is_title or any(colon in text for text in texts for colon in _COLONS):
        return False
    if _spans_tables(sheet, above, lower):
        return True
    merged = any(text and text == lower[index] and meaning(text).field for index, text in enumerate(upper))
    if merged or all(meaning(text).exact or clauses.names_part(text) or is_time(text) for text in texts):
        return True
    reaches_down = any(meaning(text).exact and not lower[index] for index, text in enumerate(upper))
    return reaches_down and not _are_labels([meaning(text).field for text in upper if text])


def _spans_tables(sheet: Sheet, above: int, lower: list[str]) -> bool:
    """Tell a row that names the tables beside each other below it: merged cells over headings that come again."""
    people = [text for text in lower if meaning(text).field in _PERSON]
    tops = {(merge.top, merge.left): merge for merge in sheet.merges if merge.top == above == merge.bottom}
    starts = [
        index for index, text in enumerate(row_texts(sheet, above)) if text and (above, index) not in sheet.filled
    ]
    return len(set(people)) < len(people) and len(starts) > 1 and all((above, index) in tops for index in starts)
