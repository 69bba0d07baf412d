"""Who lives where: contracts and places of residents."""

from __future__ import annotations

from schemas.codelists import Code, CodeList
from schemas.columns import Date, Kind, TableModel, YesNo, column, extra, table
from schemas.protection import protection_column

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
    about="Én rad per beboer og botid. Den som flytter, får en ny rad.",
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
        "Leieforholdnr",
        about="Leieforholdets eget nummer.",
        example="L-0001",
        kind=Kind.ID,
        synonyms=("Leieforhold", "Løpenummer"),
        nullable=False,
        unique=True,
    )
    dwelling_id: str = column(
        "Bolignr",
        about="Boligen det gjelder.",
        kind=Kind.ID,
        synonyms=("Bolig-ID", "Objektnr", "Fasilitetsnummer"),
        nullable=False,
    )
    room: str = column(
        "Rom",
        about="Rommet i boligen, slik det er merket. Tomt når hele boligen gjelder.",
        example="2",
        kind=Kind.ID,
        synonyms=("Romnr", "Hybel"),
    )
    household_id: str = column(
        "Husstandsnr",
        about="Husstanden som bor der. Tomt når beboeren er en enslig ungdom.",
        example="H-0042",
        kind=Kind.ID,
        synonyms=("Husstand", "Leietaker nummer"),
        sensitive=True,
    )
    youth_id: str = column(
        "Ungdomsnr",
        about="Ungdommen som bor der. Tomt når beboeren er en husstand.",
        kind=Kind.ID,
        synonyms=("Ungdom", "EM-nr"),
        sensitive=True,
    )
    has_own_contract: YesNo = column(
        "Egen leiekontrakt",
        about="Om beboeren har egen leiekontrakt. Avgjør hvordan KOSTRA teller boligen.",
        synonyms=("Egen kontrakt",),
        nullable=False,
    )
    start_date: Date = column(
        "Innflyttet", about="Første dag beboeren bodde der.", synonyms=("Fra", "Fra dato", "Startdato"), nullable=False
    )
    end_date: Date = column(
        "Utflyttet",
        about="Siste dag beboeren bor der. Tomt når ingen vet det.",
        synonyms=("Til", "Til dato", "Sluttdato", "Fraflyttet"),
    )
    is_open_ended: YesNo = column("Tidsubestemt", about="Om leieforholdet er uten sluttdato.", synonyms=("Løpende",))
    deposit_nok: float = column(
        "Depositum", about="Depositumet beboeren har stilt.", example="15 000", unit="kr", minimum=0, maximum=1_000_000
    )
    short_lease_grounds: str = column(
        "Grunn til under 3 år",
        about="Hvorfor kontrakten er kortere enn tre år, når den er det.",
        example="Eleven flytter etter skolen",
        synonyms=("Begrunnelse kort kontrakt",),
    )
    address_protection: str = protection_column("beboeren")
    is_rent_to_own: YesNo = column(
        "Leie til eie",
        about="Om beboeren leier med avtale om å kjøpe boligen.",
        synonyms=("Leie-til-eie",),
        optional=True,
    )
