"""Somebody in a process of their own who saves a workbook the way Excel and others do, when told to."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from tests.systems import ON_WINDOWS


def replace(path: Path, content: bytes) -> None:
    """Write beside and put in its place: Excel on a local drive."""
    beside = path.with_name("E1F2A3.tmp")
    beside.write_bytes(content)
    beside.replace(path)


def delete_and_rename(path: Path, content: bytes) -> None:
    """Write beside, delete the old one, rename: Excel on many shared drives."""
    beside = path.with_name("E1F2A3.tmp")
    beside.write_bytes(content)
    path.unlink(missing_ok=True)
    beside.rename(path)


def overwrite(path: Path, content: bytes) -> None:
    """Empty the file and write into it, in two goes."""
    with path.open("wb", buffering=0) as stream:
        stream.write(content[: len(content) // 2])
        stream.write(content[len(content) // 2 :])


WAYS: dict[str, Callable[[Path, bytes], None]] = {way.__name__: way for way in (replace, delete_and_rename, overwrite)}


@dataclass(frozen=True)
class Saving:
    """What to save and how; each save begins its ``delay`` in seconds after the last one ended."""

    path: Path
    way: str
    saves: tuple[tuple[float, bytes], ...]


def _work(orders: Connection) -> None:
    while True:
        order = orders.recv()
        if order is None:
            return
        for delay, content in order.saves:
            begin = time.perf_counter() + delay
            while time.perf_counter() < begin:
                pass
            _save(order.way, order.path, content)
        orders.send("saved")


def _save(way: str, path: Path, content: bytes) -> None:
    """As often as it takes: Windows refuses what others have in hand or put there, and whoever saves tries again."""
    while True:
        try:
            return WAYS[way](path, content)
        except (PermissionError, FileExistsError):
            if not ON_WINDOWS:
                raise


@contextmanager
def colleague() -> Iterator[Connection]:
    """The other end of a line to somebody who saves: send a ``Saving``, receive a word when it is done."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    # so that whoever waits for a word learns that nobody is left to send it
    theirs.close()
    try:
        yield ours
    finally:
        with suppress(OSError):
            ours.send(None)
        process.join(10)
        ours.close()
