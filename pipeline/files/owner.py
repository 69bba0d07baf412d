"""Who has a workbook open: Excel and LibreOffice lay a small file beside it."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import UnsafeEditError

OWNER_PREFIX = "~$"
_NAME_LENGTH_AT = 54
_OFFICE_LOCK = ".~lock.{name}#"
_OFFICE_FIELD = re.compile(r"((?:\\.|[^\\,;])*)[,;]")


def owner_file(workbook: Path) -> Path | None:
    """The owner file beside a workbook; None when nobody has it open.

    Excel drops the first two letters of the workbook's name where the name is long.
    """
    excel = (OWNER_PREFIX + workbook.name, OWNER_PREFIX + workbook.name[2:])
    for name in (*excel, _OFFICE_LOCK.format(name=workbook.name)):
        candidate = workbook.with_name(name)
        if candidate.exists():
            return candidate
    return None


def owner_name(path: Path) -> str:
    """The name in an owner file; empty when it cannot be told."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    name = _excel_name(data) if path.name.startswith(OWNER_PREFIX) else _office_name(data)
    return name if name.isprintable() else ""


def refuse_if_open(workbook: Path) -> None:
    """Refuse a workbook that somebody has open, by the name it was given or, for a link, by its own.

    Raises
    ------
    UnsafeEditError
        It is open; the sentence says with whom.
    """
    for path in dict.fromkeys((workbook, workbook.resolve())):
        owner = owner_file(path)
        if owner is not None:
            name = owner_name(owner)
            raise UnsafeEditError(
                f"«{workbook.name}» er åpen{f' hos {name}' if name else ' hos noen'} og er ikke endret. "
                "Lukk den, og kjør igjen."
            )


def _excel_name(data: bytes) -> str:
    """Its length in a byte, then UTF-16 from byte 55; files of 165 bytes begin with the same in eight-bit letters."""
    length = data[_NAME_LENGTH_AT] if len(data) > _NAME_LENGTH_AT else 0
    start = _NAME_LENGTH_AT + 2
    wide = data[start : start + 2 * length].decode("utf-16-le", errors="ignore").strip("\0 ")
    if wide and wide.isprintable():
        return wide
    narrow = data[1 : 1 + data[0]] if data and data[0] < _NAME_LENGTH_AT else b""
    return narrow.decode("cp1252", errors="ignore").strip("\0 ")


def _office_name(data: bytes) -> str:
    """The person's full name or else the login: the first two of the fields «name,login,machine,time,profile;»."""
    fields = _OFFICE_FIELD.findall(data.decode("utf-8", errors="ignore"))
    names = [re.sub(r"\\(.)", r"\1", field).strip() for field in fields[:2]]
    return next((name for name in names if name), "")
