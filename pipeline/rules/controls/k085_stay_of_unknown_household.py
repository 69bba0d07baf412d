"""K085: Midlertidig opphold for ukjent husstand."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications
from schemas.tables.temporary_stays import TemporaryStays


@control(
    id="K085",
    title="Midlertidig opphold for ukjent husstand",
    severity=Severity.WARNING,
    table=TemporaryStays,
    columns=(TemporaryStays.household_id, TemporaryStays.stay_id),
    message="Opphold {stay_id} er for en husstand som ikke står i Søknader.",
    advice="Rett husstandsnummeret, eller registrer søknaden.",
    source=KOSTRA_13,
)
def stay_of_unknown_household(temporary_stays: pd.DataFrame, applications: pd.DataFrame) -> pd.Series:
    """A household counts once a year however many stays it has; a mistyped number counts it twice."""
    return ~temporary_stays[TemporaryStays.household_id].isin(applications[Applications.household_id])
