"""What the last run left for the next: the criteria that it counted by."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECORD = "run.json"
_PERIOD = re.compile(r"\d{4}-\d{2}")
Criteria = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class LastCriteria:
    """Period of a run, and the criteria in force in it as plain values."""

    period: str
    criteria: Criteria


def last_criteria(output: Path, period: str, now: Criteria) -> LastCriteria | None:
    """The criteria to compare with: the last run's up to ``period``; None when no such run left any.

    A run made again for the same period by the same criteria compares with what that run compared with, so that its
    outputs come out the same.
    """
    for folder in sorted(output.glob("*/"), reverse=True):
        if not _PERIOD.fullmatch(folder.name) or folder.name > period:
            continue
        record = _read(folder / RECORD)
        if record is None:
            continue
        if folder.name == period and list(record["criteria"]) == list(now):
            before = record.get("criteria_before")
            return LastCriteria(str(before["period"]), before["criteria"]) if before else None
        return LastCriteria(folder.name, record["criteria"])
    return None


def _read(path: Path) -> dict[str, Any] | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and isinstance(record.get("criteria"), list) else None
