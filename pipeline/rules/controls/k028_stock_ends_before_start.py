"""K028: Boligen går ut før den kommer inn."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.dwellings import Dwellings


@control(
    id="K028",
    title="Boligen går ut før den kommer inn",
    severity=Severity.ERROR,
    table=Dwellings,
    columns=(Dwellings.in_stock_to, Dwellings.in_stock_from),
    message="«I bruk til» {in_stock_to} er før «I bruk fra» {in_stock_from}. Boligen er satt til side.",
    advice="Rett den datoen som er feil.",
    source=KOSTRA_13,
)
def stock_ends_before_start(dwellings: pd.DataFrame) -> pd.Series:
    """Dates the wrong way round give no days at all."""
    return dwellings[Dwellings.in_stock_to] < dwellings[Dwellings.in_stock_from]
