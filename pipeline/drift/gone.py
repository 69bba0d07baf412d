"""Rows that were there last month and are not now."""

from __future__ import annotations

import numpy as np

from pipeline.drift.prints import TablePrint

FEWEST = 5
"""Rows gone from which a share says anything."""


def gone_count(before: TablePrint, now: TablePrint, limit_pct: float) -> int:
    """How many of last month's rows are gone; 0 where they are few, or a smaller share than the limit."""
    gone = int((~np.isin(before.keys, now.keys)).sum())
    return gone if gone >= FEWEST and 100 * gone >= limit_pct * len(before.keys) else 0
