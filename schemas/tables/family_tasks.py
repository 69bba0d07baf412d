"""Tasks that the units have taken on for a family."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table


@table("Familieoppgaver", workbook="Satsningsfamilier", sheet="Oppgaver", key=("task_id",), is_about_persons=True)
class FamilyTasks(TableModel):
    """One row per task; open until it has a day on which it was done."""

    task_id: str = column("Oppgavenr", kind=Kind.ID, nullable=False, unique=True)
    family_id: str = column("Familienr", kind=Kind.ID, synonyms=("Familie",), nullable=False, sensitive=True)
    unit: str = column("Ansvarlig enhet", codes=codelists.UNIT, synonyms=("Enhet", "Ansvar"), nullable=False)
    task: str = column("Oppgave", sensitive=True)
    given_date: Date = column("Avtalt", synonyms=("Gitt dato",))
    due_date: Date = column("Frist")
    done_date: Date = column("Utført", synonyms=("Gjort", "Ferdig"))
