"""What was seen when dwellings were surveyed for families with children (Melhus' ten criteria)."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, YesNo, column, table

_DISTANCE_MAX_M = 100_000


@table("Kartlegging", workbook="Boligregister", sheet="Kartlegging", key=("dwelling_id", "surveyed_date"))
class Surveys(TableModel):
    """One row per dwelling and survey day; the latest survey on or before the as-of day counts."""

    dwelling_id: str = column("Bolignr", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False)
    surveyed_date: Date = column("Kartlagt dato", synonyms=("Dato", "Befart"), nullable=False)
    surveyed_by: str = column("Kartlagt av", synonyms=("Befart av",), sensitive=True)
    measured_area_m2: float = column("Areal", unit="m²", synonyms=("Målt areal",), minimum=5, maximum=2000)
    bedrooms_for_children: Integer = column("Godkjente soverom", synonyms=("Soverom godkjent",), minimum=0, maximum=50)
    building_type: str = column("Type bolig", codes=codelists.BUILDING_TYPE, synonyms=("Bygningstype",))
    neighbour_risk: str = column("Risiko andre leietakere", codes=codelists.RISK, synonyms=("Risiko naboer",))
    fire_risk: str = column("Risiko brann", codes=codelists.RISK, synonyms=("Brannfare",))
    traffic_risk: str = column("Risiko trafikk", codes=codelists.RISK, synonyms=("Trafikkfare",))
    outdoor_area: str = column("Uteområde ved bolig", codes=codelists.OUTDOOR_AREA, synonyms=("Uteområde bolig",))
    recreation_distance_m: float = column(
        "Avstand park/friluftsområde", unit="m", synonyms=("Uteområde nærmiljø",), minimum=0, maximum=_DISTANCE_MAX_M
    )
    services_distance_m: float = column(
        "Avstand servicefunksjoner", unit="m", synonyms=("Avstand butikk",), minimum=0, maximum=_DISTANCE_MAX_M
    )
    transit_distance_m: float = column(
        "Avstand holdeplass", unit="m", synonyms=("Offentlig transport",), minimum=0, maximum=_DISTANCE_MAX_M
    )
    kindergarten_distance_m: float = column("Avstand barnehage", unit="m", minimum=0, maximum=_DISTANCE_MAX_M)
    school_distance_m: float = column("Avstand skole", unit="m", minimum=0, maximum=_DISTANCE_MAX_M)
    standard_grade: Integer = column("Standard og kvalitet", unit="1–5", synonyms=("Standard",), minimum=1, maximum=5)
    has_moisture_damage: YesNo = column("Fukt eller skade", synonyms=("Fuktskade",))
    lease_period: str = column("Leieperiode", codes=codelists.LEASE_PERIOD)
    remarks: str = column("Merknad", synonyms=("Kommentar",), optional=True, sensitive=True)
