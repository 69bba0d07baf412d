"""The staff's settings workbook, sheet Kriterier: what a dwelling must be to suit families with children."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table


@table(
    "Kriterier",
    workbook="Oppsett",
    sheet="Kriterier",
    key=("condition_id", "age_class", "fact", "operator", "duty", "valid_from"),
)
class Criteria(TableModel):
    """One row per requirement: a fact of the dwelling, a limit, the age class that it is for, and how much it weighs.

    The condition is one of the ten or a name of the municipality's own; the fact is the heading of a column in
    Kartlegging, one that the staff have added included, or in Boliger.
    """

    condition_id: str = column("Vilkår", nullable=False)
    age_class: str = column("Aldersklasse", codes=codelists.AGE_CLASS, nullable=False)
    fact: str = column("Måles", nullable=False)
    operator: str = column("Krav", codes=codelists.OPERATOR, nullable=False)
    limit: str = column("Verdi", kind=Kind.ANY)
    unit: str = column("Enhet", optional=True)
    duty: str = column("Må eller bør", codes=codelists.DUTY, optional=True)
    weight: float = column("Vekt", minimum=0, maximum=100, optional=True)
    text: str = column("Forklaring", synonyms=("Begrunnelse",), optional=True)
    valid_from: Date = column("Gjelder fra")
    valid_to: Date = column("Gjelder til")
    source: str = column("Kilde", optional=True)
    checked: Date = column("Sist kontrollert", optional=True)
