"""Workbooks that open with a password only, opened in memory: nothing unprotected is ever written."""

from __future__ import annotations

import io

from pipeline.errors import PasswordNeededError, UnreadableFileError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOBODYS = "VelvetSweatshop"
"""What Excel itself encrypts with, and opens without asking, when a workbook is only kept from being changed."""


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
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError  # type: ignore[import-untyped]

    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if office.format == "ooxml":
            office.load_key(password=password, verify_password=True)
        else:
            office.load_key(password=password)
        office.decrypt(plain)
    except (InvalidKeyError, DecryptionError):
        return None
    except Exception as error:
        # the library meets a damaged envelope with whatever its parser stumbles over
        raise UnreadableFileError(
            f"Filen «{file_name}» er beskyttet med passord og er skadet. Hent den på nytt."
        ) from error
    return plain.getvalue()
