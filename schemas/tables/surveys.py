"""What was seen when dwellings were surveyed for families with children (Melhus' ten criteria)."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, YesNo, column, table

_DISTANCE_MAX_M = 100_000


@table(
    "Kartlegging",
    about="Én rad per bolig og befaring. Den siste befaringen gjelder.",
    workbook="Boligregister",
    sheet="Kartlegging",
    key=("dwelling_id", "surveyed_date"),
)
class Surveys(TableModel):
    """One row per dwelling and survey day; the latest survey on or before the as-of day counts."""

    dwelling_id: str = column(
        "Bolignr", about="Boligen det gjelder.", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False
    )
    surveyed_date: Date = column(
        "Kartlagt dato", about="Dagen boligen ble befart.", synonyms=("Dato", "Befart"), nullable=False
    )
    surveyed_by: str = column("Kartlagt av", about="Hvem som kartla boligen.", synonyms=("Befart av",), sensitive=True)
    measured_area_m2: float = column(
        "Areal",
        about="Arealet målt ved befaringen.",
        example="70",
        unit="m²",
        synonyms=("Målt areal",),
        minimum=5,
        maximum=2000,
    )
    bedrooms_for_children: Integer = column(
        "Godkjente soverom",
        about="Antall soverom som er godkjent for barn.",
        example="2",
        synonyms=("Soverom godkjent",),
        minimum=0,
        maximum=50,
    )
    building_type: str = column(
        "Type bolig",
        about="Hva slags bygning boligen ligger i.",
        codes=codelists.BUILDING_TYPE,
        synonyms=("Bygningstype",),
    )
    neighbour_risk: str = column(
        "Risiko andre leietakere",
        about="Risiko for barn ved andre leietakere i bygningen.",
        codes=codelists.RISK,
        synonyms=("Risiko naboer",),
    )
    fire_risk: str = column(
        "Risiko brann", about="Risiko ved brann, med rømningsvei.", codes=codelists.RISK, synonyms=("Brannfare",)
    )
    traffic_risk: str = column(
        "Risiko trafikk", about="Risiko ved trafikk utenfor boligen.", codes=codelists.RISK, synonyms=("Trafikkfare",)
    )
    outdoor_area: str = column(
        "Uteområde ved bolig",
        about="Plen eller lekeplass som hører til boligen.",
        codes=codelists.OUTDOOR_AREA,
        synonyms=("Uteområde bolig",),
    )
    recreation_distance_m: float = column(
        "Avstand park/friluftsområde",
        about="Gangavstand til nærmeste park, friluftsområde eller idrettsanlegg.",
        example="300",
        unit="m",
        synonyms=("Uteområde nærmiljø",),
        minimum=0,
        maximum=_DISTANCE_MAX_M,
    )
    services_distance_m: float = column(
        "Avstand servicefunksjoner",
        about="Gangavstand til butikk og andre daglige tjenester.",
        example="800",
        unit="m",
        synonyms=("Avstand butikk",),
        minimum=0,
        maximum=_DISTANCE_MAX_M,
    )
    transit_distance_m: float = column(
        "Avstand holdeplass",
        about="Gangavstand til nærmeste holdeplass.",
        example="250",
        unit="m",
        synonyms=("Offentlig transport",),
        minimum=0,
        maximum=_DISTANCE_MAX_M,
    )
    kindergarten_distance_m: float = column(
        "Avstand barnehage",
        about="Gangavstand til nærmeste barnehage.",
        example="600",
        unit="m",
        minimum=0,
        maximum=_DISTANCE_MAX_M,
    )
    school_distance_m: float = column(
        "Avstand skole",
        about="Gangavstand til skolen boligen sokner til.",
        example="900",
        unit="m",
        minimum=0,
        maximum=_DISTANCE_MAX_M,
    )
    standard_grade: Integer = column(
        "Standard og kvalitet",
        about="Samlet vurdering av standard og kvalitet: 1 er dårligst, 5 er best.",
        example="4",
        unit="1–5",
        synonyms=("Standard",),
        minimum=1,
        maximum=5,
    )
    has_moisture_damage: YesNo = column(
        "Fukt eller skade", about="Om befaringen fant fukt eller skade.", synonyms=("Fuktskade",)
    )
    lease_period: str = column(
        "Leieperiode", about="Hvor lenge en familie kan bli boende.", codes=codelists.LEASE_PERIOD
    )
    remarks: str = column(
        "Merknad",
        about="Fritt notat. Blir aldri med i tall eller rapporter som leveres ut.",
        synonyms=("Kommentar",),
        optional=True,
        sensitive=True,
    )
