"""K144: Arealet er ulikt det tilsvarende boliger har."""

from __future__ import annotations

import pandas as pd

from pipeline.comparable import compared
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings


@control(
    id="K144",
    title="Arealet er ulikt det tilsvarende boliger har",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.usable_area_m2,),
    message="Arealet {usable_area_m2} er {times} det tilsvarende boliger har ({usual} m²).",
    advice="Rett tallet hvis det er skrevet feil. Stemmer det, så velg «ja» i Stemmer.",
    source=assumption("like mange rom, og fellesbolig eller ikke"),
    parameters=("unlike_factor",),
)
def area_unlike_others(dwellings: pd.DataFrame, context: Context) -> Hits:
    """An area with a lost decimal comma is ten times what dwellings with as many rooms have."""
    like = [dwellings[Dwellings.room_count], dwellings[Dwellings.is_shared_housing]]
    found = compared(dwellings[Dwellings.usable_area_m2], like, context.number("unlike_factor"))
    return Hits(found.is_far, {"usual": found.usual.round(), "times": found.times})
