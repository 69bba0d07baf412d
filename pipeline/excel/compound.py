"""Compound files (OLE), the envelope of old and of protected workbooks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pipeline.excel.reading_xml import DamagedPartError

if TYPE_CHECKING:
    import olefile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_compound(data: bytes) -> olefile.OleFileIO[str]:
    """Open a compound file in memory.

    Raises
    ------
    DamagedPartError
        When it is damaged, or tells of a stream larger than itself: its sectors would go in a circle.
    """
    # for formats that few files still have
    import olefile

    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
        sizes = [ole.get_size(name) for name in ole.listdir()]
    except Exception as error:
        # a damaged file is met with whatever the library stumbles over
        raise DamagedPartError(str(error)) from error
    if sum(sizes) > len(data):
        raise DamagedPartError(sizes)
    return ole


def read_stream(data: bytes, *names: str) -> bytes | None:
    """The first of these streams that a compound file has; raises as ``open_compound``."""
    with open_compound(data) as ole:
        try:
            found = next((name for name in names if ole.exists(name)), None)
            return None if found is None else bytes(ole.openstream(found).read())
        except Exception as error:
            raise DamagedPartError(str(error)) from error
