"""Contracts by which the municipality rents dwellings from landlords."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, YesNo, column, extra, table


@table(
    "Innleie",
    about="Én rad per kontrakt mellom kommunen og en utleier.",
    workbook="Kontrakter",
    sheet="Innleie",
    key=("lease_id",),
    extras=(extra("contract_end_date", "Kontrakt utgår", ("end_date",), kind=Kind.DATE, synonyms=("Kontraktslutt",)),),
)
class LeasesIn(TableModel):
    """One row per contract between Eierskapsenheten and a landlord; an empty end means running until notice."""

    lease_id: str = column(
        "Avtalenr",
        about="Kontraktens eget nummer.",
        example="A-001",
        kind=Kind.ID,
        synonyms=("Innleieavtale", "Kontraktsnr"),
        nullable=False,
        unique=True,
    )
    dwelling_id: str = column(
        "Bolignr", about="Boligen det gjelder.", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False
    )
    landlord: str = column(
        "Utleier", about="Den kommunen leier av.", example="Lurvik Eiendom AS", synonyms=("Gårdeier",), sensitive=True
    )
    signed_date: Date = column("Signert dato", about="Dagen kontrakten ble underskrevet.", synonyms=("Dato signert",))
    signed_by: str = column(
        "Signert av", about="Hvem som underskrev for kommunen.", synonyms=("Underskrevet av",), sensitive=True
    )
    start_date: Date = column(
        "Fra", about="Første dag kontrakten gjelder.", synonyms=("Fra dato", "Startdato", "Innleid fra"), nullable=False
    )
    end_date: Date = column(
        "Til",
        about="Siste dag kontrakten gjelder. Tomt når den løper til den sies opp.",
        synonyms=("Til dato", "Sluttdato", "Innleid til"),
    )
    notice_months: Integer = column(
        "Oppsigelse",
        about="Gjensidig oppsigelsestid.",
        example="3",
        unit="mnd",
        synonyms=("Oppsigelsestid",),
        minimum=0,
        maximum=60,
    )
    notice_date: Date = column(
        "Oppsagt dato", about="Dagen en av partene sa opp. Tomt når ingen har sagt opp.", synonyms=("Oppsagt",)
    )
    rent_package_nok_month: float = column(
        "Husleiepakke",
        about="Det kommunen betaler utleieren for hele pakken.",
        example="14 000",
        unit="kr/mnd",
        synonyms=("Leie per måned", "Månedsleie"),
        minimum=0,
        maximum=500_000,
    )
    includes_electricity: YesNo = column("Strøm inkl.", about="Om strøm er med i husleiepakken.", synonyms=("Strøm",))
    includes_tv: YesNo = column("TV inkl.", about="Om TV er med i husleiepakken.", synonyms=("TV",))
    includes_internet: YesNo = column(
        "Internett inkl.", about="Om internett er med i husleiepakken.", synonyms=("Internett", "Bredbånd inkl.")
    )
    common_area_funding: str = column(
        "Finansiering fellesareal", about="Hva innredningen av fellesarealet er betalt med.", codes=codelists.FUNDING
    )
    common_area_nok: float = column(
        "Kostnad fellesareal",
        about="Hva innredningen av fellesarealet kostet.",
        example="45 000",
        unit="kr",
        minimum=0,
        maximum=20_000_000,
    )
