"""Records of Excel 5 and 95, turned into those of Excel 97: only their texts are written in another way."""

from __future__ import annotations

import codecs

_FORMAT, _SHEET, _LABEL, _RICH_LABEL, _RESULT_TEXT = 0x41E, 0x85, 0x204, 0xD6, 0x207
_TEXTS = {_FORMAT: (2, 1, 2), _SHEET: (6, 1, 1), _LABEL: (6, 2, 2), _RICH_LABEL: (6, 2, 2), _RESULT_TEXT: (0, 2, 2)}
"""Where the text of a record begins, and how many bytes its length takes, before and after."""
_MACINTOSH = (10_000, 32_768)
_WINDOWS = "cp1252"
_WIDE = b"\1"


def encoding_of_page(page: int) -> str:
    """Name of the encoding that a workbook's code page stands for; that of Western Windows for what nobody knows."""
    if page in _MACINTOSH:
        return "mac-roman"
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return _WINDOWS


def as_of_excel_97(kind: int, record: bytes, encoding: str) -> bytes:
    """A record as Excel 97 writes it; those without texts are the same."""
    if kind not in _TEXTS:
        return record
    at, narrow, wide = _TEXTS[kind]
    start = at + narrow
    length = int.from_bytes(record[at:start], "little")
    text = record[start : start + length].decode(encoding, "replace").encode("utf-16-le")
    return record[:at] + (len(text) // 2).to_bytes(wide, "little") + _WIDE + text
