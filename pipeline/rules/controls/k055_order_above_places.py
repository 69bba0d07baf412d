"""K055: Bestilling på flere plasser enn boligen har."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.finding import Severity
from pipeline.occupancy import positions
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.dwellings import Dwellings
from schemas.tables.imdi_orders import ImdiOrders


@control(
    id="K055",
    title="Bestilling på flere plasser enn boligen har",
    severity=Severity.WARNING,
    table=ImdiOrders,
    columns=(ImdiOrders.places_ordered, ImdiOrders.dwelling_id),
    message="Bestillingen gjelder {places_ordered} plasser, men bolig {dwelling_id} har {places}.",
    advice="Rett bestillingen, eller antall plasser i Boliger.",
    source=TRONDHEIM_CONTRACTS,
)
def order_above_places(imdi_orders: pd.DataFrame, dwellings: pd.DataFrame) -> Hits:
    """Nobody can be settled in a place that is not there."""
    rows = positions(imdi_orders[ImdiOrders.dwelling_id], dwellings[Dwellings.dwelling_id])
    places = np.append(dwellings[Dwellings.places].to_numpy(dtype=float, na_value=np.nan), np.nan)[rows]
    ordered = imdi_orders[ImdiOrders.places_ordered].to_numpy(dtype=float, na_value=np.nan)
    return Hits(ordered > places, {"places": places})
