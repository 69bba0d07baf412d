"""Sheet Endringer in the plan: the pipeline's own account of each of its cells, read again by the next run."""

from __future__ import annotations

from schemas.columns import Kind, TableModel, column, table


@table(
    "Endringer",
    about="Programmets eget regnskap: én rad per celle det eier i planen.",
    workbook="Bosettingsplan",
    sheet="Endringer",
    key=("sheet", "dwelling_id", "room", "plan_column"),
    is_written_by_run=True,
)
class PlanChanges(TableModel):
    """One row per pipeline-owned cell; ``last_written`` is the base of the next three-way merge."""

    sheet: str = column("Ark", about="Arket cellen står i.", example="Fellesboliger", nullable=False)
    dwelling_id: str = column("Bolignr", about="Boligen det gjelder.", kind=Kind.ID, nullable=False)
    room: str = column(
        "Rom", about="Rommet i boligen, slik det er merket. Tomt når hele boligen gjelder.", example="2", kind=Kind.ID
    )
    plan_column: str = column("Kolonne", about="Kolonnen cellen står i.", example="Ledige plasser", nullable=False)
    cell: str = column("Celle", about="Cellen det gjelder.", example="H7")
    before: str = column("Sto før", about="Det som sto der før kjøringen.", kind=Kind.ANY, sensitive=True)
    ours: str = column("Kildene gir", about="Det kildene gir.", kind=Kind.ANY, sensitive=True)
    after: str = column("Står nå", about="Det som står der etter kjøringen.", kind=Kind.ANY, sensitive=True)
    result: str = column("Resultat", about="Hva som ble gjort med cellen.", example="skrevet", nullable=False)
    why: str = column("Hvorfor", about="Hvorfor det ble gjort.")
    last_written: str = column(
        "Sist skrevet",
        about="Det programmet skrev sist. Slik ser det hva dere har endret.",
        kind=Kind.ANY,
        sensitive=True,
    )
