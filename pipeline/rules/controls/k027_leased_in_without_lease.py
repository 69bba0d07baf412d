"""K027: Innleid bolig uten innleieavtale."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.capacity import is_in_stock, is_leased_in, lease_spells
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.dwellings import Dwellings


@control(
    id="K027",
    title="Innleid bolig uten innleieavtale",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.disposal_form, Dwellings.dwelling_id),
    message="Bolig {dwelling_id} er innleid, men har ingen gjeldende innleieavtale.",
    advice="Legg inn avtalen i Innleie, eller rett disposisjonsformen.",
    source=TRONDHEIM_CONTRACTS,
)
def leased_in_without_lease(dwellings: pd.DataFrame, leases_in: pd.DataFrame, context: Context) -> pd.Series:
    """A leased-in dwelling stands and falls with its lease."""
    leases = lease_spells(dwellings, leases_in)
    today = np.datetime64(context.as_of)
    covered = leases.keys[(leases.start <= today) & (today < leases.end)]
    lacks_lease = ~np.isin(np.arange(len(dwellings)), covered)
    return pd.Series(is_leased_in(dwellings) & is_in_stock(dwellings, context.as_of) & lacks_lease)
