"""K145: Leien er ulik det tilsvarende boliger har."""

from __future__ import annotations

import pandas as pd

from pipeline.comparable import compared
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings


@control(
    id="K145",
    title="Leien er ulik det tilsvarende boliger har",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.rent_nok_month,),
    message="Månedsleien {rent_nok_month} er {times} det tilsvarende boliger har ({usual} kr/mnd).",
    advice="Rett tallet hvis det er skrevet feil. Stemmer det, så velg «ja» i Stemmer.",
    source=assumption("like mange rom, og fellesbolig eller ikke"),
    parameters=("unlike_factor",),
)
def rent_unlike_others(dwellings: pd.DataFrame, context: Context) -> Hits:
    """A rent for a year, in øre, or with a digit too many is far from that of dwellings with as many rooms."""
    like = [dwellings[Dwellings.room_count], dwellings[Dwellings.is_shared_housing]]
    found = compared(dwellings[Dwellings.rent_nok_month], like, context.number("unlike_factor"))
    return Hits(found.is_far, {"usual": found.usual.round(), "times": found.times})
