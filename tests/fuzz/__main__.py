"""Fuzz one target, or all of them in turn: ``python -m tests.fuzz TARGET|all MINUTES [SEED]``.

What fails is kept under ``found`` and is a test from then on: of all that fail in one function alike, the first.
"""

from __future__ import annotations

import hashlib
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.fuzz.mutating import mutated
from tests.fuzz.targets import TARGETS, seeds, survive

FOUND = Path(__file__).parent / "found"
LONGEST = 20.0
"""Seconds of the processor's time for one case."""


class TooLongError(Exception):
    """A case has no end in sight."""


@contextmanager
def soon() -> Iterator[None]:
    """Break off what takes too long: it is as bad as what fails."""

    def give_up(*_: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def fuzz(target: str, minutes: float, seed: str) -> tuple[int, int]:
    """How many cases were tried in so many minutes of the processor's time, and how many failed."""
    chance = Random(f"{target} {seed}")
    corpus = seeds(target) + [path.read_bytes() for path in sorted(FOUND.glob(f"{target}-*"))]
    tried = failed = 0
    known: set[tuple[str, str, str]] = set()
    end = time.process_time() + 60 * minutes
    while time.process_time() < end:
        data = mutated(chance.choice(corpus), chance)
        tried += 1
        try:
            with soon():
                survive(target, data)
        except Exception as error:
            failed += 1
            last = traceback.extract_tb(error.__traceback__)[-1]
            what = type(error).__name__, last.filename, last.name
            if what in known:
                continue
            known.add(what)
            path = FOUND / f"{target}-{hashlib.sha256(data).hexdigest()[:10]}.bin"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            print(f"{path.name}\n{traceback.format_exc()}", flush=True)  # noqa: T201
    return tried, failed


def main(which: str, minutes: str, seed: str = "0") -> None:
    """Say of each target how many cases were tried and how many failed."""
    for target in TARGETS if which == "all" else (which,):
        tried, failed = fuzz(target, float(minutes), seed)
        print(f"{target}: {tried} tried in {minutes} minutes, {failed} failed", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
