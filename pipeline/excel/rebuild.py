"""Writing the zip anew: members that do not change are copied as they lie in the file, headers and all."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from pipeline.excel.container import (
    CENTRAL,
    DEFLATED,
    END,
    END64,
    END64_LOCATOR,
    FULL_16,
    FULL_32,
    LOCAL,
    STORED,
    UTF8_FLAG,
    ZIP64_EXTRA,
    Container,
    Member,
    extra_fields,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

DESCRIPTOR_FLAG = 0x8
# an eighth more bytes than the usual level 6, for a third of its time
_LEVEL = 4
_VERSION = 20
_FIRST_DAY = 0x21  # 1 January 1980, the earliest that zip knows: the same bytes on every run
_WINDOW = 1 << 20


class Packed(NamedTuple):
    """The content of a member as it lies in the zip, with its checksum and its unpacked size."""

    data: bytes
    crc: int
    size: int


def pack(content: Iterable[bytes]) -> Packed:
    """Compress content piece by piece, so that the whole of it never stands in memory."""
    data = BytesIO()
    crc, size = _pour(data, DEFLATED, content)
    return Packed(data.getvalue(), crc, size)


def rebuild(
    container: Container,
    changed: Mapping[str, Iterable[bytes] | Packed],
    added: Mapping[str, Iterable[bytes] | Packed],
    removed: set[str],
    out: BinaryIO,
) -> None:
    """Write a zip that differs from another only in the given members.

    Parameters
    ----------
    container
        The source.
    changed
        New content, in unpacked pieces or packed, by member name; compressed the way the member was.
    added
        Content of new members by name; they come last.
    removed
        Names of members that go.
    out
        A seekable file, empty.
    """
    data = memoryview(container.data)
    kept = [member for member in container.members if member.name not in removed]
    out.write(data[: min(member.record.start for member in container.members)])
    central: dict[str, bytes] = {}
    for member in sorted(kept, key=lambda member: member.record.start):
        offset = out.tell()
        if member.name in changed:
            header = _header(container, member)
            sizes = _write_member(out, header, member.method, changed[member.name])
            central[member.name] = _changed_entry(member, sizes, offset)
        else:
            for start in range(member.record.start, member.record.stop, _WINDOW):
                out.write(data[start : min(start + _WINDOW, member.record.stop)])
            central[member.name] = _moved_entry(member.central, offset)
    for name, content in added.items():
        central[name] = _write_new(out, name, content)
    start = out.tell()
    out.write(b"".join([*(central[member.name] for member in kept), *(central[name] for name in added)]))
    out.write(_end(container, len(central), start, out.tell() - start))


def _header(container: Container, member: Member) -> bytes:
    raw = container.data[member.record.start : member.packed.start]
    fields = list(LOCAL.unpack_from(raw))
    name_end = LOCAL.size + fields[9]
    extra = _without_zip64(raw[name_end:])
    # sizes and checksum stand in the header itself, so no descriptor follows the data
    fields[2] &= ~DESCRIPTOR_FLAG
    fields[10] = len(extra)
    return LOCAL.pack(*fields) + raw[LOCAL.size : name_end] + extra


def _write_member(out: BinaryIO, header: bytes, method: int, content: Iterable[bytes] | Packed) -> tuple[int, int, int]:
    """Write header and content; gives checksum, packed and unpacked size."""
    offset = out.tell()
    out.write(header)
    start = out.tell()
    if not isinstance(content, Packed):
        crc, size = _pour(out, method, content)
    else:
        crc, size = content.crc, content.size
        out.write(zlib.decompress(content.data, -zlib.MAX_WBITS) if method == STORED else content.data)
    end = out.tell()
    out.seek(offset + 14)
    out.write(struct.pack("<3L", crc, end - start, size))
    out.seek(end)
    return crc, end - start, size


def _pour(out: BinaryIO, method: int, content: Iterable[bytes]) -> tuple[int, int]:
    """Write content, compressed where it is to be; gives its checksum and unpacked size."""
    crc = size = 0
    packer = None if method == STORED else zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    for piece in content:
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        out.write(packer.compress(piece) if packer else piece)
    if packer:
        out.write(packer.flush())
    return crc, size


def _write_new(out: BinaryIO, name: str, content: Iterable[bytes] | Packed) -> bytes:
    offset = out.tell()
    encoded = name.encode()
    header = LOCAL.pack(b"PK\3\4", _VERSION, UTF8_FLAG, DEFLATED, 0, _FIRST_DAY, 0, 0, 0, len(encoded), 0)
    sizes = _write_member(out, header + encoded, DEFLATED, content)
    fields = (
        b"PK\1\2",
        _VERSION,
        _VERSION,
        UTF8_FLAG,
        DEFLATED,
        0,
        _FIRST_DAY,
        *sizes,
        len(encoded),
        0,
        0,
        0,
        0,
        0,
        offset,
    )
    return CENTRAL.pack(*fields) + encoded


def _changed_entry(member: Member, sizes: tuple[int, int, int], offset: int) -> bytes:
    fields = list(CENTRAL.unpack_from(member.central))
    name_end = CENTRAL.size + fields[10]
    extra_end = name_end + fields[11]
    extra = _without_zip64(member.central[name_end:extra_end])
    fields[3] &= ~DESCRIPTOR_FLAG
    fields[7:10] = sizes
    fields[11], fields[16] = len(extra), offset
    return CENTRAL.pack(*fields) + member.central[CENTRAL.size : name_end] + extra + member.central[extra_end:]


def _moved_entry(central: bytes, offset: int) -> bytes:
    fields = list(CENTRAL.unpack_from(central))
    if fields[16] != FULL_32:
        fields[16] = offset
        return CENTRAL.pack(*fields) + central[CENTRAL.size :]
    name_end = CENTRAL.size + fields[10]
    wide_before = sum(fields[index] == FULL_32 for index in (8, 9))
    for tag, start, _ in extra_fields(central[name_end : name_end + fields[11]]):
        if tag == ZIP64_EXTRA:
            at = name_end + start + 8 * wide_before
            return central[:at] + struct.pack("<Q", offset) + central[at + 8 :]
    return central


def _without_zip64(extra: bytes) -> bytes:
    fields = [(tag, start, length) for tag, start, length in extra_fields(extra) if tag != ZIP64_EXTRA]
    if len(fields) == sum(1 for _ in extra_fields(extra)):
        return extra
    return b"".join(extra[start - 4 : start + length] for _, start, length in fields)


def _end(container: Container, count: int, start: int, size: int) -> bytes:
    tail = bytearray(container.data[container.directory.stop :])
    moved = start + size - container.directory.stop
    end = tail.rfind(b"PK\5\6")
    fields = list(END.unpack_from(tail, end))
    for index, value, full in ((3, count, FULL_16), (4, count, FULL_16), (5, size, FULL_32), (6, start, FULL_32)):
        fields[index] = value if fields[index] != full else full
    END.pack_into(tail, end, *fields)
    locator = end - END64_LOCATOR.size
    if locator >= 0 and tail[locator : locator + 4] == b"PK\6\7":
        link = list(END64_LOCATOR.unpack_from(tail, locator))
        place = link[2] - container.directory.stop
        link[2] += moved
        END64_LOCATOR.pack_into(tail, locator, *link)
        wide = list(END64.unpack_from(tail, place))
        wide[6:10] = count, count, size, start
        END64.pack_into(tail, place, *wide)
    return bytes(tail)
