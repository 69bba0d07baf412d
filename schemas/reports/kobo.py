"""The sheet that Kobo imports dwellings from: its 35 columns in their order (DOMAIN 4)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KoboColumn:
    """One column: Kobo's own name, and what stands there in bokmål.

    ``is_expected`` tells a column that every dwelling should have a value in from one that is rightly empty for many.
    """

    name: str
    about: str
    is_expected: bool = False


KOBO_COLUMNS = (
    KoboColumn("kommunenummer", "Kommunenummeret med fire sifre.", is_expected=True),
    KoboColumn("gnrbnr", "Gårds- og bruksnummer med skråstrek imellom.", is_expected=True),
    KoboColumn("festenummer", "Festenummeret, når tomten er festet."),
    KoboColumn("seksjonsnummer", "Seksjonsnummeret, når boligen er en eierseksjon."),
    KoboColumn("bruksenhetsnummer", "Bruksenhetsnummeret, for eksempel H0101.", is_expected=True),
    KoboColumn("gatenavn", "Gatenavnet.", is_expected=True),
    KoboColumn("husnummer", "Husnummeret uten bokstav.", is_expected=True),
    KoboColumn("husbokstav", "Bokstaven etter husnummeret."),
    KoboColumn("postnummer", "Postnummeret med fire sifre.", is_expected=True),
    KoboColumn("ekstrareferanse", "Skiller rom og hybler i samme bruksenhet."),
    KoboColumn("koboboligtype", "Boligtypen med Kobos kode.", is_expected=True),
    KoboColumn("underkategoriboligtype", "Kommunens egen inndeling av boligtypen."),
    KoboColumn("kobodisposisjonsform", "Hvordan kommunen disponerer boligen, med Kobos kode.", is_expected=True),
    KoboColumn("boligeiersnavn", "Eieren. Kobo krever navnet når kommunen ikke eier boligen."),
    KoboColumn("boligeiersorganisasjonsnummer", "Eierens organisasjonsnummer, ni sifre."),
    KoboColumn("boligeiersmobilnummer", "Eierens mobilnummer."),
    KoboColumn("boligstatus", "Boligens status med Kobos kode.", is_expected=True),
    KoboColumn("statusdato", "Dagen boligen fikk statusen."),
    KoboColumn("manedsleie", "Husleien per måned i hele kroner.", is_expected=True),
    KoboColumn("malernummerstrom", "Nummeret på strømmåleren."),
    KoboColumn("malernummervann", "Nummeret på vannmåleren."),
    KoboColumn("depositum", "Depositumet i hele kroner."),
    KoboColumn("errullestoltilpasset", "1 når boligen er tilpasset rullestol, ellers tomt.", is_expected=True),
    KoboColumn("antallsoverom", "Antall soverom.", is_expected=True),
    KoboColumn("skolekretsbarneskole", "Barneskolen boligen sogner til."),
    KoboColumn("skolekretsungdomsskole", "Ungdomsskolen boligen sogner til."),
    KoboColumn("ovriginformasjon", "Står alltid tomt: merknader leveres aldri ut."),
    KoboColumn("kvalifiserermvakompensasjon", "1 når boligen gir rett til mva-kompensasjon, ellers tomt."),
    KoboColumn("erbofellesskap", "1 når boligen er en fellesbolig, ellers tomt."),
    KoboColumn("erdognbemannet", "1 når det er ansatte der hele døgnet, ellers tomt."),
    KoboColumn("harpersonalbase", "1 når boligen har en base for de ansatte, ellers tomt."),
    KoboColumn("hovedsoker", "Står alltid tomt: ingen beboere leveres ut."),
    KoboColumn("leieforholdertidsubegrenset", "1 når leieforholdet er uten sluttdato, ellers tomt."),
    KoboColumn("leieforholdstartdato", "Første dag i leieforholdet, når boligen har ett."),
    KoboColumn("leieforholdsluttdato", "Siste dag i leieforholdet, når boligen har ett."),
)
KOBO_NAMES = tuple(column.name for column in KOBO_COLUMNS)
