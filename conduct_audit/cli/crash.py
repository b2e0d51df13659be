"""When the program itself is at fault: the whole story goes to a file, the screen gets one sentence without data."""

from __future__ import annotations

import platform
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from conduct_audit import __version__
from conduct_audit.language import gettext as _


def report(defect: BaseException) -> str:
    """Write the traceback of `defect` to a file of its own; give the sentence that says where it lies."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    try:
        path = _written(f"conduct-audit-crash-{moment}-", "".join(traceback.format_exception(defect)))
    except OSError:
        return _(
            "The program made a mistake, and its report could not be written. "
            "“conduct-audit log” shows whether the command was booked."
        )
    return _(
        "The program made a mistake; “conduct-audit log” shows whether the command was booked. "
        "The report lies in {path}. It may hold personal data: read it before you send it on."
    ).format(path=path)


def _written(prefix: str, story: str) -> Path:
    with tempfile.NamedTemporaryFile("w", prefix=prefix, suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write(f"conduct-audit {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n{story}")
    return Path(file.name)
