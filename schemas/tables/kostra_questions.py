"""The lines of KOSTRA form 13 as staff keep them; without it the package's own are used."""

from __future__ import annotations

from schemas.columns import TableModel, column, table


@table(
    "KOSTRA-spørsmål",
    about="Én rad per spørsmål i KOSTRA skjema 13, i skjemaets rekkefølge.",
    workbook="KOSTRA-spørsmål",
    sheet="KOSTRA-spørsmål",
    key=("number",),
    is_written_by_run=True,
)
class KostraQuestions(TableModel):
    """One row per question: where it stands in the form, and which figure answers it."""

    block: str = column("Del av skjemaet", about="Delen av skjemaet spørsmålet står i.", example="Boliger 31.12")
    number: str = column("Spørsmålsnr", about="Spørsmålets nummer.", example="A1", nullable=False, unique=True)
    text: str = column(
        "Spørsmål", about="Spørsmålet slik det står i skjemaet.", example="Boliger i alt", nullable=False
    )
    code: str = column(
        "Tallets kode",
        about="Koden til tallet som svarer på spørsmålet, fra arket Indikatorer i Statistikk.xlsx.",
        example="dwellings_total",
        nullable=False,
    )
    group: str = column(
        "Tallets gruppe",
        about="Gruppen tallet gjelder, fra arket Indikatorer. Tomt når det gjelder alle.",
        example="Flyktning",
    )
