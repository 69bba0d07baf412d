"""The closed lists that cells choose from: our code, the bokmål label, and other spellings met in real files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Code:
    """One entry: the code stored, the label people read, and spellings that mean the same."""

    code: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A named list of codes, in the order that people expect to see them."""

    name: str
    codes: tuple[Code, ...]

    def label(self, code: str) -> str:
        """Bokmål label of ``code``; raises KeyError for a code that is not in the list."""
        return self._label_of[code]

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, for drop-downs and messages."""
        return tuple(entry.label for entry in self.codes)

    @property
    def values(self) -> tuple[str, ...]:
        """All codes, for the schema's check."""
        return tuple(entry.code for entry in self.codes)

    @cached_property
    def _label_of(self) -> dict[str, str]:
        return {entry.code: entry.label for entry in self.codes}


DWELLING_TYPE = CodeList(
    "Boligtype",
    (
        Code(
            "ORDINAR_BOLIG", "Ordinær bolig", ("Komm.bolig", "Kommunal bolig", "Flyktningebolig", "Gjennomgangsbolig")
        ),
        Code("OMSORGSBOLIG", "Omsorgsbolig"),
        Code("TJENESTEBOLIG", "Tjenestebolig"),
        Code("ANNET_UTLEIEOBJEKT", "Annet utleieobjekt", ("Annet",)),
    ),
)
LAYOUT_TYPE = CodeList(
    "Type leilighet",
    (
        Code("ROOM", "Hybel"),
        Code("ONE_ROOM", "1-roms", ("1 rom", "1-roms leilighet")),
        Code("TWO_ROOMS", "2-roms", ("2 rom", "2-roms leilighet")),
        Code("THREE_ROOMS", "3-roms", ("3 rom", "3-roms leilighet")),
        Code("FOUR_ROOMS", "4-roms", ("4 rom", "4-roms leilighet")),
        Code("FIVE_ROOMS_PLUS", "5-roms eller større", ("5-roms", "5 rom", "6-roms")),
    ),
)
BUILDING_TYPE = CodeList(
    "Bygningstype",
    (
        Code("DETACHED", "Enebolig"),
        Code("SEMI_DETACHED", "Tomannsbolig", ("Vertikaldelt tomannsbolig",)),
        Code("ROW_HOUSE", "Rekkehus", ("Kjedehus",)),
        Code("FOUR_UNIT", "Firemannsbolig"),
        Code("BLOCK", "Blokk", ("Leilighet i blokk", "Leilighet")),
        Code("BEDSIT", "Hybelhus", ("Hybelbygg",)),
    ),
)
DISPOSAL_FORM = CodeList(
    "Disposisjonsform",
    (
        Code("KOMMUNALT_EID", "Kommunalt eid", ("Eid", "Eid av kommunen", "Kommunal")),
        Code("INNLEID_FRA_KOMMUNALT_FORETAK", "Innleid fra kommunalt foretak"),
        Code("INNLEID_FRA_STIFTELSE", "Innleid fra stiftelse"),
        Code("INNLEID_FRA_PRIVAT_FORETAK", "Innleid fra privat foretak"),
        Code("INNLEID_FRA_PRIVATPERSON", "Innleid fra privatperson", ("Leid", "Innleid", "Innleid privat")),
        Code("PRIVAT_TILDELINGSRETT", "Tildelingsavtale", ("Tildelingsrett",)),
        Code("PRIVAT_TILVISNINGSRETT", "Tilvisningsavtale", ("Tilvisningsrett",)),
    ),
)
DWELLING_STATUS = CodeList(
    "Boligstatus",
    (
        Code("KLAR_FOR_INNFLYTTING", "Klar for innflytting", ("Klar til tildeling", "Ledig")),
        Code("UTLEID", "Utleid", ("Tildelt/under kontrakt", "Opptatt")),
        Code("VEDLIKEHOLD", "Vedlikehold", ("Under renovering", "Under vedlikehold", "Oppussing")),
        Code("IKKE_TILGJENGELIG", "Ikke tilgjengelig", ("Utilgjengelig",)),
    ),
)
RISK = CodeList(
    "Risiko",
    (Code("LOW", "Lav", ("Liten",)), Code("MEDIUM", "Middels", ("Moderat",)), Code("HIGH", "Høy", ("Stor",))),
)
OUTDOOR_AREA = CodeList(
    "Uteområde ved bolig",
    (
        Code("FENCED", "Skjermet lekeplass eller plen", ("Skjermet",)),
        Code("OPEN", "Åpen lekeplass eller plen", ("Åpent", "Plen", "Lekeplass")),
        Code("NONE", "Ingen"),
    ),
)
LEASE_PERIOD = CodeList(
    "Leieperiode",
    (
        Code("OPEN_ENDED", "Løpende", ("Løpende kontrakt", "Tidsubestemt")),
        Code("OVER_THREE_YEARS", "Lenger enn 3 år", ("Over 3 år", "> 3 år")),
        Code("UP_TO_THREE_YEARS", "Inntil 3 år", ("Under 3 år", "3 år")),
    ),
)
SEX = CodeList("Kjønn", (Code("F", "Kvinne", ("K", "Jente", "Pike")), Code("M", "Mann", ("M", "Gutt"))))
FUNDING = CodeList(
    "Finansiering av fellesareal",
    (
        Code("INTEGRATION_GRANT", "Integreringstilskudd"),
        Code("INVESTMENT", "Investeringsmidler"),
        Code("FUND", "Fondsmidler", ("Fond",)),
        Code("NONE", "Ingen"),
    ),
)
CASE_STATUS = CodeList(
    "Status",
    (
        Code("PENDING", "Under behandling", ("Mottatt",)),
        Code("GRANTED", "Innvilget", ("Tilsagn",)),
        Code("PAID", "Utbetalt"),
        Code("REJECTED", "Avslått", ("Avslag",)),
        Code("WITHDRAWN", "Trukket"),
    ),
)
LOAN_PURPOSE = CodeList(
    "Formål",
    (
        Code("PURCHASE", "Kjøp", ("Kjøp av bolig",)),
        Code("CONSTRUCTION", "Oppføring"),
        Code("ADAPTATION", "Utbedring/tilpasning", ("Utbedring", "Tilpasning")),
        Code("REFINANCING", "Refinansiering"),
    ),
)
PREVIOUS_TENURE = CodeList(
    "Boforhold før",
    (
        Code("MUNICIPAL_RENTAL", "Kommunal leie", ("Kommunal bolig",)),
        Code("PRIVATE_RENTAL", "Privat leie", ("Leier privat",)),
        Code("OWNER", "Eid bolig", ("Eier",)),
        Code("FAMILY_OR_FRIENDS", "Hos familie eller venner"),
        Code("OTHER", "Annet"),
    ),
)
AGE_CLASS = CodeList(
    "Aldersklasse",
    (
        Code("AGE_3_PLUS", "3 år +", ("3 år+", "3+", "3 år og eldre")),
        Code("AGE_0_3", "0–3 år", ("0-3 år", "0-3", "0–3")),
    ),
)
OPERATOR = CodeList(
    "Krav",
    (
        Code("AT_LEAST", "minst", (">=",)),
        Code("AT_MOST", "høyst", ("<=", "maks")),
        Code("ONE_OF", "en av"),
        Code("IS_YES", "ja"),
        Code("IS_NO", "nei"),
    ),
)
DUTY = CodeList("Må eller bør", (Code("MUST", "må", ("skal",)), Code("SHOULD", "bør", ("ønske", "ønskelig"))))
SUITABILITY_CLASS = CodeList(
    "Egnethet",
    (
        Code("AGE_3_PLUS", "3 år +"),
        Code("AGE_0_3", "0–3 år"),
        Code("NOT_SUITABLE", "ikke egnet"),
        Code("NOT_SURVEYED", "mangler kartlegging"),
    ),
)
PLACE_STATUS = CodeList(
    "Status",
    (
        Code("FULL", "Full"),
        Code("FREE_PLACES", "Ledige plasser"),
        Code("OVERFILLED", "Overfylt"),
        Code("LEASE_ENDED", "Innleie utløpt"),
        Code("RETIRED", "Utgått"),
    ),
)
UNIT = CodeList(
    "Enhet",
    (
        Code("NAV", "NAV"),
        Code("PROPERTY", "Bygg og eiendom"),
        Code("HUSBANKEN_SCHEMES", "Husbankens virkemidler", ("Husbank", "Startlån")),
        Code("SUBSTANCE_AND_MENTAL_HEALTH", "Rus/Psyk", ("Rus og psykiatri", "Rus og psykisk helse")),
        Code("REFUGEES", "Flyktningeenheten", ("Flyktningeenhet", "Flyktningtjenesten")),
        Code("CHILD_WELFARE", "Barnevernet", ("Barnevern",)),
        Code("HEALTH_STATION", "Helsestasjonen", ("Helsestasjon",)),
        Code("OWNERSHIP", "Eierskapsenheten", ("Eierskap",)),
        Code("CARE", "Omsorgsenheten", ("Omsorg",)),
        Code("OPAL", "Opal", ("Opal oppfølging",)),
    ),
)
DECISION = CodeList(
    "Vedtak",
    (
        Code("PENDING", "Under behandling", ("Mottatt", "Ikke behandlet")),
        Code("GRANTED", "Innvilget", ("Ja", "Godkjent")),
        Code("REJECTED", "Avslag", ("Avslått", "Nei")),
        Code("WITHDRAWN", "Trukket"),
    ),
)
MAIN_REASON = CodeList(
    "Hovedgrunn",
    (
        Code("REFUGEE", "Flyktning", ("Flyktninger",)),
        Code("ADAPTED_DWELLING", "Behov for tilrettelagt bolig", ("Tilrettelagt bolig", "Funksjonsnedsettelse")),
        Code("MENTAL_OR_SUBSTANCE", "Psykisk lidelse og/eller rusproblemer", ("Psykisk lidelse", "Rus", "Rus/Psyk")),
        Code("OTHER_PROBLEMS", "Andre problemer", ("Andre", "Annet")),
        Code("NO_NEEDS_TEST", "Ikke behovsprøvd"),
    ),
)
RELATION = CodeList(
    "Rolle",
    (
        Code("APPLICANT", "Søker", ("Hovedsøker", "Forelder")),
        Code("PARTNER", "Ektefelle eller samboer", ("Ektefelle", "Samboer", "Partner")),
        Code("CHILD", "Barn", ("Sønn", "Datter")),
        Code("FOSTER_CHILD", "Fosterbarn"),
        Code("OTHER_ADULT", "Annen voksen", ("Besteforelder", "Annen")),
    ),
)
LIVES_HERE = CodeList(
    "Bor her",
    (
        Code("FULL", "Fast", ("Hele tiden", "Ja")),
        Code("SHARED", "Delt bosted", ("Delt", "50/50")),
        Code("ACCESS", "Samvær", ("Helg",)),
        Code("NOT_YET", "Ikke født ennå", ("Gravid",)),
    ),
)
STAY_KIND = CodeList(
    "Type botilbud",
    (
        Code("HOTEL", "Hotell eller pensjonat", ("Hotell", "Pensjonat")),
        Code("CAMPING", "Campinghytte", ("Camping",)),
        Code("HOSPICE", "Hospits"),
        Code("OTHER", "Annet midlertidig", ("Annet", "Døgnovernatting")),
        Code("NIGHT_SHELTER", "Natthjem", ("Akuttovernatting",)),
    ),
)
CHECKLIST_RESULT = CodeList(
    "Sjekkliste",
    (
        Code("GOOD", "Egnet", ("God", "OK")),
        Code("WITH_CHANGES", "Egnet etter tilpasning", ("Med tilpasning",)),
        Code("NOT_GOOD", "Ikke egnet", ("Uegnet",)),
    ),
)
OPINION = CodeList(
    "Uttalelse",
    (
        Code("SUPPORTS", "Anbefaler", ("Anbefalt", "Ja")),
        Code("WITH_CONDITIONS", "Anbefaler med forbehold", ("Forbehold",)),
        Code("AGAINST", "Fraråder", ("Frarådet", "Nei")),
    ),
)
SIGNATORY = CodeList(
    "Signert av rolle",
    (
        Code("MUNICIPAL_DIRECTOR", "Ansvarlig kommunaldirektør", ("Kommunaldirektør",)),
        Code("OTHER", "Andre", ("Annen",)),
    ),
)
HOUSING_NEED = CodeList(
    "Type behov",
    (
        Code("SHARED_2", "Fellesbolig for 2", ("2 plasser",)),
        Code("SHARED_3", "Fellesbolig for 3", ("3 plasser",)),
        Code("SHARED_LARGE", "Bofellesskap for flere", ("Bofellesskap", "Stort hus")),
        Code("SMALL", "Liten leilighet", ("Hybel", "1-roms")),
        Code("FAMILY", "Familiebolig", ("Bolig for familie",)),
    ),
)
ADDRESS_PROTECTION = CodeList(
    "Adressesperre",
    (
        Code("NONE", "Ingen", ("Nei", "Ugradert")),
        Code("CONFIDENTIAL", "Fortrolig", ("Kode 7", "7", "SPFO")),
        Code("STRICTLY_CONFIDENTIAL", "Strengt fortrolig", ("Kode 6", "6", "SPSF")),
    ),
)
