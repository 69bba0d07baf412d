"""K140: To postnumre for samme gateadresse."""

from __future__ import annotations

import pandas as pd

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
    house = [dwellings[name] for name in (Dwellings.municipality_no, Dwellings.house_number)]
    street = dwellings[Dwellings.street_name].str.casefold().str.strip()
    codes = dwellings[Dwellings.postal_code]
    own = codes.groupby([street, *house, codes], dropna=False).transform("size")
    usual = codes.groupby([street, *house], dropna=False).transform(lambda found: found.mode().get(0))
    differs = (codes != usual) & codes.notna() & usual.notna() & street.notna() & house[1].notna()
    return Hits((differs & own.notna()).fillna(False).to_numpy(dtype=bool), {"usual": usual.fillna("").to_numpy(str)})
