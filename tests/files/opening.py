"""The small files that Excel and LibreOffice lay beside a workbook that somebody has open."""

from pathlib import Path


def open_in_excel(workbook: Path, name: str = "Kari Nordmann") -> Path:
    """Lay the 165 bytes that Excel writes."""
    narrow = name.encode("cp1252")
    wide = name.encode("utf-16-le")
    data = bytes([len(narrow)]) + narrow.ljust(53, b" ") + bytes([len(name), 0]) + wide
    owner = workbook.with_name("~$" + workbook.name)
    owner.write_bytes(data + b" \0" * ((165 - len(data)) // 2) + b" ")
    assert owner.stat().st_size == 165
    return owner


def open_in_office(
    workbook: Path, fields: str = r"Kari Nordmann,kano,KOMMUNE-PC,21.11.2026 22:10,file:///home/kano;"
) -> Path:
    """Lay the line of text that LibreOffice writes."""
    lock = workbook.with_name(f".~lock.{workbook.name}#")
    lock.write_text(fields, encoding="utf-8")
    return lock
