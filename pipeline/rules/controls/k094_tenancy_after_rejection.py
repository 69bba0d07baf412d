"""K094: Leieforhold etter avslag."""

from __future__ import annotations

import pandas as pd

from pipeline.dates import as_days
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications
from schemas.tables.tenancies import Tenancies


@control(
    id="K094",
    title="Leieforhold etter avslag",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.start_date, Tenancies.tenancy_id, Tenancies.household_id),
    message="Leieforhold {tenancy_id} begynte {start_date}, etter at husstanden fikk avslag {rejected}.",
    advice="Sjekk om et nytt vedtak mangler i Søknader.",
    source=KOSTRA_13,
)
def tenancy_after_rejection(tenancies: pd.DataFrame, applications: pd.DataFrame) -> Hits:
    """Either the rejection was changed, or somebody moved in without a decision."""
    rejected = applications[applications[Applications.decision] == "REJECTED"]
    refused = rejected.groupby(Applications.household_id)[Applications.decision_date].max()
    granted = applications[applications[Applications.decision] == "GRANTED"]
    # a grant that was not used up by the day of the rejection may be what the tenancy rests on
    moved = granted[Applications.moved_in_date].fillna(pd.Timestamp.max.floor("s"))
    usable = moved.groupby(granted[Applications.household_id]).max()
    household = tenancies[Tenancies.household_id]
    day = as_days(refused.reindex(household))
    is_after = as_days(tenancies[Tenancies.start_date]) >= day
    is_granted = as_days(usable.reindex(household)) >= day
    return Hits(is_after & ~is_granted, {"rejected": day})
