"""What is wrong with a command line, in the user's language; typer says it in English only."""

from __future__ import annotations

import re
from typing import Any, Final

from conduct_audit.language import N_, gettext as _

_SENTENCES: Final = (
    (r"^Missing (?:parameter|argument|option)", N_("{name} is missing.")),
    (r"^No such option:? '?(?P<what>[^ '.]+)", N_("There is no option {what}.")),
    (r"^No such command '(?P<what>[^']*)'", N_("There is no command {what}.")),
    (r"^Missing command", N_("A command is missing.")),
    (r"unexpected extra argument\(s\) \((?P<what>.*)\)", N_("“{what}” is too much.")),
    (r"requires an argument", N_("{name} needs a value.")),
    (r"does not take a value", N_("{name} takes no value.")),
    (r"valid integer", N_("{name} is wrong: a whole number is wanted.")),
    (r"greater than or equal to (?P<what>\d+)", N_("{name} is wrong: at least {what} is wanted.")),
    (r"less than or equal to (?P<what>\d+)", N_("{name} is wrong: at most {what} is wanted.")),
    (r"is not one of (?P<what>.*)\.", N_("{name} is wrong: one of {what} is wanted.")),
    (r"(?P<what>.*)", N_("The command line is wrong: {what}")),
)


_ARGUMENTS: Final = {
    "files": N_("FILE"),
    "file": N_("FILE"),
    "kind": N_("KIND"),
    "month": N_("MONTH"),
    "employee": N_("EMPLOYEE"),
    "number": N_("ID"),
    "numbers": N_("ID"),
    "rulebook": N_("RULEBOOK"),
    "clause": N_("CLAUSE"),
    "text": N_("TEXT"),
    "name": N_("NAME"),
    "value": N_("VALUE"),
    "outcome": N_("OUTCOME"),
    "origin": N_("FROM"),
    "target": N_("TO"),
}
"""What the arguments of the commands are called, by their names in the program."""


def complaint(error: Any) -> str:
    """Give one sentence for a usage error of typer's parser, or the help page where nothing was asked for."""
    told: str = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        return told
    sentence, found = next((s, found) for pattern, s in _SENTENCES if (found := re.search(pattern, told)))
    asked = error.ctx.command_path if error.ctx else "conduct-audit"
    hint = _("“{command} -h” shows how.").format(command=asked)
    return f"{_(sentence).format(name=_name(error), **found.groupdict())} {hint}"


def _name(error: Any) -> str:
    """Name the option or argument the error is about, as the help page does."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "option_name", None) or "")
    if parameter.name in _ARGUMENTS and parameter.param_type_name == "argument":
        return _(_ARGUMENTS[parameter.name])
    return str(next((name for name in parameter.opts if name.startswith("--")), parameter.metavar or parameter.name))
