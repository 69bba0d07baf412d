"""Sheet Endringer in the plan: the pipeline's own account of each of its cells, read again by the next run."""

from __future__ import annotations

from schemas.columns import Kind, TableModel, column, table


@table(
    "Endringer",
    workbook="Bosettingsplan",
    sheet="Endringer",
    key=("sheet", "dwelling_id", "room", "plan_column"),
    is_written_by_run=True,
)
class PlanChanges(TableModel):
    """One row per pipeline-owned cell; ``last_written`` is the base of the next three-way merge."""

    sheet: str = column("Ark", nullable=False)
    dwelling_id: str = column("Bolignr", kind=Kind.ID, nullable=False)
    room: str = column("Rom", kind=Kind.ID)
    plan_column: str = column("Kolonne", nullable=False)
    cell: str = column("Celle")
    before: str = column("Sto før", kind=Kind.ANY, sensitive=True)
    ours: str = column("Kildene gir", kind=Kind.ANY, sensitive=True)
    after: str = column("Står nå", kind=Kind.ANY, sensitive=True)
    result: str = column("Resultat", nullable=False)
    why: str = column("Hvorfor")
    last_written: str = column("Sist skrevet", kind=Kind.ANY, sensitive=True)
