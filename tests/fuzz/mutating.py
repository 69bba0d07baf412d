"""Bytes changed at random, from a seed: of a zip, the content of its members, so that checksums still agree."""

from __future__ import annotations

import io
import zipfile
import zlib
from random import Random

NASTY = (
    *(b"<", b">", b'"', b"&", b"<!--", b"<![CDATA[", b"<!DOCTYPE x>", b"]]>", b"\0", b"\xff\xff\xff\xff", b"\xc3"),
    *(b"9" * 30, b"-1", b"1e999", b"NaN", b"null", b"[" * 50, b'{"a":', b"\\ud800", b"=1+1", b";", b"\r", b"\t"),
    *("½".encode(), "٣".encode(), "\u200b".encode(), b"31.02.2019", b"00.00.0000", b"A1:XFD1048576", b"#REF!"),
)


def mutated(data: bytes, chance: Random) -> bytes:
    """The bytes with one to six changes."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _with_member(data, chance)
    for _ in range(chance.randint(1, 6)):
        data = _once(data, chance)
    return data


def _once(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    length = chance.choice((0, 1, 1, 2, 4, 8, 64))
    piece = chance.choice(
        (
            b"",
            chance.choice(NASTY),
            chance.randbytes(chance.randint(1, 8)),
            data[at : at + 2 * length],
            data[(start := chance.randint(0, len(data))) : start + length],
        )
    )
    return data[:at] + piece + data[at + length :]


def _with_member(data: bytes, chance: Random) -> bytes:
    target = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            chosen = chance.choice(old.namelist())
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, mutated(content, chance) if name == chosen else content)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, IndexError, RuntimeError):
        # what was found broken before is a seed too, and nobody can repack it
        return _once(data, chance)
    return target.getvalue()
