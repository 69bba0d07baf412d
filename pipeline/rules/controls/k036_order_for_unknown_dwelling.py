"""K036: Bestilling for ukjent bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.dwellings import Dwellings
from schemas.tables.imdi_orders import ImdiOrders


@control(
    id="K036",
    title="Bestilling for ukjent bolig",
    severity=Severity.ERROR,
    table=ImdiOrders,
    columns=(ImdiOrders.dwelling_id, ImdiOrders.order_id),
    message="Bolig {dwelling_id} finnes ikke i Boliger. Bestillingen er satt til side.",
    advice="Sjekk bolignummeret mot arket Boliger.",
    source=TRONDHEIM_CONTRACTS,
)
def order_for_unknown_dwelling(imdi_orders: pd.DataFrame, dwellings: pd.DataFrame) -> pd.Series:
    """An order is for places in a dwelling."""
    return ~imdi_orders[ImdiOrders.dwelling_id].isin(dwellings[Dwellings.dwelling_id])
