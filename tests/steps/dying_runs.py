"""A process that runs the command line again and again, each time in a child that kills itself at a chosen point.

Points are the moments before the operating system is asked to change something, and the middle of a file being written.
It reads «point» and the arguments as JSON lines and answers with the child's signal or exit code and the points passed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

from pipeline import cli
from pipeline import run as _warm  # noqa: F401  # loads everything once, so that a child begins at once
from pipeline.rules.catalogue import all_conditions, all_controls

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.utime", "os.truncate", "os.link"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
passed = 0


def _count_down(point: int) -> None:
    """Die at the ``point``-th change from here on."""
    write_bytes = Path.write_bytes

    def tick() -> None:
        global passed
        passed += 1
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        is_swap = event == "ctypes.dlsym" and "renameat2" in arguments
        if is_write or is_swap or event in _CHANGES:
            tick()

    def write_in_two(path: Path, data: bytes) -> int:
        write_bytes(path, data[: len(data) // 2])
        tick()
        return write_bytes(path, data)

    Path.write_bytes = write_in_two  # type: ignore[assignment,method-assign]
    sys.addaudithook(hook)


def _child(point: int, arguments: list[str], report: int) -> None:
    code = 99
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        _count_down(point)
        sys.argv = ["bosettingsplan", "--verbose", *arguments]
        cli.main()
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BaseException:
        traceback.print_exc()
    os.write(report, str(passed).encode())
    os._exit(code)


def serve() -> None:
    """Answer one line after the other until there are no more."""
    all_controls(), all_conditions()
    for line in sys.stdin:
        order = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _child(order["point"], order["arguments"], writing)
        os.close(writing)
        _, status = os.waitpid(child, 0)
        said = os.read(reading, 100)
        os.close(reading)
        answer = {"code": os.waitstatus_to_exitcode(status), "passed": int(said or 0)}
        print(json.dumps(answer), flush=True)  # noqa: T201


if __name__ == "__main__":
    serve()
