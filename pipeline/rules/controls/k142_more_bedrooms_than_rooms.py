"""K142: Flere soverom enn rom."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings


@control(
    id="K142",
    title="Flere soverom enn rom",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.approved_bedrooms, Dwellings.room_count),
    message="Boligen har {approved_bedrooms} soverom, men bare {room_count} rom i alt.",
    advice="Rett antall soverom eller antall rom.",
    source=assumption("sammenheng mellom kolonner i samme ark"),
)
def more_bedrooms_than_rooms(dwellings: pd.DataFrame) -> pd.Series:
    """Bedrooms are among the rooms; the two columns are easily taken for each other."""
    return (dwellings[Dwellings.approved_bedrooms] > dwellings[Dwellings.room_count]).fillna(False)
