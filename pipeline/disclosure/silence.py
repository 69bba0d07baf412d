"""Keeps what a library writes by itself off standard output, where JSON may be on its way."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

_STANDARD_OUTPUT = 1


@contextmanager
def silent() -> Iterator[None]:
    """Send what reaches the process's standard output, from C too, to nowhere; Python's own text waits meanwhile."""
    try:
        kept = os.dup(_STANDARD_OUTPUT)
    except OSError:
        # started without any output, as from a scheduler: nothing to keep clean
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STANDARD_OUTPUT)
        yield
    finally:
        _flush()
        os.dup2(kept, _STANDARD_OUTPUT)
        os.close(kept)
        os.close(nowhere)


def _flush() -> None:
    """Let C write out what it holds back, before the output is itself again."""
    with suppress(OSError, AttributeError, TypeError):
        _library_of_c().fflush(None)


@cache
def _library_of_c() -> ctypes.CDLL:
    return ctypes.CDLL("ucrtbase" if os.name == "nt" else None)
