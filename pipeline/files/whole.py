"""Write a file of our own so that it is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

from pipeline.files.exchange import flush_file, flush_folder


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in a file's place in one step; a file that says the same already is left alone.

    Raises
    ------
    OSError
        The file is then as it was.
    """
    if path.exists() and path.read_bytes() == content:
        return
    beside = path.with_name(path.name + ".ny")
    try:
        beside.write_bytes(content)
        flush_file(beside)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)
