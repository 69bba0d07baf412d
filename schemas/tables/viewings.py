"""Viewings of dwellings that may become shared housing."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table


@table("Visninger", workbook="Anskaffelser", sheet="Visninger", key=("viewing_id",))
class Viewings(TableModel):
    """One row per viewing, with the checklist's result and the therapist's opinion."""

    viewing_id: str = column("Visningsnr", kind=Kind.ID, nullable=False, unique=True)
    acquisition_id: str = column("Anskaffelsesnr", kind=Kind.ID, synonyms=("Anskaffelse",), nullable=False)
    viewed_date: Date = column("Visningsdato", synonyms=("Dato for visning", "Befaring"), nullable=False)
    checklist_result: str = column("Resultat av sjekkliste", codes=codelists.CHECKLIST_RESULT, synonyms=("Sjekkliste",))
    therapist_opinion: str = column(
        "Miljøterapeutens uttalelse", codes=codelists.OPINION, synonyms=("Miljøterapeut", "Uttalelse")
    )
    opinion_date: Date = column("Uttalelse gitt", synonyms=("Dato for uttalelse",))
    remarks: str = column("Merknad", synonyms=("Kommentar",), optional=True, sensitive=True)
