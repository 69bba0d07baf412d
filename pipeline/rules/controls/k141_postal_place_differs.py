"""K141: Poststedet passer ikke til postnummeret."""

from __future__ import annotations

import pandas as pd

from pipeline.comparable import usual
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
    codes = dwellings[Dwellings.postal_code].astype("string")
    shown = dwellings[Dwellings.postal_place].astype("string")
    places = shown.str.casefold().str.strip()
    of_code = usual(places, [codes])
    is_usual = (places == of_code).fillna(False).astype(bool)
    count = places.groupby(codes).transform("count")
    alike = is_usual.groupby(codes).transform("sum")
    differs = places.notna() & of_code.notna() & ~is_usual & (count >= _FEWEST) & (alike >= _MOST * count)
    words = usual(shown.where(is_usual), [codes])
    return Hits(differs.fillna(False).to_numpy(dtype=bool), {"usual": words.fillna("").to_numpy(str)})
