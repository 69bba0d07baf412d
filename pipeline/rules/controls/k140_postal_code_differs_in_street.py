"""K140: To postnumre for samme gateadresse."""

from __future__ import annotations

import pandas as pd

from pipeline.comparable import usual
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings


@control(
    id="K140",
    title="To postnumre for samme gateadresse",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.postal_code, Dwellings.street_name, Dwellings.house_number),
    message="Postnr er {postal_code}, men andre boliger i {street_name} {house_number} har {usual}.",
    advice="Rett det postnummeret som er feil.",
    source=assumption("sammenheng mellom kolonner i samme ark"),
)
def postal_code_differs_in_street(dwellings: pd.DataFrame) -> Hits:
    """One house has one postal code; the one that fewer of its dwellings have is likely the wrong one."""
    street = dwellings[Dwellings.street_name].astype("string").str.casefold().str.strip()
    place = dwellings[Dwellings.municipality_no].fillna("")
    codes = dwellings[Dwellings.postal_code].astype("string")
    of_house = usual(codes, [place, street, dwellings[Dwellings.house_number]])
    differs = (codes != of_house).fillna(False).to_numpy(dtype=bool)
    return Hits(differs, {"usual": of_house.fillna("").to_numpy(str)})
