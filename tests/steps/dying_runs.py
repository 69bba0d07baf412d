"""A process that runs the command line again and again, each time in a child that meets a fault at a chosen point.

Points are the moments before the operating system is asked to change something, the middle of a file being written, and
before each part of a workbook's package, when those before it lie on the disk.
The fault is to be killed there, or an error of the operating system's: at that point alone, or, where the fault lasts,
at every point from there on. It reads orders as JSON lines and answers with the child's signal or exit code, the points
passed and what was said.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from pipeline import cli
from pipeline import run as _warm  # noqa: F401  # loads everything once, so that a child begins at once
from pipeline.rules.catalogue import all_conditions, all_controls

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.utime", "os.truncate", "os.link"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_TAKES_ROOM = {"os.mkdir", "open", "write"}
KILLED = "killed"
_NOWHERE = ("/dev/", "/proc/")


@dataclass
class _Fault:
    """What happens at the ``point``-th change from here on."""

    point: int
    kind: str
    is_lasting: bool
    passed: int = 0

    def tick(self, event: str) -> None:
        self.passed += 1
        if self.passed == self.point or (self.is_lasting and self.passed > self.point):
            self._strike(event)

    def _strike(self, event: str) -> None:
        if self.kind == KILLED:
            os.kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, self.kind)
        # a full disk still lets go of what is there
        if number != errno.ENOSPC or event in _TAKES_ROOM:
            raise OSError(number, os.strerror(number))


def _lay(fault: _Fault) -> None:
    write_bytes, open_part = Path.write_bytes, ZipFile.open

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        if is_write and str(arguments[0]).startswith(_NOWHERE):
            return
        is_swap = event == "ctypes.dlsym" and "renameat2" in arguments
        if is_write or is_swap or event in _CHANGES:
            fault.tick(event)

    def write_in_two(path: Path, data: bytes) -> int:
        write_bytes(path, data[: len(data) // 2])
        fault.tick("write")
        return write_bytes(path, data)

    def open_between_parts(package: ZipFile, name: Any, mode: str = "r", **options: Any) -> Any:
        if mode == "w" and package.fp is not None:
            package.fp.flush()
            fault.tick("write")
        return open_part(package, name, mode, **options)  # type: ignore[arg-type]

    Path.write_bytes = write_in_two  # type: ignore[assignment,method-assign]
    ZipFile.open = open_between_parts  # type: ignore[assignment,method-assign]
    sys.addaudithook(hook)


def _child(fault: _Fault, arguments: list[str], said: int, report: int) -> None:
    code = 99
    try:
        for stream in (1, 2):
            os.dup2(said, stream)
        _lay(fault)
        sys.argv = ["bosettingsplan", *arguments]
        cli.main()
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    os.write(report, str(fault.passed).encode())
    os._exit(code)


def _answer(order: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            fault = _Fault(order["point"], order["kind"], order["is_lasting"])
            _child(fault, order["arguments"], said.fileno(), writing)
        os.close(writing)
        _, status = os.waitpid(child, 0)
        passed = os.read(reading, 100)
        os.close(reading)
        said.seek(0)
        text = said.read().decode(errors="replace")
    return {"code": os.waitstatus_to_exitcode(status), "passed": int(passed or 0), "said": text}


def serve() -> None:
    """Answer one line after the other until there are no more."""
    all_controls(), all_conditions()
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    serve()
