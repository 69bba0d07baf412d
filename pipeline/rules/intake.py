"""What can be said while sheets are found and cells are read; raised by the steps, not by a body of their own."""

from __future__ import annotations

from pipeline.finding import Finding, Place, Severity
from pipeline.rule import Rule
from schemas.source import CADASTRE, PRODUCT, Source

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _rule(
    id: str, severity: Severity, title: str, message: str, advice: str, source: Source = PRODUCT
) -> tuple[str, Rule]:
    return id, Rule(id=id, title=title, source=source, severity=severity, message=message, advice=advice)


INTAKE: dict[str, Rule] = dict(
    (
        _rule(
            "I001",
            Severity.CRITICAL,
            "Nødvendig tabell mangler",
            "Fant ikke tabellen «{table}» i noen av filene.{alike}",
            "Legg inn arbeidsboken med arket «{sheet}», eller se hva som ble funnet med kommandoen «map».",
        ),
        _rule(
            "I002",
            _INFO,
            "Tabell er ikke levert",
            "Tabellen «{table}» er ikke levert. Tall som trenger den, er ikke beregnet.",
            "Legg inn arbeidsboken «{workbook}» hvis tallene skal med.",
        ),
        _rule(
            "I003",
            Severity.CRITICAL,
            "Nødvendig kolonne mangler",
            "Tabellen «{table}» mangler kolonnen «{column}».{renamed}",
            "Gi kolonnen overskriften «{column}», og kjør igjen.",
        ),
        _rule(
            "I004",
            _WARNING,
            "Kolonne mangler",
            "Tabellen «{table}» mangler kolonnen «{column}». Verdiene regnes som ikke oppgitt.{renamed}",
            "Legg til kolonnen, eller gi den riktige kolonnen overskriften «{column}».",
        ),
        _rule(
            "I005",
            _INFO,
            "Ukjent kolonne",
            "Kolonnen «{column}» er ikke kjent og er ikke lest.",
            "Det er i orden hvis kolonnen er deres egen. Skulle den vært lest, så rett overskriften (se «map»).",
        ),
        _rule(
            "I006",
            _WARNING,
            "Usikkert hvilken tabell arket er",
            "Arket kan være tabellen «{table}», men det er for usikkert til å lese det.",
            "Se hva som ble funnet med kommandoen «map», og rett overskriftene.",
        ),
        _rule(
            "I007",
            _WARNING,
            "To ark for samme tabell",
            "Arket ser også ut som tabellen «{table}» og er ikke lest. Arket «{used}» i {used_file} er brukt.",
            "Flytt eller slett det arket som ikke skal brukes.",
        ),
        _rule(
            "I008",
            _WARNING,
            "Filen er åpen hos noen",
            "Arbeidsboken er åpen i Excel. Det som sist ble lagret, er lest.",
            "Lagre og lukk arbeidsboken og kjør igjen hvis det siste skal være med.",
        ),
        _rule(
            "I009",
            Severity.CRITICAL,
            "Innstilling kan ikke leses",
            "Innstillingen «{name}» har verdien «{value}», som ikke er {expected}.",
            "Rett verdien i Oppsett og kjør igjen.",
        ),
        _rule(
            "I010",
            _WARNING,
            "Ukjent innstilling",
            "Innstillingen «{name}» er ikke kjent og er ikke brukt.",
            "Rett navnet, eller slett raden.",
        ),
        _rule(
            "I011",
            Severity.CRITICAL,
            "Kriterium kan ikke leses",
            "Kriteriet kan ikke brukes: {reason}.",
            "Rett raden i arket Kriterier og kjør igjen.",
        ),
        _rule(
            "I012",
            _ERROR,
            "Tabell uten nødvendig kolonne",
            "Tabellen «{table}» er ikke lest fordi kolonnen «{column}» mangler.{renamed}",
            "Gi kolonnen overskriften «{column}», og kjør igjen.",
        ),
        _rule(
            "I013",
            _WARNING,
            "To kolonner for det samme",
            "Kolonnen «{column}» er ikke lest, fordi kolonne {used} alt er lest som «{title}».",
            "Gi den av dem som ikke gjelder, en annen overskrift.",
        ),
        _rule(
            "I014",
            Severity.CRITICAL,
            "Nødvendig tabell er tom",
            "Tabellen «{table}» har ingen rader under overskriften.",
            "Legg inn radene, eller hent en tidligere versjon av arbeidsboken, og kjør igjen.",
        ),
        _rule(
            "I015",
            Severity.CRITICAL,
            "Innstilling uten verdi på telledagen",
            "«{name}» har ingen verdi som gjelder {day}.",
            "Sett «Gjelder fra» og «Gjelder til» i Oppsett slik at telledagen er dekket, eller velg en annen telledag.",
        ),
        _rule(
            "I016",
            Severity.CRITICAL,
            "Samme tabell i to filer",
            "Arket er tabellen «{table}», men det er også arket «{used}» i {used_file}.",
            "Flytt den filen som ikke skal brukes, ut av mappen, og kjør igjen.",
        ),
        _rule(
            "I017",
            _ERROR,
            "Tabellen er tom",
            "Tabellen «{table}» har ingen rader. Det som trenger den, er verken beregnet eller endret i planen.",
            "Legg inn radene. Har dere ingen, så fjern arket, og tabellen regnes som ikke levert.",
        ),
        _rule(
            "I018",
            _INFO,
            "Filen er ikke lest",
            "Ingen ark i filen er kjent igjen, og filen er ikke lest.",
            "Er den ment for programmet, så rett overskriftene (se «map»). Ellers kan den flyttes ut av mappen.",
        ),
        _rule(
            "I101",
            _ERROR,
            "Ikke et tall",
            "«{value}» i «{column}» kan ikke leses som et tall.",
            "Skriv bare tallet, for eksempel 12500 eller 42,5.",
        ),
        _rule(
            "I102",
            _ERROR,
            "Ikke en dato",
            "«{value}» i «{column}» kan ikke leses som en dato.",
            "Skriv datoen som dd.mm.åååå, eller la cellen stå tom.",
        ),
        _rule(
            "I103",
            _ERROR,
            "Ikke ja eller nei",
            "«{value}» i «{column}» er verken ja eller nei.",
            "Skriv ja eller nei, eller la cellen stå tom hvis det ikke er kjent.",
        ),
        _rule(
            "I104",
            _ERROR,
            "Ikke i listen",
            "«{value}» i «{column}» er ikke i listen over gyldige verdier.",
            "Velg en av: {choices}.",
        ),
        _rule(
            "I105",
            _ERROR,
            "Ikke et bruksenhetsnummer",
            "«{value}» i «{column}» er ikke et bruksenhetsnummer.",
            "Skriv H, U, L eller K og fire siffer, for eksempel H0101.",
            CADASTRE,
        ),
        _rule(
            "I106",
            _ERROR,
            "Feil antall siffer",
            "«{value}» i «{column}» skal ha {digits} siffer.",
            "Rett nummeret.",
        ),
        _rule(
            "I107",
            _ERROR,
            "Ikke et helt tall",
            "«{value}» i «{column}» skal være et helt tall.",
            "Rett tallet.",
        ),
        _rule(
            "I108",
            _ERROR,
            "Utenfor det mulige",
            "{value} i «{column}» er utenfor det som kan være riktig ({limits}).",
            "Rett verdien.",
        ),
        _rule(
            "I109",
            _ERROR,
            "Feilverdi fra Excel",
            "Cellen i «{column}» viser feilen {value}.",
            "Rett formelen i cellen.",
        ),
        _rule(
            "I110",
            _ERROR,
            "Formel uten lagret resultat",
            "Cellen i «{column}» har en formel som aldri er regnet ut og lagret.",
            "Åpne arbeidsboken i Excel, la den regne, og lagre.",
        ),
        _rule(
            "I111",
            _ERROR,
            "Mangler verdi",
            "«{column}» er tom. Raden er satt til side.",
            "Fyll ut cellen.",
        ),
        _rule(
            "I112",
            _ERROR,
            "Samme nøkkel to ganger",
            "{columns} {value} står også i rad {other}. Bare den første raden er brukt.",
            "Slett den raden som er feil, eller rett nøkkelen.",
        ),
        _rule(
            "I121",
            _INFO,
            "Årstall med to siffer",
            "«{value}» i «{column}» er lest som {read}.",
            "Skriv årstallet med fire siffer hvis det er feil.",
        ),
        _rule(
            "I122",
            _INFO,
            "Ord som betyr ikke kjent",
            "«{value}» i «{column}» er lest som ikke oppgitt.",
            "Ingenting må gjøres.",
        ),
        _rule(
            "I123",
            _INFO,
            "Nuller satt foran",
            "{value} i «{column}» er lest som {read}; nullen foran var falt bort.",
            "Ingenting må gjøres. Gi kolonnen formatet Tekst, så blir nullen stående.",
        ),
        _rule(
            "I124",
            _INFO,
            "Tall lest som dato",
            "Tallet {value} i «{column}» er lest som datoen {read}.",
            "Ingenting må gjøres. Gi kolonnen et datoformat, så vises datoen.",
        ),
        _rule(
            "I125",
            _ERROR,
            "Tallet kan bety to ting",
            "«{value}» i «{column}» kan være både tusener og desimaler.",
            "Skriv tallet uten punktum, for eksempel 1234 eller 1,234.",
        ),
        _rule(
            "I126",
            _ERROR,
            "Ikke gårds- og bruksnummer",
            "«{value}» i «{column}» er ikke gårds- og bruksnummer.",
            "Skriv nummeret som 118/507. Gi cellen formatet Tekst først, ellers kan Excel gjøre det om til en dato.",
            CADASTRE,
        ),
    )
)
"""All intake rules by id. Placeholders: ``value`` as found (masked when about a person), ``column`` its heading."""


def intake_finding(rule_id: str, place: Place, value: str, *, dwelling_id: str = "", **texts: str) -> Finding:
    """A finding of an intake rule; ``texts`` fill the placeholders of its sentences (``value`` among them)."""
    rule = INTAKE[rule_id]
    assert rule.severity is not None
    words = {"value": value, **texts}
    return Finding(
        rule.id,
        rule.severity,
        place,
        value,
        rule.message.format(**words),
        rule.advice.format(**words),
        rule.source.label,
        dwelling_id,
        title=rule.title,
    )
