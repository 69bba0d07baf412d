"""K064: Både sammen og ikke sammen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.finding import Severity
from pipeline.living.housemates import mentions
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K064",
    title="Både sammen og ikke sammen",
    severity=Severity.WARNING,
    table=Youths,
    columns=(Youths.live_with, Youths.not_live_with),
    message="Ungdommen ønsker å bo sammen med en annen, men et sted står det at de ikke skal bo sammen.",
    advice="Avklar hva som gjelder, og rett «Bo sammen med» eller «Ikke bo med» hos begge.",
    source=TRONDHEIM,
)
def wish_against_being_apart(youths: pd.DataFrame) -> Hits:
    """What is said of two youths must agree, in whichever of the two rows it stands; being apart weighs most."""
    apart = mentions(youths, Youths.not_live_with).pairs
    torn = np.zeros(len(youths), dtype=bool)
    for row, other in mentions(youths, Youths.live_with).of_others:
        torn[row] |= (min(row, other), max(row, other)) in apart
    return Hits(torn)
