"""The dwellings that the municipality has the use of."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, YesNo, column, extra, table


@table(
    "Boliger",
    about="Én rad per bolig kommunen disponerer. En fellesbolig er én rad, med antall plasser.",
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
        about="Boligens eget nummer. Det samme nummeret brukes i alle arkene.",
        example="B-0001",
        kind=Kind.ID,
        synonyms=("Bolig-ID", "Bolig ID", "Objektnr", "Nummer", "Enhetsnr"),
        nullable=False,
        unique=True,
    )
    street_name: str = column(
        "Gatenavn", about="Gatenavnet uten husnummer.", example="Storgata", synonyms=("Gate", "Vei", "Veinavn")
    )
    house_number: Integer = column(
        "Husnr", about="Husnummeret uten bokstav.", example="12", synonyms=("Husnummer", "Nr"), minimum=1, maximum=9999
    )
    house_letter: str = column(
        "Bokstav",
        about="Bokstaven etter husnummeret, når adressen har en.",
        example="B",
        kind=Kind.ID,
        synonyms=("Husbokstav", "Oppgang"),
    )
    unit_number: str = column(
        "Bruksenhetsnr",
        about="Bruksenhetsnummeret fra matrikkelen: H, U, L eller K og fire sifre.",
        example="H0201",
        kind=Kind.UNIT_NUMBER,
        synonyms=("Bruksenhet", "Leilighetsnr", "H-nr"),
    )
    unit_subref: str = column(
        "Romreferanse",
        about="Skiller rom eller hybler med samme bruksenhetsnummer.",
        example="A",
        kind=Kind.ID,
        synonyms=("Ekstra referanse", "Ekstrareferanse"),
        optional=True,
    )
    postal_code: str = column(
        "Postnr",
        about="Postnummeret med fire sifre.",
        example="0155",
        kind=Kind.DIGITS,
        digits=4,
        synonyms=("Postnummer",),
    )
    postal_place: str = column("Poststed", about="Poststedet.", example="Lurvik", synonyms=("Sted",))
    municipality_no: str = column(
        "Kommunenr",
        about="Kommunenummeret med fire sifre.",
        example="0301",
        kind=Kind.DIGITS,
        digits=4,
        synonyms=("Kommunenummer", "Knr"),
    )
    cadastre: str = column(
        "Gnr/bnr",
        about="Gårdsnummer og bruksnummer med skråstrek imellom.",
        example="118/507",
        kind=Kind.CADASTRE,
        synonyms=("Matrikkel", "Gårds- og bruksnr"),
    )
    dwelling_type: str = column(
        "Boligtype",
        about="Hva slags bolig dette er, med Kobos inndeling.",
        codes=codelists.DWELLING_TYPE,
        synonyms=("Seksjonstype", "Kategori bolig"),
    )
    layout_type: str = column(
        "Type leilighet",
        about="Størrelsen etter antall rom. Avgjør satsen for husleiepakken.",
        codes=codelists.LAYOUT_TYPE,
        synonyms=("Leilighetstype", "Planløsning"),
    )
    disposal_form: str = column(
        "Disposisjonsform",
        about="Hvordan kommunen disponerer boligen: eid, innleid eller med avtalt rett.",
        codes=codelists.DISPOSAL_FORM,
        synonyms=("Eierform", "Eieform"),
        nullable=False,
    )
    is_shared_housing: YesNo = column(
        "Fellesbolig",
        about="Om beboere uten felles husstand deler boligen.",
        synonyms=("Bofellesskap", "Felles bolig"),
        nullable=False,
    )
    usable_area_m2: float = column(
        "Bruksareal",
        about="Bruksarealet i hele boligen.",
        example="68,5",
        unit="m²",
        synonyms=("BRA", "Areal", "Mengde"),
        minimum=5,
        maximum=2000,
    )
    room_count: Integer = column(
        "Antall rom",
        about="Antall rom, med stue og soverom, uten kjøkken og bad.",
        example="3",
        synonyms=("Rom",),
        minimum=1,
        maximum=60,
    )
    approved_bedrooms: Integer = column(
        "Antall soverom",
        about="Antall rom som er godkjent som soverom.",
        example="2",
        synonyms=("Soverom",),
        minimum=0,
        maximum=50,
    )
    places: Integer = column(
        "Antall plasser",
        about="Antall personer det er plass til når boligen er en fellesbolig.",
        example="3",
        synonyms=("Plasser",),
        minimum=1,
        maximum=60,
    )
    floor: Integer = column(
        "Etasje", about="Etasjen inngangen ligger i; 1 er bakkeplan.", example="2", minimum=-3, maximum=60
    )
    wheelchair_accessible: YesNo = column(
        "Rullestoltilpasset",
        about="Om en rullestolbruker kan komme inn og bruke de nødvendige rommene alene.",
        synonyms=("Tilgjengelig for rullestol", "Rullestol"),
    )
    dwelling_status: str = column(
        "Boligstatus",
        about="Om boligen er utleid, klar, under vedlikehold eller ikke tilgjengelig.",
        codes=codelists.DWELLING_STATUS,
        synonyms=("Status utleie",),
    )
    rent_nok_month: float = column(
        "Månedsleie",
        about="Husleien beboeren eller kommunen tar for hele boligen per måned.",
        example="9 500",
        unit="kr/mnd",
        synonyms=("Husleie", "Leie"),
        minimum=0,
        maximum=100_000,
    )
    in_stock_from: Date = column(
        "I bruk fra",
        about="Første dag kommunen disponerte boligen.",
        synonyms=("Anskaffet dato", "Anskaffet", "Disponert fra"),
    )
    in_stock_to: Date = column(
        "I bruk til",
        about="Siste dag kommunen disponerer boligen. Tomt så lenge den er i bruk.",
        synonyms=("Avhendet", "Disponert til"),
    )
    ground_lease_no: Integer = column(
        "Festenr",
        about="Festenummeret fra matrikkelen, når tomten er festet.",
        example="4",
        synonyms=("Festenummer",),
        minimum=0,
        maximum=99_999,
        optional=True,
    )
    section_no: Integer = column(
        "Seksjonsnr",
        about="Seksjonsnummeret fra matrikkelen, når boligen er en eierseksjon.",
        example="7",
        synonyms=("Seksjonsnummer",),
        minimum=0,
        maximum=99_999,
        optional=True,
    )
    dwelling_subtype: str = column(
        "Underkategori boligtype",
        about="Kommunens egen inndeling av boligtypen, slik den skal stå i Kobo.",
        example="Bemannet omsorgsbolig",
        synonyms=("Underkategori",),
        optional=True,
    )
    owner_name: str = column(
        "Eiers navn",
        about="Den som eier boligen, når det ikke er kommunen. Er cellen tom, brukes utleieren i Innleie.",
        example="Lurvik Eiendom AS",
        synonyms=("Boligeier", "Boligeiers navn"),
        optional=True,
        sensitive=True,
    )
    owner_organisation_no: str = column(
        "Eiers organisasjonsnr",
        about="Organisasjonsnummeret til eieren, ni sifre.",
        example="123456785",
        kind=Kind.DIGITS,
        digits=9,
        synonyms=("Boligeiers organisasjonsnummer", "Organisasjonsnummer eier"),
        optional=True,
    )
    owner_mobile: str = column(
        "Eiers mobilnr",
        about="Mobilnummeret til eieren.",
        example="00000000",
        synonyms=("Boligeiers mobilnummer", "Mobilnummer eier"),
        optional=True,
        sensitive=True,
    )
    status_date: Date = column(
        "Statusdato", about="Dagen boligen fikk statusen den har.", synonyms=("Status fra",), optional=True
    )
    electricity_meter: str = column(
        "Målernr strøm",
        about="Nummeret på strømmåleren.",
        example="M-1001",
        synonyms=("Målernummer strøm", "Strømmåler"),
        optional=True,
    )
    water_meter: str = column(
        "Målernr vann",
        about="Nummeret på vannmåleren.",
        example="V-1001",
        synonyms=("Målernummer vann", "Vannmåler"),
        optional=True,
    )
    deposit_nok: float = column(
        "Depositum",
        about="Depositumet som kreves for hele boligen.",
        example="15 000",
        unit="kr",
        minimum=0,
        maximum=1_000_000,
        optional=True,
    )
    primary_school_district: str = column(
        "Skolekrets barneskole",
        about="Barneskolen boligen sogner til.",
        example="Lurvik skole",
        synonyms=("Barneskolekrets",),
        optional=True,
    )
    lower_secondary_school_district: str = column(
        "Skolekrets ungdomsskole",
        about="Ungdomsskolen boligen sogner til.",
        example="Lurvik ungdomsskole",
        synonyms=("Ungdomsskolekrets",),
        optional=True,
    )
    qualifies_for_vat_compensation: YesNo = column(
        "Mva-kompensasjon",
        about="Om boligen gir rett til kompensasjon av merverdiavgift.",
        synonyms=("Kvalifiserer til mva-kompensasjon",),
        optional=True,
    )
    is_staffed_day_and_night: YesNo = column(
        "Døgnbemannet",
        about="Om det er ansatte til stede hele døgnet.",
        synonyms=("Heldøgns bemanning",),
        optional=True,
    )
    has_staff_base: YesNo = column(
        "Personalbase", about="Om boligen har en base for de ansatte.", synonyms=("Har personalbase",), optional=True
    )
    remarks: str = column(
        "Merknad",
        about="Fritt notat. Blir aldri med i tall eller rapporter som leveres ut.",
        synonyms=("Kommentar",),
        optional=True,
        sensitive=True,
    )
