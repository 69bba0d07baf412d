"""What the last run left for the next: the criteria that it counted by, and which plan it updated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECORD = "run.json"
REPLACED = "plan_replaced"
"""Key of the record: digest of sheet Endringer as the plan had it that the run updated."""
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
    for month, record in _records(output):
        if month > period:
            continue
        if month == period and list(record["criteria"]) == list(now):
            before = record.get("criteria_before")
            return LastCriteria(str(before["period"]), before["criteria"]) if before else None
        return LastCriteria(month, record["criteria"])
    return None


def has_results(output: Path, period: str = "") -> bool:
    """Whether the results of a month are there, or of any month at all."""
    return any(
        _PERIOD.fullmatch(path.parent.name) and period in ("", path.parent.name) for path in output.glob(f"*/{RECORD}")
    )


def last_replaced(output: Path, period: str) -> tuple[str, str]:
    """The month of the last run before ``period``, and the digest of the account in the plan that it replaced.

    The digest is empty where that run left the account as it was, or did not say; so is the month when there was none.
    """
    found = ((month, record.get(REPLACED)) for month, record in _records(output) if month < period)
    month, digest = next(found, ("", None))
    return month, digest if isinstance(digest, str) else ""


def _records(output: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Month and record of every run that left one which can be understood, the newest first."""
    for folder in sorted(output.glob("*/"), reverse=True):
        record = _read(folder / RECORD) if _PERIOD.fullmatch(folder.name) else None
        if record is not None:
            yield folder.name, record


def _read(path: Path) -> dict[str, Any] | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and isinstance(record.get("criteria"), list) else None
