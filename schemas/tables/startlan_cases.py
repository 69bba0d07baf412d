"""Start-up loans and grants from Husbanken's funds."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table("Startlånsaker", workbook="Startlån", sheet="Saker", key=("case_id",), is_about_persons=True)
class StartlanCases(TableModel):
    """One row per case; amounts in whole or broken kroner."""

    case_id: str = column(
        "Saksnr", kind=Kind.ID, synonyms=("Sak", "Saksnummer"), nullable=False, unique=True, sensitive=True
    )
    case_status: str = column("Status", codes=codelists.CASE_STATUS, nullable=False)
    decision_date: Date = column("Vedtak", synonyms=("Vedtaksdato",))
    payment_date: Date = column("Utbetalt", synonyms=("Utbetalt dato", "Utbetalingsdato"))
    loan_nok: float = column("Startlån", unit="kr", synonyms=("Lån",), minimum=0, maximum=50_000_000)
    grant_nok: float = column("Tilskudd", unit="kr", minimum=0, maximum=50_000_000)
    purpose: str = column("Formål", codes=codelists.LOAN_PURPOSE)
    adult_count: Integer = column("Antall voksne", synonyms=("Voksne",), minimum=0, maximum=20)
    child_count: Integer = column("Antall barn", synonyms=("Barn", "Barn under 18"), minimum=0, maximum=20)
    previous_tenure: str = column("Boforhold før", codes=codelists.PREVIOUS_TENURE, synonyms=("Tidligere boforhold",))
