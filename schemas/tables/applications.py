"""Households that have applied for a municipal dwelling."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, YesNo, column, table


@table("Søknader", workbook="Søknader", sheet="Søknader", key=("application_id",), is_about_persons=True)
class Applications(TableModel):
    """One row per application; «new» is a household that did not live in a municipal dwelling when it applied."""

    application_id: str = column(
        "Søknadsnr", kind=Kind.ID, synonyms=("Søknad", "Søknads-ID"), nullable=False, unique=True, sensitive=True
    )
    household_id: str = column("Husstandsnr", kind=Kind.ID, synonyms=("Husstand",), nullable=False, sensitive=True)
    received_date: Date = column("Søknad mottatt", synonyms=("Mottatt", "Søknadsdato"), nullable=False)
    is_new_applicant: YesNo = column("Ny søker", synonyms=("Nysøker",))
    decision: str = column("Resultat av søknad", codes=codelists.DECISION, synonyms=("Vedtak", "Resultat"))
    decision_date: Date = column("Vedtaksdato", synonyms=("Vedtak dato",))
    main_reason: str = column("Hovedgrunn", codes=codelists.MAIN_REASON, synonyms=("Hovedårsak",), sensitive=True)
    refugee_grant_from: Date = column("Integreringstilskudd fra", synonyms=("Tilskudd fra",), sensitive=True)
    moved_in_date: Date = column("Flyttet inn", synonyms=("Innflyttingsdato",))
    dwelling_id: str = column("Tildelt bolig", kind=Kind.ID, synonyms=("Bolignr",))
    needs_wheelchair_access: YesNo = column("Trenger rullestoltilpasset", sensitive=True)
    school_district: str = column("Ønsket skolekrets", synonyms=("Skolekrets",), sensitive=True)
    highest_rent_nok_month: float = column("Høyeste leie", unit="kr/mnd", minimum=0, maximum=100_000, sensitive=True)
    address_protection: str = column("Adressesperre", codes=codelists.ADDRESS_PROTECTION, optional=True, sensitive=True)
