"""The one door of the command line: parse, run one command, catch everything, give the exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final, cast

import typer

from conduct_audit import language, patience
from conduct_audit.cli import say, session
from conduct_audit.cli.app import app
from conduct_audit.cli.complaints import complaint
from conduct_audit.cli.helping import translate
from conduct_audit.errors import ConductAuditError
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAM: Final = "conduct-audit"
_USAGE: Final = 2
_DEFECT: Final = 70
_INTERRUPTED: Final = 130
_TyperUsageError = cast("type[Exception]", typer.BadParameter.__mro__[1])  # it has no public name of its own


def main() -> None:
    """Run the command line of this process and leave it with the exit code of INTERFACE.md §1."""
    try:
        sys.exit(run(sys.argv[1:], os.environ))
    except KeyboardInterrupt:
        sys.exit(_interrupted())


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command; give its exit code. Nothing is raised: every failure has been told in one sentence."""
    say.prepare_streams()
    _enter(session.provisional(arguments, environ))
    try:
        chosen, left = session.take(arguments, environ)
    except ConductAuditError as error:
        return _failed(error.code, str(error), error.exit_code)
    _enter(chosen)
    return _guarded(left)


def _enter(chosen: session.Session) -> None:
    language.activate(chosen.lang)
    session.current.set(chosen)
    patience.waits.set(say.waits)


def _guarded(arguments: list[str]) -> int:
    try:
        code = int(_command().main(arguments, prog_name=PROGRAM, standalone_mode=False) or 0)
    except ConductAuditError as error:
        return _failed(error.code, str(error), error.exit_code)
    except _TyperUsageError as error:
        return _failed("usage", complaint(error), _USAGE)
    except BrokenPipeError:
        return say.reader_gone()
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except Exception as defect:  # noqa: BLE001  # the one place that catches: no traceback reaches a user
        return _defect(defect)
    return _interrupted() if code == _INTERRUPTED else code


def _command() -> Any:
    command = typer.main.get_command(app)
    translate(command)
    return command


def _interrupted() -> int:
    return _failed("interrupted", _("Interrupted; what was in progress was rolled back."), _INTERRUPTED)


def _defect(defect: Exception) -> int:
    from conduct_audit.cli import crash  # noqa: PLC0415  # needed in bad moments only

    return _failed("defect", crash.report(defect), _DEFECT)


def _failed(code: str, message: str, exit_code: int) -> int:
    say.failure(code, message)
    return exit_code
