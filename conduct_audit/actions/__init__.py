"""What the program does: one file per command, used by the command line and by Python callers alike.

Actions take a `Desk` (where the ledger lies, who acts, what time it is), read files, let the rooms below work, and give
back the documents of the public interface: plain dictionaries, money as strings in yuan.

`from conduct_audit.actions import settling` costs nothing: an action is loaded when it is first used, and with it the
libraries that it needs. `classify` must not wait for pandas, nor any command for those of the others.
"""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def __getattr__(name: str) -> ModuleType:
    """Give the action `name`, to be loaded at its first use."""
    full_name = f"{__name__}.{name}"
    spec = None if name.startswith("_") else find_spec(full_name)
    if spec is None or spec.loader is None:
        raise AttributeError(name)
    spec.loader = LazyLoader(spec.loader)
    action = sys.modules[full_name] = module_from_spec(spec)
    spec.loader.exec_module(action)
    globals()[name] = action
    return action
