"""K015: Innleie slutter før oppsigelsestiden er ute."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.dates import as_days, plus_months
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.leases_in import LeasesIn


@control(
    id="K015",
    title="Innleie slutter før oppsigelsestiden er ute",
    severity=Severity.WARNING,
    table=LeasesIn,
    columns=(LeasesIn.end_date, LeasesIn.notice_date, LeasesIn.notice_months),
    message=(
        "Avtalen er oppsagt {notice_date} med {notice_months} oppsigelsestid, men slutter {end_date}. "
        "Tidligste slutt er {earliest}."
    ),
    advice="Rett sluttdatoen, eller avklar med utleier.",
    source=TRONDHEIM_CONTRACTS,
)
def notice_too_short(leases_in: pd.DataFrame) -> Hits:
    """Three months' mutual notice, counted by the calendar."""
    months = leases_in[LeasesIn.notice_months]
    earliest = plus_months(leases_in[LeasesIn.notice_date], months.to_numpy(dtype=np.int64, na_value=0))
    ends_early = as_days(leases_in[LeasesIn.end_date]) < earliest
    return Hits(ends_early & months.notna().to_numpy(), {"earliest": earliest})
