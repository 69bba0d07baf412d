"""Keep two runs apart: a lock that the operating system lets go of when a run dies, however it dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from pipeline.errors import UnreadableFileError

LOCK_FILE = ".bosettingsplan.lock"

if sys.platform == "win32":
    import msvcrt

    def _seize(stream: IO[bytes]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(stream: IO[bytes]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _seize(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)


@contextmanager
def run_lock(output: Path) -> Iterator[None]:
    """Hold the folder of all runs for one run.

    Raises
    ------
    UnreadableFileError
        When another run holds it, or the folder cannot be written.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        stream = (output / LOCK_FILE).open("ab")
    except OSError as error:
        raise UnreadableFileError(
            f"Kan ikke skrive i mappen «{output.name}». Kontroller at du har tilgang, og kjør igjen."
        ) from error
    with stream:
        try:
            _seize(stream)
        except OSError as error:
            raise UnreadableFileError(
                f"En annen kjøring holder på i mappen «{output.name}». Vent til den er ferdig, og kjør igjen."
            ) from error
        try:
            yield
        finally:
            _release(stream)


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold the staff's folder while a file in it is replaced, without laying anything there.

    Runs with different folders of outputs may meet here. Windows needs no lock: it refuses a file that is in use.

    Raises
    ------
    UnreadableFileError
        When another run holds it.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # a network drive that locks no folders is no reason to stop: the swap itself loses nothing
        with suppress(OSError):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UnreadableFileError(
                    f"En annen kjøring holder på i mappen «{folder.name}». Vent til den er ferdig, og kjør igjen."
                ) from error
        yield
    finally:
        os.close(descriptor)
