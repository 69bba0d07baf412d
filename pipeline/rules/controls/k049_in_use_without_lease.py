"""K049: Tatt i bruk uten innleieavtale."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.progress import happened, is_dropped
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.leases_in import LeasesIn


@control(
    id="K049",
    title="Tatt i bruk uten innleieavtale",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.lease_id, Acquisitions.acquisition_id, Acquisitions.in_use_date),
    message="Boligen i anskaffelse {acquisition_id} er tatt i bruk {in_use_date}, men har ingen innleieavtale.",
    advice="Før opp avtalen i Innleie, og skriv avtalenummeret her.",
    source=TRONDHEIM_CONTRACTS,
)
def in_use_without_lease(acquisitions: pd.DataFrame, leases_in: pd.DataFrame, context: Context) -> pd.Series:
    """Eierskapsenheten has the contract with the landlord before anybody moves in."""
    is_used = ~np.isnat(happened(acquisitions[Acquisitions.in_use_date], context)) & ~is_dropped(acquisitions, context)
    has_lease = acquisitions[Acquisitions.dwelling_id].isin(leases_in[LeasesIn.dwelling_id])
    return is_used & acquisitions[Acquisitions.lease_id].isna() & ~has_lease
