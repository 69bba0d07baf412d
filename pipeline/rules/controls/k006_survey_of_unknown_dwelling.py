"""K006: Kartlegging av ukjent bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys


@control(
    id="K006",
    title="Kartlegging av ukjent bolig",
    severity=Severity.ERROR,
    table=Surveys,
    columns=(Surveys.dwelling_id,),
    message="Bolig {dwelling_id} finnes ikke i Boliger. Kartleggingen er satt til side.",
    advice="Sjekk bolignummeret mot arket Boliger.",
    source=MELHUS,
)
def survey_of_unknown_dwelling(surveys: pd.DataFrame, dwellings: pd.DataFrame) -> pd.Series:
    """A survey must lead to a dwelling."""
    return ~surveys[Surveys.dwelling_id].isin(dwellings[Dwellings.dwelling_id])
