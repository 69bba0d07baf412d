"""K057: Fellesareal uten finansiering."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn


@control(
    id="K057",
    title="Fellesareal uten finansiering",
    severity=Severity.INFO,
    table=LeasesIn,
    columns=(LeasesIn.common_area_funding, LeasesIn.dwelling_id),
    message="Fellesbolig {dwelling_id}: {what}.",
    advice="Før opp integreringstilskudd, investeringsmidler eller fondsmidler, og beløpet.",
    source=TRONDHEIM,
)
def common_area_without_funding(leases_in: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> Hits:
    """Fitting out the common area is paid by integration grant, investment or fund money."""
    shared = dwellings[Dwellings.dwelling_id][dwellings[Dwellings.is_shared_housing].fillna(False)]
    ends = leases_in[LeasesIn.end_date]
    is_running = ends.isna() | (ends >= pd.Timestamp(context.as_of))
    source, amount = leases_in[LeasesIn.common_area_funding], leases_in[LeasesIn.common_area_nok]
    cases = {
        "det står ikke hvem som betaler fellesarealet": source.isna(),
        "fellesarealet har en kostnad, men ingen finansiering": (source == "NONE") & (amount > 0),
        "fellesarealet har ingen finansiering": source == "NONE",
        "kostnaden for fellesarealet er ikke ført opp": amount.isna(),
    }
    masks = [mask.to_numpy(dtype=bool) for mask in cases.values()]
    what = np.select(masks, list(cases), "")
    hits = is_running & leases_in[LeasesIn.dwelling_id].isin(shared) & (what != "")
    return Hits(hits.to_numpy(dtype=bool), {"what": what})
