"""K047: Husleiepakke uten strøm, TV eller internett."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from pipeline.texts import listed
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn

_SERVICES = (
    (LeasesIn.includes_electricity, "strøm"),
    (LeasesIn.includes_tv, "TV"),
    (LeasesIn.includes_internet, "internett"),
)


@control(
    id="K047",
    title="Husleiepakke uten strøm, TV eller internett",
    severity=Severity.WARNING,
    table=LeasesIn,
    columns=(
        LeasesIn.rent_package_nok_month,
        LeasesIn.dwelling_id,
        LeasesIn.includes_electricity,
        LeasesIn.includes_tv,
        LeasesIn.includes_internet,
    ),
    message="Husleiepakken for fellesbolig {dwelling_id} inkluderer ikke {lacking}.",
    advice="Avtal en samlet pakke med utleier, eller rett avtalen i Innleie.",
    source=TRONDHEIM_CONTRACTS,
)
def package_lacks_service(leases_in: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> Hits:
    """One package for everything spares the youths bills of their own; what is not filled in is not taken for a no."""
    shared = dwellings[Dwellings.dwelling_id][dwellings[Dwellings.is_shared_housing].fillna(False)]
    ends = leases_in[LeasesIn.end_date]
    is_running = ends.isna() | (ends >= pd.Timestamp(context.as_of))
    is_no = np.column_stack([(~leases_in[column]).fillna(False).to_numpy(dtype=bool) for column, _ in _SERVICES])
    words = [listed([word for (_, word), lacks in zip(_SERVICES, row, strict=True) if lacks], "eller") for row in is_no]
    hits = is_no.any(axis=1) & is_running & leases_in[LeasesIn.dwelling_id].isin(shared)
    return Hits(hits.to_numpy(dtype=bool), {"lacking": words})
