"""Who has a workbook open: Excel lays a small owner file beside it."""

from __future__ import annotations

from pathlib import Path

OWNER_PREFIX = "~$"
_NAME_LENGTH_AT = 54


def owner_file(workbook: Path) -> Path | None:
    """The owner file beside a workbook; None when nobody has it open.

    Excel drops the first two letters of the workbook's name where the name is long.
    """
    for name in (OWNER_PREFIX + workbook.name, OWNER_PREFIX + workbook.name[2:]):
        candidate = workbook.with_name(name)
        if candidate.exists():
            return candidate
    return None


def owner_name(path: Path) -> str:
    """The name in an owner file: its length in a byte, then UTF-16 from byte 55; empty when it cannot be told.

    Files of 165 bytes begin with the same name in eight-bit letters; LibreOffice writes a line of text instead.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    length = data[_NAME_LENGTH_AT] if len(data) > _NAME_LENGTH_AT else 0
    wide = (
        data[_NAME_LENGTH_AT + 2 : _NAME_LENGTH_AT + 2 + 2 * length].decode("utf-16-le", errors="ignore").strip("\0 ")
    )
    if wide.isprintable() and wide:
        return wide
    narrow = data[1 : 1 + data[0]].decode("cp1252", errors="ignore").strip("\0 ") if data else ""
    return narrow if narrow.isprintable() else ""
