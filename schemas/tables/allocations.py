"""What the intake team decided: who moves where."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, YesNo, column, table


@table(
    "Tildelinger",
    about="Én rad per tildeling inntaksteamet har vedtatt.",
    workbook="Tildelinger",
    sheet="Tildelinger",
    key=("allocation_id",),
    is_about_persons=True,
)
class Allocations(TableModel):
    """One row per allocation, with the units that were there and whether the children's need was assessed."""

    allocation_id: str = column(
        "Tildelingsnr",
        about="Tildelingens eget nummer.",
        example="T-0001",
        kind=Kind.ID,
        synonyms=("Tildeling",),
        nullable=False,
        unique=True,
    )
    allocated_date: Date = column(
        "Tildelt dato",
        about="Dagen inntaksteamet vedtok tildelingen.",
        synonyms=("Møtedato", "Tildelt"),
        nullable=False,
    )
    household_id: str = column(
        "Husstandsnr",
        about="Husstanden som får boligen. Tomt når det er en enslig ungdom.",
        example="H-0042",
        kind=Kind.ID,
        synonyms=("Husstand",),
        sensitive=True,
    )
    youth_id: str = column(
        "Ungdomsnr",
        about="Ungdommen som får plassen. Tomt når det er en husstand.",
        kind=Kind.ID,
        synonyms=("Ungdom", "EM-nr"),
        sensitive=True,
    )
    dwelling_id: str = column(
        "Bolignr", about="Boligen som tildeles.", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False
    )
    room: str = column(
        "Rom",
        about="Rommet i boligen, slik det er merket. Tomt når hele boligen gjelder.",
        example="2",
        kind=Kind.ID,
        synonyms=("Romnr", "Hybel"),
    )
    moves_in_date: Date = column("Flytter inn", about="Avtalt dag for innflytting.", synonyms=("Innflytting",))
    is_nav_present: YesNo = column("NAV til stede", about="Om NAV var med i møtet.", synonyms=("NAV",))
    is_property_present: YesNo = column(
        "Bygg og eiendom til stede", about="Om Bygg og eiendom var med i møtet.", synonyms=("Bygg og eiendom",)
    )
    is_husbanken_present: YesNo = column(
        "Husbankens virkemidler til stede",
        about="Om Husbankens virkemidler var med i møtet.",
        synonyms=("Husbankens virkemidler",),
    )
    is_substance_present: YesNo = column(
        "Rus/Psyk til stede", about="Om Rus/Psyk var med i møtet.", synonyms=("Rus/Psyk",)
    )
    is_refugees_present: YesNo = column(
        "Flyktningeenheten til stede", about="Om Flyktningeenheten var med i møtet.", synonyms=("Flyktningeenhet",)
    )
    are_children_assessed: YesNo = column(
        "Barnas behov vurdert", about="Om barnas behov ble vurdert før tildelingen.", synonyms=("Barns behov vurdert",)
    )
    is_proposal_followed: YesNo = column(
        "Forslag fulgt", about="Om teamet fulgte forslaget fra programmet.", synonyms=("Fulgte forslaget",)
    )
    grounds: str = column(
        "Begrunnelse",
        about="Teamets egen begrunnelse, også når forslaget ikke ble fulgt.",
        example="Kort vei til barnas skole",
        synonyms=("Teamets begrunnelse",),
        sensitive=True,
    )
