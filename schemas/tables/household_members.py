"""Who belongs to the households that apply."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table


@table(
    "Husstandsmedlemmer",
    workbook="Søknader",
    sheet="Husstandsmedlemmer",
    key=("household_id", "member_no"),
    is_about_persons=True,
)
class HouseholdMembers(TableModel):
    """One row per person; a child may live there always, half of the time, or only visit."""

    household_id: str = column("Husstandsnr", kind=Kind.ID, synonyms=("Husstand",), nullable=False, sensitive=True)
    member_no: str = column("Personnr i husstanden", kind=Kind.ID, synonyms=("Løpenr", "Person"), nullable=False)
    birth_date: Date = column("Født", synonyms=("Fødselsdato",), sensitive=True)
    sex: str = column("Kjønn", codes=codelists.SEX, sensitive=True)
    relation: str = column("Rolle i husstanden", codes=codelists.RELATION, synonyms=("Rolle", "Relasjon"))
    lives_here: str = column("Bor her", codes=codelists.LIVES_HERE, synonyms=("Bosted",), sensitive=True)
