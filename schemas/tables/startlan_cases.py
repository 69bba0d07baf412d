"""Start-up loans and grants from Husbanken's funds."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, column, table
from schemas.protection import protection_column


@table(
    "Startlånsaker",
    about="Én rad per sak om startlån eller tilskudd fra Husbankens midler.",
    workbook="Startlån",
    sheet="Saker",
    key=("case_id",),
    is_about_persons=True,
)
class StartlanCases(TableModel):
    """One row per case; amounts in whole or broken kroner."""

    case_id: str = column(
        "Saksnr",
        about="Sakens eget nummer.",
        example="S-2019-001",
        kind=Kind.ID,
        synonyms=("Sak", "Saksnummer"),
        nullable=False,
        unique=True,
        sensitive=True,
    )
    case_status: str = column("Status", about="Hvor saken står.", codes=codelists.CASE_STATUS, nullable=False)
    decision_date: Date = column("Vedtak", about="Dagen saken ble avgjort.", synonyms=("Vedtaksdato",))
    payment_date: Date = column(
        "Utbetalt", about="Dagen pengene ble utbetalt.", synonyms=("Utbetalt dato", "Utbetalingsdato")
    )
    loan_nok: float = column(
        "Startlån",
        about="Lånet som er gitt eller utbetalt.",
        example="1 850 000",
        unit="kr",
        synonyms=("Lån",),
        minimum=0,
        maximum=50_000_000,
    )
    grant_nok: float = column(
        "Tilskudd",
        about="Tilskuddet som er gitt eller utbetalt.",
        example="200 000",
        unit="kr",
        minimum=0,
        maximum=50_000_000,
    )
    purpose: str = column("Formål", about="Hva pengene skal brukes til.", codes=codelists.LOAN_PURPOSE)
    adult_count: Integer = column(
        "Antall voksne", about="Antall voksne i husstanden.", example="2", synonyms=("Voksne",), minimum=0, maximum=20
    )
    child_count: Integer = column(
        "Antall barn",
        about="Antall barn under 18 år som bor fast i husstanden.",
        example="3",
        synonyms=("Barn", "Barn under 18"),
        minimum=0,
        maximum=20,
    )
    previous_tenure: str = column(
        "Boforhold før",
        about="Hvordan husstanden bodde da den søkte.",
        codes=codelists.PREVIOUS_TENURE,
        synonyms=("Tidligere boforhold",),
    )
    address_protection: str = protection_column("noen i husstanden")
    carry_over_grounds: str = column(
        "Forklaring overføring",
        about="Hvorfor tilsagnet ikke er utbetalt i året det ble gitt, når det er overført til neste år.",
        example="Boligen er ikke ferdig bygd",
        synonyms=("Grunn til overføring",),
        optional=True,
        sensitive=True,
    )
    repaid_nok: float = column(
        "Tilbakebetalt",
        about="Det av lånet eller tilskuddet som er betalt tilbake til Husbanken.",
        example="50 000",
        unit="kr",
        synonyms=("Tilbakebetalt beløp",),
        minimum=0,
        maximum=50_000_000,
        optional=True,
    )
    repaid_date: Date = column(
        "Tilbakebetalt dato", about="Dagen pengene ble betalt tilbake til Husbanken.", optional=True
    )
