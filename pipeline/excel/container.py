"""The zip file around a workbook: its directory as it stands, and each member's bytes, packed and unpacked.

Python's `zipfile` hides what a lossless copy needs (local headers, data descriptors, extra fields), so the
directory is read here. Whatever does not add up is refused before anything is unpacked.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_MEMBERS = 10_000
MAX_UNPACKED_BYTES = 4 * 1024**3
ALWAYS_UNPACKED_BYTES = 4 * 1024**2
MAX_RATIO = 100
"""Together: what a file costs to read is bounded by its size. Real workbooks unpack to four to thirty times theirs."""

STORED, DEFLATED = 0, 8
ENCRYPTED_FLAG = 0x1
UTF8_FLAG = 0x800
ZIP64_EXTRA = 0x1

END = struct.Struct("<4s4H2LH")
END64_LOCATOR = struct.Struct("<4sLQL")
END64 = struct.Struct("<4sQ2H2L4Q")
CENTRAL = struct.Struct("<4s6H3L5H2L")
LOCAL = struct.Struct("<4s5H3L2H")
FULL_16, FULL_32 = 0xFFFF, 0xFFFFFFFF

_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the zip: what the directory says of it, and where its bytes lie.

    `record` spans everything from the local header to the next member, `packed` the compressed bytes alone.
    """

    name: str
    method: int
    crc: int
    size: int
    record: slice
    packed: slice
    central: bytes = field(repr=False)

    @property
    def key(self) -> str:
        """The name as lookups compare it: forward slashes, no leading slash, case folded."""
        return part_key(self.name)


@dataclass(frozen=True, slots=True)
class Container:
    """A zip file held in memory with its directory read and its limits checked."""

    file_name: str
    data: bytes = field(repr=False)
    members: tuple[Member, ...]
    directory: slice

    def chunks(self, member: Member) -> Iterator[bytes]:
        """Unpacked bytes piece by piece; `UnreadableFileError` when length or checksum do not agree."""
        crc = size = 0
        for chunk in _inflate(self.data, member, self.file_name):
            size += len(chunk)
            if size > member.size:
                break
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if size != member.size or crc != member.crc:
            raise damaged(self.file_name)

    def read(self, member: Member) -> bytes:
        """All unpacked bytes of a member, checksum verified."""
        return b"".join(self.chunks(member))

    def packed(self, member: Member) -> memoryview:
        """Give the member's bytes as they lie in the file, still compressed, without a copy."""
        return memoryview(self.data)[member.packed]


def part_key(name: str) -> str:
    """Name of a part as lookups compare it: forward slashes, no leading slash, case folded."""
    return name.replace("\\", "/").lstrip("/").casefold()


def damaged(file_name: str) -> UnreadableFileError:
    """Word the refusal of a file whose parts do not add up."""
    return UnreadableFileError(
        f"Filen «{file_name}» er skadet eller ikke fullstendig og kan ikke leses. "
        "Hent den på nytt, eller åpne den i Excel og lagre den en gang til."
    )


def not_a_workbook(file_name: str) -> UnreadableFileError:
    """Word the refusal of a file that is something else than a workbook."""
    return UnreadableFileError(
        f"Filen «{file_name}» er ikke en Excel-arbeidsbok. Lagre den fra Excel som «Excel-arbeidsbok (.xlsx)»."
    )


def read_container(data: bytes, file_name: str) -> Container:
    """Read the directory of a zip file and check it.

    Parameters
    ----------
    data
        The whole file.
    file_name
        What messages call it; a name, never a path.

    Raises
    ------
    UnreadableFileError
        Not a zip, cut short, members overlapping, encrypted, twice of the same name, or more than the limits allow.
    """
    try:
        directory, count = _find_directory(data, file_name)
        if count > MAX_MEMBERS:
            raise too_much(file_name)
        members = tuple(_members(data, directory, count, file_name))
    except (struct.error, UnicodeDecodeError, IndexError) as error:
        raise damaged(file_name) from error
    _check_limits(members, len(data), file_name)
    return Container(file_name, data, members, directory)


def _find_directory(data: bytes, file_name: str) -> tuple[slice, int]:
    end = data.rfind(b"PK\5\6", max(0, len(data) - END.size - FULL_16))
    if end < 0:
        raise damaged(file_name) if data[:4] == b"PK\3\4" else not_a_workbook(file_name)
    _, disk, start_disk, _, count, size, offset, _ = END.unpack_from(data, end)
    locator = end - END64_LOCATOR.size
    if locator >= 0 and data[locator : locator + 4] == b"PK\6\7":
        _, _, end64, _ = END64_LOCATOR.unpack_from(data, locator)
        signature, _, _, _, disk, start_disk, _, count, size, offset = END64.unpack_from(data, end64)
        if signature != b"PK\6\6":
            raise damaged(file_name)
    if disk or start_disk or offset + size > end:
        raise damaged(file_name)
    return slice(offset, offset + size), count


def _members(data: bytes, directory: slice, count: int, file_name: str) -> Iterator[Member]:
    rows = []
    position = directory.start
    for _ in range(count):
        fields = CENTRAL.unpack_from(data, position)
        if fields[0] != b"PK\1\2":
            raise damaged(file_name)
        length = CENTRAL.size + sum(fields[10:13])
        rows.append((fields, data[position : position + length]))
        position += length
    if position > directory.stop:
        raise damaged(file_name)
    entries = [_entry(fields, central) for fields, central in rows]
    starts = sorted(entry[-1] for entry in entries)
    if not starts or len(set(starts)) != count:
        raise damaged(file_name)
    following = dict(zip(starts, [*starts[1:], directory.start], strict=True))
    for (fields, central), (name, packed_size, size, offset) in zip(rows, entries, strict=True):
        if fields[3] & ENCRYPTED_FLAG:
            raise password_protected(file_name)
        local = LOCAL.unpack_from(data, offset)
        start = offset + LOCAL.size + local[9] + local[10]
        if local[0] != b"PK\3\4" or fields[4] not in (STORED, DEFLATED) or start + packed_size > following[offset]:
            raise damaged(file_name)
        packed = slice(start, start + packed_size)
        yield Member(name, fields[4], fields[7], size, slice(offset, following[offset]), packed, central)


def _entry(fields: tuple[bytes | int, ...], central: bytes) -> tuple[str, int, int, int]:
    packed, size, name_length, extra_length, offset = (int(fields[i]) for i in (8, 9, 10, 11, 16))
    name_end = CENTRAL.size + name_length
    encoding = "utf-8" if int(fields[3]) & UTF8_FLAG else "cp437"
    wide = iter(zip64_values(central[name_end : name_end + extra_length]))
    size = next(wide, FULL_32) if size == FULL_32 else size
    packed = next(wide, FULL_32) if packed == FULL_32 else packed
    offset = next(wide, FULL_32) if offset == FULL_32 else offset
    return central[CENTRAL.size : name_end].decode(encoding), packed, size, offset


def zip64_values(extra: bytes) -> tuple[int, ...]:
    """Give the 64-bit numbers in a zip64 extra field, none when there is no such field."""
    for tag, start, length in extra_fields(extra):
        if tag == ZIP64_EXTRA:
            return struct.unpack_from(f"<{length // 8}Q", extra, start)
    return ()


def extra_fields(extra: bytes) -> Iterator[tuple[int, int, int]]:
    """Tag, where its content starts, and its length, of every extra field."""
    position = 0
    while position + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, position)
        yield tag, position + 4, length
        position += 4 + length


def _check_limits(members: tuple[Member, ...], file_size: int, file_name: str) -> None:
    allowed = min(ALWAYS_UNPACKED_BYTES + MAX_RATIO * file_size, MAX_UNPACKED_BYTES)
    if sum(member.size for member in members) > allowed:
        raise too_much(file_name)
    if len({member.key for member in members}) != len(members):
        raise UnreadableFileError(
            f"Filen «{file_name}» inneholder samme del to ganger og kan ikke leses sikkert. "
            "Åpne den i Excel og lagre den en gang til."
        )


def password_protected(file_name: str) -> UnreadableFileError:
    """Word the refusal of an encrypted workbook."""
    return UnreadableFileError(
        f"Filen «{file_name}» er beskyttet med passord og kan ikke oppdateres. "
        "Fjern passordet i Excel (Fil, Info, Beskytt arbeidsbok), lagre filen og kjør igjen."
    )


def too_much(file_name: str) -> UnreadableFileError:
    """Word the refusal of a file that would take more memory or time than any workbook of its size."""
    return UnreadableFileError(
        f"Filen «{file_name}» pakker ut til mer enn det som er trygt å lese. Kontroller hvor filen kommer fra."
    )


def _inflate(data: bytes, member: Member, file_name: str) -> Iterator[bytes]:
    packed = memoryview(data)[member.packed]
    if member.method == STORED:
        yield from (bytes(packed[start : start + _CHUNK]) for start in range(0, len(packed), _CHUNK))
        return
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    position = 0
    pending: bytes | memoryview = b""
    try:
        while not unpack.eof:
            if not pending:
                pending = packed[position : position + _CHUNK]
                position += len(pending)
                if not pending:
                    break
            chunk = unpack.decompress(pending, _CHUNK)
            pending = unpack.unconsumed_tail
            yield chunk
        yield unpack.flush()
    except zlib.error as error:
        raise damaged(file_name) from error
