"""In a real browser: one A4 page an employee, nothing wider than the screen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conduct_audit.language import activate
from conduct_audit.reports.page import page
from conduct_audit.reports.slips import slips
from tests.reports.world import case, month_report, person

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.reports import MonthReport

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
TO_TEXT = shutil.which("pdftotext")
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(TO_TEXT is None, reason="no pdftotext on this machine"),
]
SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
LONG = (
    "接到用户报修后未按规定登记，“您好”也未说。",
    "W",
    "A long remark of many English words, again and again. ",
    "字",
)


def browse(folder: Path, *more: str) -> str:
    """Run the browser with a profile of its own in `folder`; give what it prints."""
    command = [str(BROWSER), *SWITCHES, f"--user-data-dir={folder / 'profile'}", *more]
    done = subprocess.run(command, capture_output=True, check=True, timeout=180, env={**os.environ, "LANG": "C.UTF-8"})
    return done.stdout.decode("utf-8")


def printed(folder: Path, html: str) -> list[str]:
    """Print `html` and give the text of each page."""
    source, pdf = folder / "paper.html", folder / "paper.pdf"
    source.write_text(html, encoding="utf-8")
    browse(folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri())
    text = subprocess.run([str(TO_TEXT), "-layout", pdf, "-"], capture_output=True, check=True).stdout
    return text.decode("utf-8").split("\f")[:-1]


def crowded() -> MonthReport:
    """People with lists and texts of every length: each must stay on the pages it was given."""
    people = [{**person(f"{number:05d}", f"员工{number}"), "post": "岗" * number} for number in range(30, 60)]
    cases = []
    for place, number in enumerate(range(30, 60)):
        text = LONG[place % 4] * (1 + 7 * place)
        cases += [case(f"{number:05d}", "4.1.1", text=text[:1500], place=text[: place * 2], serious=place % 9 == 8)]
        cases += [case(f"{number:05d}", occurred_on=date(2024, 3, day + 1)) for day in range(place % 15)]
    return month_report(people, cases, closed=True, seal="5eal" * 16)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_slip_takes_exactly_the_pages_it_was_given(tmp_path: Path, language: str) -> None:
    activate(language)
    html = slips(crowded())
    pages = printed(tmp_path, html)
    wanted = re.findall(r'<section class="sheet">.*?</th><td>(\d{5})</td>', html, re.DOTALL)
    assert [re.findall(r"\b000[345]\d\b", text) for text in pages] == [[number] for number in wanted]
    assert len(wanted) > 60


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("paper", [page, slips])
def test_nothing_is_wider_than_the_screen(tmp_path: Path, width: int, paper: object) -> None:
    html = page(crowded()) if paper is page else slips(crowded())
    (tmp_path / "inner.html").write_text(re.sub(r'<meta http-equiv="Content.*?>', "", html), encoding="utf-8")
    outer = f"""<iframe src="inner.html" style="width:{width}px;height:900px;border:0"></iframe><p id="said"></p>
    <script>
    onload = () => {{ const seen = document.querySelector("iframe").contentDocument.documentElement;
    document.getElementById("said").textContent = "widest " + seen.scrollWidth; }};</script>"""
    (tmp_path / "outer.html").write_text(outer, encoding="utf-8")
    dom = browse(tmp_path, "--allow-file-access-from-files", "--dump-dom", (tmp_path / "outer.html").as_uri())
    assert int(re.search(r"widest (\d+)", dom)[1]) <= width  # type: ignore[index]  # the script wrote it


def test_two_slips_share_a_page(tmp_path: Path) -> None:
    report = crowded()
    pages = printed(tmp_path, slips(report, two_up=True))
    leaves = slips(report).count('class="sheet"')
    assert len(pages) == (leaves + 1) // 2
