"""Participants in Foyer: up to three years with a binding programme of their own."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, YesNo, column, table
from schemas.protection import protection_column


@table(
    "Foyer",
    about="Én rad per deltaker i Foyer.",
    workbook="Foyer",
    sheet="Foyer",
    key=("participant_id",),
    is_about_persons=True,
)
class FoyerParticipants(TableModel):
    """One row per participant; the eight yes-or-no columns say whether the programme covers that area."""

    participant_id: str = column(
        "Deltakernr",
        about="Deltakerens eget nummer. Skriv aldri navnet.",
        example="FO-01",
        kind=Kind.ID,
        synonyms=("Deltaker",),
        nullable=False,
        unique=True,
        sensitive=True,
    )
    birth_date: Date = column(
        "Født",
        about="Fødselsdatoen. Alderen regnes av den.",
        example="14.05.2003",
        synonyms=("Fødselsdato",),
        nullable=False,
        sensitive=True,
    )
    start_date: Date = column(
        "Startet i Foyer", about="Første dag i Foyer.", synonyms=("Oppstart", "Start"), nullable=False
    )
    end_date: Date = column(
        "Sluttet i Foyer", about="Siste dag i Foyer. Tomt så lenge deltakeren er med.", synonyms=("Slutt",)
    )
    planned_end_date: Date = column(
        "Planlagt slutt", about="Avtalt sluttdag, innen tre år etter start.", synonyms=("Slutter",)
    )
    has_living_training: YesNo = column(
        "Bo-trening", about="Om deltakerens program har bo-trening.", synonyms=("Botrening",), sensitive=True
    )
    has_education: YesNo = column("Utdanning", about="Om deltakerens program har utdanning.", sensitive=True)
    has_vocational_training: YesNo = column(
        "Yrkesopplæring", about="Om deltakerens program har yrkesopplæring.", sensitive=True
    )
    has_health: YesNo = column("Helse", about="Om deltakerens program har helse.", sensitive=True)
    has_economy: YesNo = column("Økonomi", about="Om deltakerens program har økonomi.", sensitive=True)
    has_leisure_and_network: YesNo = column(
        "Fritid og nettverk",
        about="Om deltakerens program har fritid og nettverk.",
        synonyms=("Fritidsaktivitet og nettverk",),
        sensitive=True,
    )
    has_life_skills: YesNo = column(
        "Livsmestring",
        about="Om deltakerens program har livsmestring.",
        synonyms=("Generell livsmestring",),
        sensitive=True,
    )
    has_transition: YesNo = column(
        "Overgang til egen bolig og jobb",
        about="Om deltakerens program har overgangen til egen bolig og jobb.",
        synonyms=("Overgang til egen bolig og jobb/aktivitet",),
        sensitive=True,
    )
    followed_up_date: Date = column(
        "Sist fulgt opp", about="Dagen deltakeren sist ble fulgt opp.", synonyms=("Siste oppfølging",)
    )
    next_follow_up_date: Date = column(
        "Neste oppfølging", about="Avtalt dag for neste oppfølging.", synonyms=("Oppfølging frist",)
    )
    address_protection: str = protection_column("deltakeren")
