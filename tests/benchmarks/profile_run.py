"""Where the processor time of a run goes: seconds for each step, and what of it is import, reading and writing.

    python -m tests.benchmarks.profile_run INPUT [OUTPUT] [--json]

A hundred times a second of processor time the run is asked where it is, and what has passed since the last time is put
down to the step that it is in. That takes next to nothing, where a profiler of every call would double the whole.
Without OUTPUT the results go to a folder that is taken away afterwards.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
import time
from collections import defaultdict
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import NamedTuple

EVERY = 0.01
"""Seconds of processor time between two looks."""
IMPORT, READING, WRITING, OTHER = "import", "reading", "writing", "other"
MOST = 20
"""Lines of a part."""
BETWEEN = "between"
"""What stands between the steps in ``pipeline/run.py``."""
_OURS, _STEP, _EXCEL, _FILES = "/pipeline/", "/pipeline/steps/", "/pipeline/excel/", "/pipeline/files/"
_START = ("<frozen importlib._bootstrap>", "/pipeline/run.py")


class Place(NamedTuple):
    """Where a run is: in which step, doing what kind of work, in which file of ours."""

    step: str
    kind: str
    file: str


def place(files: list[str]) -> Place:
    """Where a run is, by the files of the functions that are under way, the outermost first."""
    ours = next((file.rpartition(_OURS)[2] for file in reversed(files) if _OURS in file), "")
    step = next((Path(file).stem for file in files if _STEP in file), BETWEEN)
    if _START[0] in files or not any(file.endswith(_START[1]) for file in files):
        return Place(IMPORT, IMPORT, ours)
    if step == "read":
        return Place(step, READING, ours)
    if any(_EXCEL in file or _FILES in file for file in files):
        return Place(step, WRITING if step in ("publish", "update", "write_back") else READING, ours)
    return Place(step, OTHER, ours)


class Watch:
    """Counts seconds by step and kind while a run is under way."""

    def __init__(self) -> None:
        self.seconds: dict[Place, float] = defaultdict(float)
        self._last = time.process_time()

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Put down what has passed since the last look to where the run is now."""
        files = []
        while frame:
            files.append(frame.f_code.co_filename)
            frame = frame.f_back
        now = time.process_time()
        self.seconds[place(files[::-1])] += now - self._last
        self._last = now


def watched(inputs: str, output: str) -> Watch:
    """Carry out a run from its first import and say where its time went."""
    watch = Watch()
    signal.signal(signal.SIGPROF, watch.look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        from pipeline.cli import cli

        cli.main(["run", "--input", inputs, "--output", output], standalone_mode=False)
    except SystemExit:
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return watch


def sums(seconds: dict[Place, float], part: str) -> dict[str, float]:
    """Seconds by step, kind or file, the dearest first."""
    found: dict[str, float] = defaultdict(float)
    for where, spent in seconds.items():
        found[getattr(where, part)] += spent
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def table(seconds: dict[Place, float]) -> str:
    """A line for each step, kind and dear file, the dearest first."""
    whole = sum(seconds.values())
    lines = [f"{whole:.1f} s of processor time"]
    for part in Place._fields:
        dearest = islice(sums(seconds, part).items(), MOST)
        lines += ["", *(f"{part} {name:30} {spent:7.2f} s {spent / whole:5.0%}" for name, spent in dearest)]
    return "\n".join(lines)


def main() -> None:
    """Profile one run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("input")
    parser.add_argument("output", nargs="?")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-run-") as folder:
        watch = watched(asked.input, asked.output or folder)
    if asked.json:
        sys.stdout.write(json.dumps({part: sums(watch.seconds, part) for part in ("step", "kind")}) + "\n")
    else:
        sys.stdout.write(table(watch.seconds) + "\n")


if __name__ == "__main__":
    main()
