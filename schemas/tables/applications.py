"""Households that have applied for a municipal dwelling."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, YesNo, column, table
from schemas.protection import protection_column


@table(
    "Søknader",
    about="Én rad per søknad om kommunal bolig.",
    workbook="Søknader",
    sheet="Søknader",
    key=("application_id",),
    is_about_persons=True,
)
class Applications(TableModel):
    """One row per application; «new» is a household that did not live in a municipal dwelling when it applied."""

    application_id: str = column(
        "Søknadsnr",
        about="Søknadens eget nummer.",
        example="SØK-0001",
        kind=Kind.ID,
        synonyms=("Søknad", "Søknads-ID"),
        nullable=False,
        unique=True,
        sensitive=True,
    )
    household_id: str = column(
        "Husstandsnr",
        about="Husstanden som søker. Bruk nummer, aldri navn.",
        example="H-0042",
        kind=Kind.ID,
        synonyms=("Husstand",),
        nullable=False,
        sensitive=True,
    )
    received_date: Date = column(
        "Søknad mottatt", about="Dagen søknaden kom inn.", synonyms=("Mottatt", "Søknadsdato"), nullable=False
    )
    is_new_applicant: YesNo = column(
        "Ny søker", about="Om husstanden ikke bodde i kommunal bolig da den søkte.", synonyms=("Nysøker",)
    )
    decision: str = column(
        "Resultat av søknad", about="Utfallet av søknaden.", codes=codelists.DECISION, synonyms=("Vedtak", "Resultat")
    )
    decision_date: Date = column("Vedtaksdato", about="Dagen søknaden ble avgjort.", synonyms=("Vedtak dato",))
    main_reason: str = column(
        "Hovedgrunn",
        about="Hovedgrunnen til at husstanden trenger kommunal bolig, med KOSTRAs inndeling.",
        codes=codelists.MAIN_REASON,
        synonyms=("Hovedårsak",),
        sensitive=True,
    )
    refugee_grant_from: Date = column(
        "Integreringstilskudd fra",
        about="Første dag kommunen får integreringstilskudd. Tomt når det ikke gjelder.",
        synonyms=("Tilskudd fra",),
        sensitive=True,
    )
    moved_in_date: Date = column(
        "Flyttet inn", about="Dagen husstanden flyttet inn. Tomt så lenge den venter.", synonyms=("Innflyttingsdato",)
    )
    dwelling_id: str = column(
        "Tildelt bolig", about="Boligen husstanden fikk. Tomt så lenge den venter.", kind=Kind.ID, synonyms=("Bolignr",)
    )
    needs_wheelchair_access: YesNo = column(
        "Trenger rullestoltilpasset", about="Om boligen må kunne brukes med rullestol.", sensitive=True
    )
    school_district: str = column(
        "Ønsket skolekrets",
        about="Skolekretsen husstanden helst vil bo i.",
        example="Sentrum",
        synonyms=("Skolekrets",),
        sensitive=True,
    )
    highest_rent_nok_month: float = column(
        "Høyeste leie",
        about="Det meste husstanden kan betale.",
        example="11 000",
        unit="kr/mnd",
        minimum=0,
        maximum=100_000,
        sensitive=True,
    )
    address_protection: str = protection_column("noen i husstanden")
