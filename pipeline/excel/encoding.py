"""XML parts in whatever encoding they are written, edited as UTF-8 and put back as they were."""

from __future__ import annotations

import codecs
import re

from pipeline.excel.markup import MalformedError

_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._\-]+)["']""")
UTF8 = "utf-8"


def encoding_of(data: bytes) -> str:
    """Name the encoding of an XML part from its byte order mark or declaration; UTF-8 when neither says."""
    if data[:2] == b"\xff\xfe" or data[:2] == b"<\0":
        return "utf-16-le"
    if data[:2] == b"\xfe\xff" or data[:2] == b"\0<":
        return "utf-16-be"
    declared = _DECLARED.match(data[:200])
    name = declared[1].decode("ascii").lower() if declared else UTF8
    try:
        codecs.lookup(name)
    except LookupError as error:
        raise MalformedError(f"unknown encoding {name}") from error
    return UTF8 if name in ("utf8", "us-ascii", "ascii") else name


def to_utf8(data: bytes, encoding: str) -> bytes:
    """Turn a part's bytes into UTF-8; a byte order mark becomes a character and comes back on the way out."""
    try:
        return data if encoding == UTF8 else data.decode(encoding).encode(UTF8)
    except (UnicodeError, LookupError) as error:
        raise MalformedError(str(error)) from error


def from_utf8(text: bytes, encoding: str) -> bytes:
    """Turn UTF-8 back into the part's own encoding; what that lacks becomes character references."""
    return text if encoding == UTF8 else text.decode(UTF8).encode(encoding, "xmlcharrefreplace")
