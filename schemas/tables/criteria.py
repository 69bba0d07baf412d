"""The staff's settings workbook, sheet Kriterier: what a dwelling must be to suit families with children."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table


@table("Kriterier", workbook="Oppsett", sheet="Kriterier", key=("condition_id", "age_class", "fact", "valid_from"))
class Criteria(TableModel):
    """One row per requirement: a fact from the survey, a limit, and the age class that it is for."""

    condition_id: str = column("Vilkår", kind=Kind.ID, nullable=False)
    age_class: str = column("Aldersklasse", codes=codelists.AGE_CLASS, nullable=False)
    fact: str = column("Måles", nullable=False)
    operator: str = column("Krav", codes=codelists.OPERATOR, nullable=False)
    limit: str = column("Verdi", kind=Kind.ANY)
    unit: str = column("Enhet", optional=True)
    valid_from: Date = column("Gjelder fra")
    valid_to: Date = column("Gjelder til")
    source: str = column("Kilde", optional=True)
    checked: Date = column("Sist kontrollert", optional=True)
