"""K045: Husleiepakke over satsen."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.rates import RATES, package_rates
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.finding import Severity
from pipeline.occupancy import positions
from pipeline.row_origins import labels
from pipeline.rule import Hits, control
from schemas.codelists import LAYOUT_TYPE
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn


@control(
    id="K045",
    title="Husleiepakke over satsen",
    severity=Severity.WARNING,
    table=LeasesIn,
    columns=(LeasesIn.rent_package_nok_month, LeasesIn.dwelling_id),
    message=(
        "Husleiepakken for bolig {dwelling_id} er {rent_package_nok_month}, over satsen for «{layout}» på "
        "{rate} kr/mnd."
    ),
    advice="Forhandle med utleier, eller rett satsen i Oppsett.",
    source=TRONDHEIM_CONTRACTS,
    parameters=tuple(RATES.values()),
)
def package_above_rate(leases_in: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> Hits:
    """Eierskapsenheten keeps to its own rates; the one in force when the contract was signed counts."""
    rows = positions(leases_in[LeasesIn.dwelling_id], dwellings[Dwellings.dwelling_id])
    of_lease = dwellings.reindex(rows).reset_index(drop=True)
    agreed = leases_in[LeasesIn.signed_date].fillna(leases_in[LeasesIn.start_date])
    rates = package_rates(of_lease[Dwellings.layout_type], as_days(agreed), context)
    ends = leases_in[LeasesIn.end_date]
    is_running = (ends.isna() | (ends >= pd.Timestamp(context.as_of))).to_numpy()
    is_shared = of_lease[Dwellings.is_shared_housing].fillna(False).to_numpy(dtype=bool)
    is_above = leases_in[LeasesIn.rent_package_nok_month].to_numpy(dtype=float) > rates
    hits = is_above & is_running & is_shared
    return Hits(hits, {"layout": labels(of_lease[Dwellings.layout_type], LAYOUT_TYPE), "rate": rates})
