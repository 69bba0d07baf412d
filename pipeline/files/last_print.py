"""The fingerprints that an earlier run left: what this month's tables are compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.drift.prints import TablePrint
from pipeline.drift.records import restored

PRINT = "avtrykk.json"
_PERIOD = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True)
class LastPrint:
    """Period of an earlier run, and its tables' fingerprints."""

    period: str
    tables: Mapping[str, TablePrint]


def last_print(output: Path, period: str) -> LastPrint | None:
    """The newest fingerprints from before ``period``; None when no such run left any that can be understood.

    A run made again for its own period compares with the same month as before, so that an alarm does not go away by
    running twice.
    """
    for path in sorted(output.glob(f"*/{PRINT}"), reverse=True):
        month = path.parent.name
        if _PERIOD.fullmatch(month) and month < period:
            try:
                return LastPrint(month, restored(path.read_text(encoding="utf-8")))
            except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
                continue
    return None
