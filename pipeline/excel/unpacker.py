"""A zip member's bytes read in order, with the place kept so that reading can start again from it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pipeline.excel.container import STORED

if TYPE_CHECKING:
    from pipeline.excel.container import Container, Member

_PACKED_AT_A_TIME = 1 << 16


class Unpacker:
    """Reads a member's unpacked bytes from start to end and can be copied at any point."""

    def __init__(self, container: Container, member: Member) -> None:
        self._packed = container.packed(member)
        self._inflate = None if member.method == STORED else zlib.decompressobj(-zlib.MAX_WBITS)
        self._position = 0

    def copy(self) -> Unpacker:
        """Give a second reader that starts where this one stands; costs some forty kilobytes."""
        other = object.__new__(Unpacker)
        other._packed, other._position = self._packed, self._position
        other._inflate = self._inflate.copy() if self._inflate else None
        return other

    def read(self, size: int) -> bytes:
        """Read so many unpacked bytes, fewer only at the end; the checksum is not verified here."""
        if self._inflate is None:
            self._position += size
            return bytes(self._packed[self._position - size : self._position])
        pieces = []
        while size > 0 and not self._inflate.eof:
            pending: bytes | memoryview = self._inflate.unconsumed_tail
            if not pending:
                pending = self._packed[self._position : self._position + _PACKED_AT_A_TIME]
                self._position += len(pending)
            piece = self._inflate.decompress(pending, size)
            if not piece and not pending:
                break
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)
