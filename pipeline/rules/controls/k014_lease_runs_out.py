"""K014: Innleie løper ut."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.dates import add_months
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.leases_in import LeasesIn

_RUNNING = pd.Timestamp("2262-01-01")


@control(
    id="K014",
    title="Innleie løper ut",
    severity=Severity.WARNING,
    table=LeasesIn,
    columns=(LeasesIn.end_date, LeasesIn.dwelling_id),
    message="Innleien av bolig {dwelling_id} slutter {end_date}. Varsel gis fra {lease_warning_months} mnd før.",
    advice="Avklar med utleier om avtalen skal forlenges.",
    source=TRONDHEIM_CONTRACTS,
    parameters=("lease_warning_months",),
)
def lease_runs_out(leases_in: pd.DataFrame, context: Context) -> pd.Series:
    """The municipality must know in time which dwellings it is about to lose."""
    limit = pd.Timestamp(add_months(context.as_of, context.whole("lease_warning_months")))
    end = leases_in[LeasesIn.end_date]
    last_end = end.fillna(_RUNNING).groupby(leases_in[LeasesIn.dwelling_id]).transform("max")
    return (end == last_end) & (end >= pd.Timestamp(context.as_of)) & (end <= limit)
