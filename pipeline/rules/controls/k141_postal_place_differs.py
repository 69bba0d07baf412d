"""K141: Poststedet passer ikke til postnummeret."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings

_FEWEST, _MOST = 4, 0.75


@control(
    id="K141",
    title="Poststedet passer ikke til postnummeret",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.postal_place, Dwellings.postal_code),
    message="Poststedet er {postal_place}, men de andre boligene med postnr {postal_code} har {usual}.",
    advice="Rett poststedet eller postnummeret.",
    source=assumption("sammenheng mellom kolonner i samme ark"),
)
def postal_place_differs(dwellings: pd.DataFrame) -> Hits:
    """A postal code has one place; a place that one row alone gives it is a slip in either of the two."""
    codes = dwellings[Dwellings.postal_code]
    places = dwellings[Dwellings.postal_place].str.casefold().str.strip()
    count = places.groupby(codes).transform("count")
    usual = places.groupby(codes).transform(lambda found: found.mode().get(0))
    share = (places == usual).where(places.notna()).astype("Float64").groupby(codes).transform("mean")
    shown = dwellings[Dwellings.postal_place].groupby([codes, places]).transform("first")
    words = shown.where(places == usual).groupby(codes).transform("first")
    differs = (places != usual) & places.notna() & (count >= _FEWEST) & (share >= _MOST)
    return Hits(differs.fillna(False).to_numpy(dtype=bool), {"usual": words.fillna("").to_numpy(str)})
