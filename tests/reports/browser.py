"""A real browser as the referee: what it prints, what it says on its console, how wide and how readable a paper is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

BROWSER: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
TO_TEXT: Final = shutil.which("pdftotext")
DARK: Final = "--blink-settings=preferredColorScheme=0"
WIDTHS: Final = (390, 1280)
_SWITCHES: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_MEASURE: Final = """
const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const light = (c) => { const [r, g, b] = c.map((v) => linear(v / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const parsed = (text) => text.match(/[\\d.]+/g).map(Number);
const ground = (element) => { for (let e = element; e; e = e.parentElement) {
  const c = parsed(e.ownerDocument.defaultView.getComputedStyle(e).backgroundColor);
  if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
const contrast = (element) => { const view = element.ownerDocument.defaultView;
  const [a, b] = [parsed(view.getComputedStyle(element).color).slice(0, 3), ground(element)].map(light);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
const spoken = (element) => Array.from(element.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
onload = () => { const said = Array.from(document.querySelectorAll("iframe")).map((frame) => {
  const doc = frame.contentDocument;
  const texts = Array.from(doc.body.querySelectorAll(":not(script):not(style):not(title)")).filter(spoken);
  const faint = texts.map((e) => [contrast(e), e.textContent.trim().slice(0, 30)]).filter(([c]) => c < 4.5);
  return { name: frame.name, wide: doc.documentElement.scrollWidth, texts: texts.length, faint,
    loaded: frame.contentWindow.performance.getEntriesByType("resource").map((entry) => entry.name) }; });
  document.getElementById("said").textContent = JSON.stringify(said); };
"""


def browse(folder: Path, *more: str) -> tuple[str, str]:
    """Run the browser with a profile of its own in `folder`; give what it prints and what it logs."""
    command = [str(BROWSER), *_SWITCHES, f"--user-data-dir={folder / 'profile'}", *more]
    done = subprocess.run(command, capture_output=True, check=True, timeout=180, env={**os.environ, "LANG": "C.UTF-8"})
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


def printed(folder: Path, html: str) -> list[str]:
    """Print `html` and give the text of each page."""
    source, pdf = folder / "paper.html", folder / "paper.pdf"
    source.write_text(html, encoding="utf-8")
    browse(folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri())
    text = subprocess.run([str(TO_TEXT), "-layout", pdf, "-"], capture_output=True, check=True).stdout
    return text.decode("utf-8").split("\f")[:-1]


def console(folder: Path, html: str) -> list[str]:
    """Open `html` as it is, under its own policy; give the lines of the console."""
    (folder / "paper.html").write_text(html, encoding="utf-8")
    _dom, log = browse(folder, "--enable-logging=stderr", "--dump-dom", (folder / "paper.html").as_uri())
    return [line for line in log.splitlines() if "CONSOLE" in line]


def measured(folder: Path, papers: dict[str, str], *switches: str) -> dict[tuple[str, int], dict[str, Any]]:
    """Lay each of `papers` on a screen of every width; give how wide it is, its faint texts, and what it loaded."""
    frames = []
    for name, html in papers.items():
        open_to_scripts = re.sub(r'<meta http-equiv="Content.*?>', "", html)  # the referee's own script looks inside
        (folder / f"{name}.html").write_text(open_to_scripts, encoding="utf-8")
        frames += [
            f'<iframe src="{name}.html" name="{name} {width}" width="{width}" height="900"></iframe>'
            for width in WIDTHS
        ]
    outer = f'<style>iframe {{ border: 0 }}</style>{"".join(frames)}<p id="said"></p><script>{_MEASURE}</script>'
    (folder / "outer.html").write_text(outer, encoding="utf-8")
    page = (folder / "outer.html").as_uri()
    dom, _log = browse(folder, "--allow-file-access-from-files", *switches, "--dump-dom", page)
    said = json.loads(unescape(re.search(r'<p id="said">(.*?)</p>', dom, re.DOTALL)[1]))  # type: ignore[index]  # written above
    return {(name, int(width)): one for one in said for name, width in [one["name"].split()]}
