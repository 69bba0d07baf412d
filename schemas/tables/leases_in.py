"""Contracts by which the municipality rents dwellings from landlords."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, YesNo, column, extra, table


@table(
    "Innleie",
    workbook="Kontrakter",
    sheet="Innleie",
    key=("lease_id",),
    extras=(extra("contract_end_date", "Kontrakt utgår", ("end_date",), kind=Kind.DATE, synonyms=("Kontraktslutt",)),),
)
class LeasesIn(TableModel):
    """One row per contract between Eierskapsenheten and a landlord; an empty end means running until notice."""

    lease_id: str = column(
        "Avtalenr", kind=Kind.ID, synonyms=("Innleieavtale", "Kontraktsnr"), nullable=False, unique=True
    )
    dwelling_id: str = column("Bolignr", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False)
    landlord: str = column("Utleier", synonyms=("Gårdeier",), sensitive=True)
    signed_date: Date = column("Signert dato", synonyms=("Dato signert",))
    signed_by: str = column("Signert av", synonyms=("Underskrevet av",), sensitive=True)
    start_date: Date = column("Fra", synonyms=("Fra dato", "Startdato", "Innleid fra"), nullable=False)
    end_date: Date = column("Til", synonyms=("Til dato", "Sluttdato", "Innleid til"))
    notice_months: Integer = column("Oppsigelse", unit="mnd", synonyms=("Oppsigelsestid",), minimum=0, maximum=60)
    notice_date: Date = column("Oppsagt dato", synonyms=("Oppsagt",))
    rent_package_nok_month: float = column(
        "Husleiepakke", unit="kr/mnd", synonyms=("Leie per måned", "Månedsleie"), minimum=0, maximum=500_000
    )
    includes_electricity: YesNo = column("Strøm inkl.", synonyms=("Strøm",))
    includes_tv: YesNo = column("TV inkl.", synonyms=("TV",))
    includes_internet: YesNo = column("Internett inkl.", synonyms=("Internett", "Bredbånd inkl."))
    common_area_funding: str = column("Finansiering fellesareal", codes=codelists.FUNDING)
    common_area_nok: float = column("Kostnad fellesareal", unit="kr", minimum=0, maximum=20_000_000)
