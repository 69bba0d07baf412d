"""Compound files (OLE), as old and as protected workbooks are, made by hand so that they can lie."""

from __future__ import annotations

import struct

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    head = wide.ljust(64, b"\0") + struct.pack("<HBB3L", len(wide) if name else 0, kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<LQ", start, size)


def ole(streams: dict[str, bytes], *, told_size: int | None = None, loop: bool = False) -> bytes:
    """A compound file; ``told_size`` is what it says of each stream, ``loop`` leads the sectors in a circle."""
    sectors: list[bytes] = []
    chain: list[int] = []
    entries = [_entry("Root Entry", 5, 1, _END, 0)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        content = content.ljust(4096, b"\0")
        start = len(sectors)
        count = -(-len(content) // _SECTOR)
        sectors += [content[at * _SECTOR : (at + 1) * _SECTOR].ljust(_SECTOR, b"\0") for at in range(count)]
        chain += [*range(start + 1, start + count), start if loop else _END]
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, _FREE, start, told_size or len(content), right))
    while len(entries) % 4:
        entries.append(_entry("", 0, _FREE, 0, 0))
    directory = len(sectors)
    data = b"".join(entries)
    count = len(data) // _SECTOR
    sectors += [data[at * _SECTOR : (at + 1) * _SECTOR] for at in range(count)]
    chain += [*range(directory + 1, directory + count), _END]
    tables = 1
    while tables * 128 < len(chain) + tables:
        tables += 1
    first = len(sectors)
    chain += [_FAT] * tables
    chain += [_FREE] * (tables * 128 - len(chain))
    sectors.append(struct.pack(f"<{len(chain)}L", *chain))
    places = [first + number for number in range(tables)]
    head = OLE + bytes(16) + struct.pack("<5H6x3L", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory)
    head += struct.pack("<5L", 0, 4096, _END, 0, _END) + struct.pack("<L", 0)
    head += struct.pack("<109L", *(places + [_FREE] * 109)[:109])
    return head[:_SECTOR].ljust(_SECTOR, b"\0") + b"".join(sectors)


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(content)) + content


def begin(kind: int, version: int = 0x0600) -> bytes:
    """The record that a workbook (5) or a sheet (16) begins with."""
    return record(0x809, struct.pack("<2H", version, kind) + bytes(12 if version == 0x0600 else 4))


def listed(places: list[int], version: int = 0x0600) -> bytes:
    """What a workbook says before its sheets: where each of them begins."""
    name = b"\3\0Ark" if version == 0x0600 else b"\3Ark"
    return begin(5, version) + b"".join(record(0x85, struct.pack("<LBB", at, 0, 0) + name) for at in places) + END


END = record(0x0A)


def xls_stream(cells: bytes = b"", *, version: int = 0x0600, names: int = 1) -> bytes:
    """The records of a workbook with one sheet, which may be listed again and again."""
    length = len(listed([0] * names, version))
    return listed([length] * names, version) + begin(16, version) + cells + END


def sheets_within(count: int) -> bytes:
    """Sheets that begin one after the other before the first of them has ended."""
    length = len(listed([0] * count))
    return listed([length + len(begin(16)) * number for number in range(count)]) + begin(16) * count + END * count


def number_cell(row: int, column: int) -> bytes:
    return record(0x203, struct.pack("<3Hd", row, column, 0, 1.5))
