"""Viewings of dwellings that may become shared housing."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table


@table("Visninger", about="Én rad per visning.", workbook="Anskaffelser", sheet="Visninger", key=("viewing_id",))
class Viewings(TableModel):
    """One row per viewing, with the checklist's result and the therapist's opinion."""

    viewing_id: str = column(
        "Visningsnr", about="Visningens eget nummer.", example="V-001", kind=Kind.ID, nullable=False, unique=True
    )
    acquisition_id: str = column(
        "Anskaffelsesnr", about="Anskaffelsen det gjelder.", kind=Kind.ID, synonyms=("Anskaffelse",), nullable=False
    )
    viewed_date: Date = column(
        "Visningsdato", about="Dagen visningen ble holdt.", synonyms=("Dato for visning", "Befaring"), nullable=False
    )
    checklist_result: str = column(
        "Resultat av sjekkliste",
        about="Hva sjekklisten konkluderte med.",
        codes=codelists.CHECKLIST_RESULT,
        synonyms=("Sjekkliste",),
    )
    therapist_opinion: str = column(
        "Miljøterapeutens uttalelse",
        about="Miljøterapeutens vurdering av boligen.",
        codes=codelists.OPINION,
        synonyms=("Miljøterapeut", "Uttalelse"),
    )
    opinion_date: Date = column(
        "Uttalelse gitt", about="Dagen miljøterapeuten ga uttalelsen.", synonyms=("Dato for uttalelse",)
    )
    remarks: str = column(
        "Merknad",
        about="Fritt notat. Blir aldri med i tall eller rapporter som leveres ut.",
        synonyms=("Kommentar",),
        optional=True,
        sensitive=True,
    )
