"""What can keep sheets from going back."""

from __future__ import annotations

from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_


class ReturnFolderError(ConductAuditError):
    """The folder for returned sheets cannot be made or written."""

    code = "return_folder"
    sentence = N_("Returned sheets cannot be written to “{folder}”: {problem}. Choose another folder with --returns.")
