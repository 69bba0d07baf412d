"""K112: Forslag ikke fulgt, uten begrunnelse."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_INTAKE
from schemas.tables.allocations import Allocations


@control(
    id="K112",
    title="Forslag ikke fulgt, uten begrunnelse",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.grounds, Allocations.allocation_id, Allocations.is_proposal_followed),
    message="Tildeling {allocation_id} fulgte ikke forslaget, og begrunnelsen mangler.",
    advice="Skriv teamets begrunnelse.",
    source=MELHUS_INTAKE,
)
def proposal_left_without_grounds(allocations: pd.DataFrame) -> pd.Series:
    """The team decides; its own reason is what later meetings learn from."""
    is_left = ~allocations[Allocations.is_proposal_followed].fillna(True)
    return is_left.astype(bool) & allocations[Allocations.grounds].isna()
