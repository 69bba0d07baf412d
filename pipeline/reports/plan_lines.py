"""The changes to the plan as lines of text, shown before a write-back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline import texts
from pipeline.plan_update import MergeResult, PlanCell, PlanUpdate

_SHOWN = 40
"""More lines than this nobody reads; the rest stands on sheet Endringer."""


def plan_lines(plan: PlanUpdate) -> Iterator[str]:
    """One line per written cell, then how many values of the staff's stand against the sources."""
    written = [cell for cell in plan.cells if cell.result in (MergeResult.WRITTEN, MergeResult.ADDED)]
    for cell in written[:_SHOWN]:
        before, after = (_shown(cell, value) for value in (cell.theirs, cell.ours))
        yield f"  {cell.sheet} {cell.cell}, {' rom '.join(cell.key)}: {cell.column.title}: {before} → {after}"
    if len(written) > _SHOWN:
        yield f"  … og {texts.number(len(written) - _SHOWN)} til, se arket Endringer."
    kept = sum(cell.result in (MergeResult.OVERRIDDEN, MergeResult.CONFLICT) for cell in plan.cells)
    yield f"{texts.count(len(written), 'celle', 'celler')} blir skrevet. {texts.number(kept)} av deres verdier står."


def _shown(cell: PlanCell, value: Any) -> str:
    if value is None:
        return "(tom)"
    if cell.column.is_sensitive:
        return texts.MASK
    if cell.column.codes and value in cell.column.codes.values:
        return cell.column.codes.label(value)
    return texts.day(value) if isinstance(value, date) else str(value)
