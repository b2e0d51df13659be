"""Opening encrypted workbooks with the passwords that the user gave (MS-OFFCRYPTO); works inside the child process."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.intake.errors import PasswordNeededError, UnknownEncryptionError, WrongPasswordError

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_EXCEL_ITSELF: Final = "VelvetSweatshop"
"""Excel locks workbooks that are only to be protected against changes with this word, and opens them unasked."""


def unlocked(content: bytes, passwords: Sequence[str]) -> bytes:
    """Give an encrypted xlsx, xlsm, xlsb or xls as it was before; each of `passwords` is tried.

    Raises (without facts) `PasswordNeededError` where none was given, `WrongPasswordError` where none fits,
    `UnknownEncryptionError` for a way of locking that is not known here.
    """
    try:
        plain = _opened(content, (_OF_EXCEL_ITSELF, *filter(None, passwords)))
    except MemoryError:
        raise
    except Exception as error:
        raise (UnknownEncryptionError if passwords else PasswordNeededError) from error
    if plain is None:
        raise WrongPasswordError if passwords else PasswordNeededError
    return plain


def _opened(content: bytes, passwords: Sequence[str]) -> bytes | None:
    from msoffcrypto import OfficeFile  # noqa: PLC0415  # few files are locked

    file = OfficeFile(io.BytesIO(content))
    return next((_decrypted(file) for password in passwords if _fits(file, password)), None)


def _fits(file: Any, password: str) -> bool:
    """Tell whether `password` opens `file`; one that the way of locking cannot even express does not."""
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415  # few files are locked

    asked = {"verify_password": True} if file.format == "ooxml" else {}
    try:
        file.load_key(password=password, **asked)
    except (InvalidKeyError, ValueError, LookupError):
        return False
    return True


def _decrypted(file: Any) -> bytes:
    target = io.BytesIO()
    file.decrypt(target)
    return target.getvalue()
