"""What a whole process costs of processor time and memory, with compiled byte code as an installation has it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

FINE = (0, 1)
"""A run that ends with findings says 1."""


class Cost(NamedTuple):
    """Seconds of processor time, of the process and those that it waited for; megabytes at most; what it printed."""

    seconds: float
    megabytes: float
    said: str


@contextmanager
def compiled() -> Iterator[dict[str, str]]:
    """An environment in which byte code is kept, whatever this one says: the second process of a kind finds it."""
    with tempfile.TemporaryDirectory(prefix="bench-pyc-") as folder:
        left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME")
        yield {name: value for name, value in os.environ.items() if name not in left_out} | {
            "PYTHONPYCACHEPREFIX": folder
        }


def cost(arguments: Iterable[str | Path], environment: dict[str, str] | None = None) -> Cost:
    """Run Python with ``arguments`` in a process of its own.

    The caller should hold little: a child's peak of memory starts from its parent's.

    Raises
    ------
    SystemExit
        The process failed.
    """
    with tempfile.TemporaryFile("w+") as told:
        command = [sys.executable, *map(str, arguments)]
        process = subprocess.Popen(command, env=environment, stdout=told)
        _, status, usage = os.wait4(process.pid, 0)
        # the process has been waited for here, so that its own object must not wait again
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in FINE:
            raise SystemExit(f"{' '.join(command[:4])} … ended with {process.returncode}")
        told.seek(0)
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, told.read())
