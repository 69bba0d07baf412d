"""Tasks that the units have taken on for a family."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, column, table


@table(
    "Familieoppgaver",
    about="Én rad per oppgave en enhet har tatt på seg. Oppgaven er åpen til den er utført.",
    workbook="Satsningsfamilier",
    sheet="Oppgaver",
    key=("task_id",),
    is_about_persons=True,
)
class FamilyTasks(TableModel):
    """One row per task; open until it has a day on which it was done."""

    task_id: str = column(
        "Oppgavenr", about="Oppgavens eget nummer.", example="OP-01", kind=Kind.ID, nullable=False, unique=True
    )
    family_id: str = column(
        "Familienr",
        about="Familien det gjelder. Bruk nummer, aldri navn.",
        kind=Kind.ID,
        synonyms=("Familie",),
        nullable=False,
        sensitive=True,
    )
    unit: str = column(
        "Ansvarlig enhet",
        about="Enheten som skal utføre oppgaven.",
        codes=codelists.UNIT,
        synonyms=("Enhet", "Ansvar"),
        nullable=False,
    )
    task: str = column("Oppgave", about="Hva som skal gjøres.", example="Søke om barnehageplass", sensitive=True)
    given_date: Date = column("Avtalt", about="Dagen oppgaven ble avtalt.", synonyms=("Gitt dato",))
    due_date: Date = column("Frist", about="Fristen for oppgaven.")
    done_date: Date = column(
        "Utført", about="Dagen oppgaven ble utført. Tomt så lenge den er åpen.", synonyms=("Gjort", "Ferdig")
    )
