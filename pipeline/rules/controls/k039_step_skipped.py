"""K039: Trinn hoppet over."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.procedure import STEPS
from pipeline.acquisition.progress import is_dropped
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from pipeline.texts import listed
from schemas.source import TRONDHEIM
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K039",
    title="Trinn hoppet over",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.acquisition_id, *(step.column for step in STEPS)),
    message="{skipped} mangler dato, men et senere trinn er gjort.",
    advice="Fyll ut datoen. Er trinnet ikke gjort, må det gjøres.",
    source=TRONDHEIM,
)
def step_skipped(acquisitions: pd.DataFrame, context: Context) -> Hits:
    """Without a viewing, or a need that both sides know, the wrong dwelling is rented."""
    is_missing = np.column_stack([acquisitions[step.column].isna() for step in STEPS])
    is_later_done = np.logical_or.accumulate(~is_missing[:, ::-1], axis=1)[:, ::-1]
    skipped = is_missing & is_later_done
    columns = np.array([step.column for step in STEPS])
    words = [listed([f"«{step.label}»" for step, is_one in zip(STEPS, row, strict=True) if is_one]) for row in skipped]
    hits = skipped.any(axis=1) & ~is_dropped(acquisitions, context)
    return Hits(hits, {"skipped": words}, columns[skipped.argmax(axis=1)])
