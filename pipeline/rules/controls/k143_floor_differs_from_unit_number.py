"""K143: Etasjen passer ikke til bruksenhetsnummeret."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import CADASTRE
from schemas.tables.dwellings import Dwellings


@control(
    id="K143",
    title="Etasjen passer ikke til bruksenhetsnummeret",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.floor, Dwellings.unit_number),
    message="Etasjen er {floor}, men {unit_number} ligger i {storey}. etasje.",
    advice="Rett etasjen eller bruksenhetsnummeret.",
    source=CADASTRE,
)
def floor_differs_from_unit_number(dwellings: pd.DataFrame) -> Hits:
    """The two digits after H count the full floors from the ground; U, K and L count others."""
    storeys = dwellings[Dwellings.unit_number].str.extract(r"^H(\d\d)", expand=False).astype("Int64")
    differs = (storeys != dwellings[Dwellings.floor]).fillna(False)
    return Hits(differs.to_numpy(dtype=bool), {"storey": storeys.fillna(0).to_numpy(dtype=int)})
