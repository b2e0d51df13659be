"""conduct-audit: from service-conduct inspection sheets to bonus deductions that are right, explained and contestable.

The one public name is :class:`Audit`; the command line is a thin skin over it.

    from conduct_audit import Audit

    audit = Audit("conduct.db", actor="李会计")
    audit.settle("2024-03")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conduct_audit.audit import Audit

__all__ = ["Audit", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import the library only when somebody asks for it: `--help` must not wait for pandas."""
    if name == "Audit":
        from conduct_audit.audit import Audit  # noqa: PLC0415  # late on purpose, see above

        return Audit
    raise AttributeError(name)
