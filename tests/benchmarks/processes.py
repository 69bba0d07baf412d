"""What a whole process costs of processor time and memory, measured as on a user's machine."""

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
def installed() -> Iterator[dict[str, str]]:
    """An environment as a user's, whatever this one is: byte code is kept, and no library is there for tests alone.

    pandera loads hypothesis where it finds it. The first process of a kind compiles; measure from the second.
    """
    with tempfile.TemporaryDirectory(prefix="bench-pyc-") as folder:
        Path(folder, "sitecustomize.py").write_text("import sys\nsys.modules['hypothesis'] = None\n", encoding="utf-8")
        left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        path = os.pathsep.join(filter(None, (folder, kept.get("PYTHONPATH"))))
        yield kept | {"PYTHONPYCACHEPREFIX": folder, "PYTHONPATH": path}


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
