"""Participants in Foyer: up to three years with a binding programme of their own."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, YesNo, column, table


@table("Foyer", workbook="Foyer", sheet="Foyer", key=("participant_id",), is_about_persons=True)
class FoyerParticipants(TableModel):
    """One row per participant; the eight yes-or-no columns say whether the programme covers that area."""

    participant_id: str = column(
        "Deltakernr", kind=Kind.ID, synonyms=("Deltaker",), nullable=False, unique=True, sensitive=True
    )
    birth_date: Date = column("Født", synonyms=("Fødselsdato",), nullable=False, sensitive=True)
    start_date: Date = column("Startet i Foyer", synonyms=("Oppstart", "Start"), nullable=False)
    end_date: Date = column("Sluttet i Foyer", synonyms=("Slutt",))
    planned_end_date: Date = column("Planlagt slutt", synonyms=("Slutter",))
    has_living_training: YesNo = column("Bo-trening", synonyms=("Botrening",), sensitive=True)
    has_education: YesNo = column("Utdanning", sensitive=True)
    has_vocational_training: YesNo = column("Yrkesopplæring", sensitive=True)
    has_health: YesNo = column("Helse", sensitive=True)
    has_economy: YesNo = column("Økonomi", sensitive=True)
    has_leisure_and_network: YesNo = column(
        "Fritid og nettverk", synonyms=("Fritidsaktivitet og nettverk",), sensitive=True
    )
    has_life_skills: YesNo = column("Livsmestring", synonyms=("Generell livsmestring",), sensitive=True)
    has_transition: YesNo = column(
        "Overgang til egen bolig og jobb", synonyms=("Overgang til egen bolig og jobb/aktivitet",), sensitive=True
    )
    followed_up_date: Date = column("Sist fulgt opp", synonyms=("Siste oppfølging",))
    next_follow_up_date: Date = column("Neste oppfølging", synonyms=("Oppfølging frist",))
