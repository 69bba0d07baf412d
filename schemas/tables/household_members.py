"""Who belongs to the households that apply."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table
from schemas.protection import protection_column


@table(
    "Husstandsmedlemmer",
    about="Én rad per person i en husstand som har søkt.",
    workbook="Søknader",
    sheet="Husstandsmedlemmer",
    key=("household_id", "member_no"),
    is_about_persons=True,
)
class HouseholdMembers(TableModel):
    """One row per person; a child may live there always, half of the time, or only visit."""

    household_id: str = column(
        "Husstandsnr",
        about="Husstanden personen hører til. Bruk nummer, aldri navn.",
        example="H-0042",
        kind=Kind.ID,
        synonyms=("Husstand",),
        nullable=False,
        sensitive=True,
    )
    member_no: str = column(
        "Personnr i husstanden",
        about="Nummer på personen innenfor husstanden: 1, 2, 3 …",
        example="1",
        kind=Kind.ID,
        synonyms=("Løpenr", "Person"),
        nullable=False,
    )
    birth_date: Date = column(
        "Født",
        about="Fødselsdatoen. Alderen regnes av den.",
        example="14.05.2003",
        synonyms=("Fødselsdato",),
        sensitive=True,
    )
    sex: str = column(
        "Kjønn", about="Kjønnet, så behovet for soverom kan regnes ut.", codes=codelists.SEX, sensitive=True
    )
    relation: str = column(
        "Rolle i husstanden",
        about="Hvem personen er i husstanden.",
        codes=codelists.RELATION,
        synonyms=("Rolle", "Relasjon"),
    )
    lives_here: str = column(
        "Bor her",
        about="Om personen bor der fast, halve tiden eller bare på samvær.",
        codes=codelists.LIVES_HERE,
        synonyms=("Bosted",),
        sensitive=True,
    )
    address_protection: str = protection_column("medlemmet")
