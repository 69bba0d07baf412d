"""The dwellings that the municipality has the use of."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, YesNo, column, extra, table


@table(
    "Boliger",
    workbook="Boligregister",
    sheet="Boliger",
    key=("dwelling_id",),
    extras=(
        extra(
            "address",
            "Adresse",
            ("street_name", "house_number", "house_letter", "unit_number", "unit_subref"),
            synonyms=("Gateadresse", "Besøksadresse"),
        ),
        extra("gnr", "Gnr", ("cadastre",), kind=Kind.INTEGER, synonyms=("Gårdsnr", "Gårdsnummer")),
        extra("bnr", "Bnr", ("cadastre",), kind=Kind.INTEGER, synonyms=("Bruksnr", "Bruksnummer")),
    ),
)
class Dwellings(TableModel):
    """One row per dwelling; a shared dwelling is one row with two or more places."""

    dwelling_id: str = column(
        "Bolignr",
        kind=Kind.ID,
        synonyms=("Bolig-ID", "Bolig ID", "Objektnr", "Nummer", "Enhetsnr"),
        nullable=False,
        unique=True,
    )
    street_name: str = column("Gatenavn", synonyms=("Gate", "Vei", "Veinavn"))
    house_number: Integer = column("Husnr", synonyms=("Husnummer", "Nr"), minimum=1, maximum=9999)
    house_letter: str = column("Bokstav", kind=Kind.ID, synonyms=("Husbokstav", "Oppgang"))
    unit_number: str = column("Bruksenhetsnr", kind=Kind.UNIT_NUMBER, synonyms=("Bruksenhet", "Leilighetsnr", "H-nr"))
    unit_subref: str = column(
        "Romreferanse", kind=Kind.ID, synonyms=("Ekstra referanse", "Ekstrareferanse"), optional=True
    )
    postal_code: str = column("Postnr", kind=Kind.DIGITS, digits=4, synonyms=("Postnummer",))
    postal_place: str = column("Poststed", synonyms=("Sted",))
    municipality_no: str = column("Kommunenr", kind=Kind.DIGITS, digits=4, synonyms=("Kommunenummer", "Knr"))
    cadastre: str = column("Gnr/bnr", kind=Kind.CADASTRE, synonyms=("Matrikkel", "Gårds- og bruksnr"))
    dwelling_type: str = column("Boligtype", codes=codelists.DWELLING_TYPE, synonyms=("Seksjonstype", "Kategori bolig"))
    layout_type: str = column("Type leilighet", codes=codelists.LAYOUT_TYPE, synonyms=("Leilighetstype", "Planløsning"))
    disposal_form: str = column(
        "Disposisjonsform", codes=codelists.DISPOSAL_FORM, synonyms=("Eierform", "Eieform"), nullable=False
    )
    is_shared_housing: YesNo = column("Fellesbolig", synonyms=("Bofellesskap", "Felles bolig"), nullable=False)
    usable_area_m2: float = column(
        "Bruksareal", unit="m²", synonyms=("BRA", "Areal", "Mengde"), minimum=5, maximum=2000
    )
    room_count: Integer = column("Antall rom", synonyms=("Rom",), minimum=1, maximum=60)
    approved_bedrooms: Integer = column("Antall soverom", synonyms=("Soverom",), minimum=0, maximum=50)
    places: Integer = column("Antall plasser", synonyms=("Plasser",), minimum=1, maximum=60)
    floor: Integer = column("Etasje", minimum=-3, maximum=60)
    wheelchair_accessible: YesNo = column("Rullestoltilpasset", synonyms=("Tilgjengelig for rullestol", "Rullestol"))
    dwelling_status: str = column("Boligstatus", codes=codelists.DWELLING_STATUS, synonyms=("Status utleie",))
    rent_nok_month: float = column(
        "Månedsleie", unit="kr/mnd", synonyms=("Husleie", "Leie"), minimum=0, maximum=100_000
    )
    in_stock_from: Date = column("I bruk fra", synonyms=("Anskaffet dato", "Anskaffet", "Disponert fra"))
    in_stock_to: Date = column("I bruk til", synonyms=("Avhendet", "Disponert til"))
    remarks: str = column("Merknad", synonyms=("Kommentar",), optional=True, sensitive=True)
