"""The staff's settings workbook, sheet Kriterier: what a dwelling must be to suit families with children."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table


@table(
    "Kriterier",
    about="Én rad per krav til boliger for barnefamilier, for én aldersklasse.",
    workbook="Oppsett",
    sheet="Kriterier",
    key=("condition_id", "age_class", "fact", "operator", "duty", "valid_from"),
)
class Criteria(TableModel):
    """One row per requirement: a fact of the dwelling, a limit, the age class that it is for, and how much it weighs.

    The condition is one of the ten or a name of the municipality's own; the fact is the heading of a column in
    Kartlegging, one that the staff have added included, or in Boliger.
    """

    condition_id: str = column(
        "Vilkår",
        about="Ett av de ti vilkårene (V001–V010), eller et eget navn på kommunens eget krav.",
        example="V001",
        nullable=False,
    )
    age_class: str = column(
        "Aldersklasse", about="Aldersklassen kravet gjelder.", codes=codelists.AGE_CLASS, nullable=False
    )
    fact: str = column(
        "Måles",
        about="Overskriften på kolonnen i Kartlegging eller Boliger som kravet ser på.",
        example="Areal",
        nullable=False,
    )
    operator: str = column("Krav", about="Hvordan verdien skal måles.", codes=codelists.OPERATOR, nullable=False)
    limit: str = column(
        "Verdi", about="Grensen. Flere verdier skilles med semikolon. Tomt ved ja og nei.", example="55", kind=Kind.ANY
    )
    unit: str = column("Enhet", about="Hva grensen måles i.", example="m²", optional=True)
    duty: str = column(
        "Må eller bør",
        about="«må» avgjør klassen, «bør» gir poeng. Tomt betyr må.",
        codes=codelists.DUTY,
        optional=True,
    )
    weight: float = column(
        "Vekt", about="Hvor mye et «bør» teller.", example="2", minimum=0, maximum=100, optional=True
    )
    text: str = column(
        "Forklaring",
        about="Begrunnelsen folk får se.",
        example="Plass til at familien vokser",
        synonyms=("Begrunnelse",),
        optional=True,
    )
    valid_from: Date = column("Gjelder fra", about="Første dag kravet gjelder. Tomt: det har alltid gjeldt.")
    valid_to: Date = column("Gjelder til", about="Siste dag kravet gjelder. Tomt: det gjelder fortsatt.")
    source: str = column(
        "Kilde",
        about="Hvor kravet kommer fra. «antakelse» når ingen kilde har det.",
        example="antakelse",
        optional=True,
    )
    checked: Date = column("Sist kontrollert", about="Dagen noen sist kontrollerte kravet mot kilden.", optional=True)
