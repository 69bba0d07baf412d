"""Workbooks that open with a password only."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]


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
