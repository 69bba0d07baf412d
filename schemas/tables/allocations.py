"""What the intake team decided: who moves where."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, YesNo, column, table


@table("Tildelinger", workbook="Tildelinger", sheet="Tildelinger", key=("allocation_id",), is_about_persons=True)
class Allocations(TableModel):
    """One row per allocation, with the units that were there and whether the children's need was assessed."""

    allocation_id: str = column("Tildelingsnr", kind=Kind.ID, synonyms=("Tildeling",), nullable=False, unique=True)
    allocated_date: Date = column("Tildelt dato", synonyms=("Møtedato", "Tildelt"), nullable=False)
    household_id: str = column("Husstandsnr", kind=Kind.ID, synonyms=("Husstand",), sensitive=True)
    youth_id: str = column("Ungdomsnr", kind=Kind.ID, synonyms=("Ungdom", "EM-nr"), sensitive=True)
    dwelling_id: str = column("Bolignr", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False)
    room: str = column("Rom", kind=Kind.ID, synonyms=("Romnr", "Hybel"))
    moves_in_date: Date = column("Flytter inn", synonyms=("Innflytting",))
    is_nav_present: YesNo = column("NAV til stede", synonyms=("NAV",))
    is_property_present: YesNo = column("Bygg og eiendom til stede", synonyms=("Bygg og eiendom",))
    is_husbanken_present: YesNo = column("Husbankens virkemidler til stede", synonyms=("Husbankens virkemidler",))
    is_substance_present: YesNo = column("Rus/Psyk til stede", synonyms=("Rus/Psyk",))
    is_refugees_present: YesNo = column("Flyktningeenheten til stede", synonyms=("Flyktningeenhet",))
    are_children_assessed: YesNo = column("Barnas behov vurdert", synonyms=("Barns behov vurdert",))
    is_proposal_followed: YesNo = column("Forslag fulgt", synonyms=("Fulgte forslaget",))
    grounds: str = column("Begrunnelse", synonyms=("Teamets begrunnelse",), sensitive=True)
