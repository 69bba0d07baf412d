"""Workbooks that open with a password only, opened in memory: nothing unprotected is ever written."""

from __future__ import annotations

import io
from typing import Any

from pipeline.errors import PasswordNeededError, UnreadableFileError
from pipeline.excel.compound import OLE, open_compound

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOBODYS = "VelvetSweatshop"
"""What Excel itself encrypts with, and opens without asking, when a workbook is only kept from being changed."""

_MOST_ROUNDS = 200_000
"""How often a password is hashed; Excel and LibreOffice do it 100,000 times, and a file may ask for years of it."""


def is_protected(data: bytes) -> bool:
    """Whether the file is a workbook of the newer formats inside an encrypted envelope."""
    return data.startswith(OLE) and _ENCRYPTED in data


def no_password(file_name: str) -> PasswordNeededError:
    """Word the refusal of a protected workbook that came without its password."""
    return PasswordNeededError(
        f"Filen «{file_name}» er beskyttet med passord. Oppgi passordet med --password-env, "
        "eller fjern det i Excel (Fil, Info, Beskytt arbeidsbok), lagre filen og kjør igjen."
    )


def unlock(data: bytes, file_name: str, password: str | None) -> bytes:
    """Decrypt a protected workbook, of the newer or the old format.

    Raises
    ------
    PasswordNeededError
        Without a password.
    UnreadableFileError
        With the wrong one, or when the envelope is damaged.
    """
    for candidate in (_NOBODYS, password):
        if candidate is not None and (plain := _opened(data, file_name, candidate)) is not None:
            return plain
    if password is None:
        raise no_password(file_name)
    raise UnreadableFileError(f"Passordet åpner ikke filen «{file_name}». Kontroller passordet og kjør igjen.")


def _opened(data: bytes, file_name: str, password: str) -> bytes | None:
    """The plain workbook; None when the password is not its own."""
    # slow to import, and needed for protected files only
    import msoffcrypto  # type: ignore[import-untyped]
    from msoffcrypto.exceptions import (  # type: ignore[import-untyped]
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
    )
    from msoffcrypto.format import xls97  # type: ignore[import-untyped]

    # the library lays an opened workbook of the old format in a temporary file
    xls97.tempfile = _InMemory
    plain = io.BytesIO()
    try:
        open_compound(data).close()
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if _rounds(office) > _MOST_ROUNDS:
            raise FileFormatError
        if office.format == "ooxml":
            office.load_key(password=password, verify_password=True)
        else:
            office.load_key(password=password)
        office.decrypt(plain)
    except (InvalidKeyError, DecryptionError):
        return None
    except FileFormatError as error:
        raise UnreadableFileError(
            f"Filen «{file_name}» er beskyttet med passord på en måte som programmet ikke kan åpne. "
            "Fjern passordet i Excel (Fil, Info, Beskytt arbeidsbok), lagre filen og kjør igjen."
        ) from error
    except Exception as error:
        # the library meets a damaged envelope with whatever its parser stumbles over
        raise UnreadableFileError(
            f"Filen «{file_name}» er beskyttet med passord og er skadet. Hent den på nytt."
        ) from error
    return plain.getvalue()


def _rounds(office: Any) -> int:
    """How often the password of a workbook of the newer formats is hashed, 0 where nothing says so."""
    info = getattr(office, "info", None)
    return int(info.get("spinValue", 0)) if isinstance(info, dict) else 0


class _InMemory:
    """Stands in for Python's module of temporary files, and makes none."""

    TemporaryFile = io.BytesIO
