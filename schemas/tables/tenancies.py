"""Who lives where: contracts and places of residents."""

from __future__ import annotations

from schemas.codelists import Code, CodeList
from schemas.columns import Date, Kind, TableModel, YesNo, column, extra, table

PSEUDO_TENANT = CodeList(
    "Leietaker som ikke er en person",
    (
        Code("PASSIVE", "Passiv"),
        Code("TEMPORARY", "Midlertidig bolig", ("Midlertidig botilbud",)),
        Code("REFUGEE_SERVICE", "Flyktningtjenesten", ("Flyktningetjenesten", "Flyktningtjeneste")),
    ),
)
"""What registers put where a tenant's name belongs while nobody lives there on a contract."""


@table(
    "Leieforhold",
    workbook="Kontrakter",
    sheet="Leieforhold",
    key=("tenancy_id",),
    is_about_persons=True,
    extras=(
        extra("contract_end_date", "Kontrakt utgår", ("end_date",), kind=Kind.DATE, synonyms=("Kontraktslutt",)),
        extra("tenant", "Leietaker", synonyms=("Navn på leietaker",), sensitive=True),
    ),
)
class Tenancies(TableModel):
    """One row per resident and stay; the end date is the last day lived in, empty while nobody knows it."""

    tenancy_id: str = column(
        "Leieforholdnr", kind=Kind.ID, synonyms=("Leieforhold", "Løpenummer"), nullable=False, unique=True
    )
    dwelling_id: str = column(
        "Bolignr", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr", "Fasilitetsnummer"), nullable=False
    )
    room: str = column("Rom", kind=Kind.ID, synonyms=("Romnr", "Hybel"))
    household_id: str = column("Husstandsnr", kind=Kind.ID, synonyms=("Husstand", "Leietaker nummer"), sensitive=True)
    youth_id: str = column("Ungdomsnr", kind=Kind.ID, synonyms=("Ungdom", "EM-nr"), sensitive=True)
    has_own_contract: YesNo = column("Egen leiekontrakt", synonyms=("Egen kontrakt",), nullable=False)
    start_date: Date = column("Innflyttet", synonyms=("Fra", "Fra dato", "Startdato"), nullable=False)
    end_date: Date = column("Utflyttet", synonyms=("Til", "Til dato", "Sluttdato", "Fraflyttet"))
    is_open_ended: YesNo = column("Tidsubestemt", synonyms=("Løpende",))
    deposit_nok: float = column("Depositum", unit="kr", minimum=0, maximum=1_000_000)
    short_lease_grounds: str = column("Grunn til under 3 år", synonyms=("Begrunnelse kort kontrakt",))
