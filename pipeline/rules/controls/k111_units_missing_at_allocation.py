"""K111: Enheter manglet da boligen ble tildelt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.families.allocated import UNITS, absent
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from pipeline.texts import listed
from schemas.source import MELHUS_INTAKE
from schemas.tables.allocations import Allocations


@control(
    id="K111",
    title="Enheter manglet da boligen ble tildelt",
    severity=Severity.INFO,
    table=Allocations,
    columns=(Allocations.allocation_id, Allocations.allocated_date, *(unit.column for unit in UNITS)),
    message="Tildeling {allocation_id} {allocated_date} ble gjort uten {missing}.",
    advice="Få alle enhetene i inntaksteamet med på møtet.",
    source=MELHUS_INTAKE,
)
def units_missing_at_allocation(allocations: pd.DataFrame) -> Hits:
    """The team is cross-disciplinary so that no unit decides alone."""
    is_missing = absent(allocations)
    missing = [listed([unit.label for unit, is_out in zip(UNITS, row, strict=True) if is_out]) for row in is_missing]
    columns = np.array([unit.column for unit in UNITS])[is_missing.argmax(axis=1)]
    return Hits(np.logical_or.reduce(is_missing, axis=1), {"missing": missing}, columns)
