"""The command line in children that are measured: what was said, the exit code, processor time and peak memory.

A parent that has everything loaded forks one child per command, so that loading is paid once; a child has limits of its
own, so that a file that eats everything ends the child and not the machine. Reads arguments as JSON lines and answers
so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

MEGABYTE = 1024**2
_MOST_SECONDS, _MOST_MEMORY = 30, 4096 * MEGABYTE


@dataclass(frozen=True)
class Said:
    """What a command gave: seconds of processor time, and the most megabytes that its process held in all."""

    code: int
    text: str
    seconds: float
    megabytes: float


class Measurer:
    """Runs commands and measures them."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.hostile.measuring"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, *arguments: str | Path) -> Said:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([str(item) for item in arguments]) + "\n")
        self._process.stdin.flush()
        return Said(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.communicate(timeout=60)


def _child(arguments: list[str], spoken: int) -> None:
    code = 99
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        os.dup2(spoken, 1)
        os.dup2(spoken, 2)
        sys.argv = ["bosettingsplan", "--verbose", *arguments]
        cli.main()
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    os._exit(code)


def _measured(arguments: list[str]) -> Said:
    with tempfile.TemporaryFile() as spoken:
        child = os.fork()
        if child == 0:
            _child(arguments, spoken.fileno())
        # a child begins with the pages of its parent: they count as its own
        _, status, used = os.wait4(child, 0)
        spoken.seek(0)
        text = spoken.read().decode(errors="replace")
    return Said(os.waitstatus_to_exitcode(status), text, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _serve() -> None:
    for line in sys.stdin:
        print(json.dumps(vars(_measured(json.loads(line)))), flush=True)  # noqa: T201


if __name__ == "__main__":
    from pipeline import cli
    from pipeline import run as _warm  # noqa: F401
    from pipeline.rules.catalogue import all_conditions, all_controls

    all_controls(), all_conditions()
    _serve()
