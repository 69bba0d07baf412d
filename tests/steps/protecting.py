"""Workbooks that open with a password only."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]
from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted  # type: ignore[import-untyped]
from msoffcrypto.method.ecma376_standard import ECMA376Standard  # type: ignore[import-untyped]

_AES_128, _SHA_1, _AES_PROVIDER, _KEY_BITS = 0x660E, 0x8004, 0x18, 128
_AES_BY_CRYPTO_API = 0x24
_SALT, _VERIFIER = bytes(range(16)), bytes(range(100, 116))


def protect(path: Path, password: str) -> bytes:
    """Encrypt a workbook where it lies; gives the plain bytes."""
    plain = path.read_bytes()
    source, target = io.BytesIO(plain), io.BytesIO()
    with zipfile.ZipFile(source, "a") as package:
        # msoffcrypto writes files of less than 4 kB that it cannot open itself
        package.writestr("docProps/stort.bin", bytes(8192))
    OOXMLFile(source).encrypt(password, target)
    path.write_bytes(target.getvalue())
    return plain


def protect_as_excel_2007(plain: bytes, password: str) -> bytes:
    """Encrypt a workbook the way Excel 2007 did, [MS-OFFCRYPTO] 2.3.4.4: «standard», not «agile»."""
    key = ECMA376Standard.makekey_from_password(password, _AES_128, _SHA_1, _AES_PROVIDER, _KEY_BITS, len(_SALT), _SALT)
    provider = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = struct.pack("<8I", _AES_BY_CRYPTO_API, 0, _AES_128, _SHA_1, _KEY_BITS, _AES_PROVIDER, 0, 0) + provider
    digest = hashlib.sha1(_VERIFIER, usedforsecurity=False).digest()
    verifier = struct.pack("<I16s16sI", 16, _SALT, _encrypted(key, _VERIFIER), len(digest)) + _encrypted(key, digest)
    about = struct.pack("<2H2I", 4, 2, _AES_BY_CRYPTO_API, len(header)) + header + verifier
    target = io.BytesIO()
    # the container is laid out for streams of 4 kB and more
    padded = plain + bytes(max(0, 8192 - len(plain)))
    ECMA376Encrypted(struct.pack("<Q", len(plain)) + _encrypted(key, padded), about).write_to(target)
    return target.getvalue()


def _encrypted(key: bytes, plain: bytes) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    return cipher.update(plain + bytes(-len(plain) % 16)) + cipher.finalize()
