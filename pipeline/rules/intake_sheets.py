"""What can be said of files, sheets, columns and settings (I0xx)."""

from __future__ import annotations

from pipeline.finding import Severity
from pipeline.rule import Rule, intake_rule

_CRITICAL, _ERROR, _WARNING, _INFO = Severity

SHEET_RULES: tuple[Rule, ...] = (
    intake_rule(
        "I001",
        _CRITICAL,
        "Nødvendig tabell mangler",
        "Fant ikke tabellen «{table}» i noen av filene.{alike}",
        "Legg inn arbeidsboken med arket «{sheet}», eller se hva som ble funnet med kommandoen «bosettingsplan map».",
    ),
    intake_rule(
        "I002",
        _INFO,
        "Tabell er ikke levert",
        "Tabellen «{table}» er ikke levert. Tall som trenger den, er ikke beregnet.",
        "Legg inn arbeidsboken «{workbook}» hvis tallene skal med.",
    ),
    intake_rule(
        "I024",
        _INFO,
        "Eget oppsett er ikke levert",
        "Arket «{sheet}» er ikke levert. Programmets standardverdier gjelder.",
        "Har dere egne verdier, så legg inn arbeidsboken «{workbook}», og kjør igjen.",
    ),
    intake_rule(
        "I003",
        _CRITICAL,
        "Nødvendig kolonne mangler",
        "Tabellen «{table}» mangler kolonnen «{column}».{renamed}",
        "Gi kolonnen overskriften «{column}», og kjør igjen.",
    ),
    intake_rule(
        "I004",
        _WARNING,
        "Kolonne mangler",
        "Tabellen «{table}» mangler kolonnen «{column}». Verdiene regnes som ikke oppgitt.{renamed}",
        "Legg til kolonnen, eller gi den riktige kolonnen overskriften «{column}».",
    ),
    intake_rule(
        "I005",
        _INFO,
        "Ukjent kolonne",
        "Kolonnen «{column}» er ikke kjent og er ikke lest.",
        "Det er i orden hvis kolonnen er deres egen. Skulle den vært lest, så rett overskriften, "
        "eller skriv i arket Kolonnekart i Oppsett hva den er.",
    ),
    intake_rule(
        "I006",
        _WARNING,
        "Usikkert hvilken tabell arket er",
        "Arket kan være tabellen «{table}», men det er for usikkert til å lese det.",
        "Se hva som ble funnet med kommandoen «bosettingsplan map», og rett overskriftene.",
    ),
    intake_rule(
        "I007",
        _WARNING,
        "To ark for samme tabell",
        "Arket ser også ut som tabellen «{table}» og er ikke lest. Arket «{used}» i {used_file} er brukt.",
        "Svar i kommandoen «bosettingsplan map --save», eller flytt det arket som ikke skal brukes.",
    ),
    intake_rule(
        "I008",
        _WARNING,
        "Filen er åpen hos noen",
        "Arbeidsboken er åpen i Excel. Det som sist ble lagret, er lest.",
        "Lagre og lukk arbeidsboken og kjør igjen hvis det siste skal være med.",
    ),
    intake_rule(
        "I009",
        _CRITICAL,
        "Innstilling kan ikke leses",
        "Innstillingen «{name}» har verdien «{value}», som ikke er {expected}.",
        "Rett verdien i Oppsett og kjør igjen.",
    ),
    intake_rule(
        "I010",
        _WARNING,
        "Ukjent innstilling",
        "Innstillingen «{name}» er ikke kjent og er ikke brukt.",
        "{alike}Rett navnet, eller slett raden.",
    ),
    intake_rule(
        "I011",
        _CRITICAL,
        "Kriterium kan ikke leses",
        "Kriteriet kan ikke brukes: {reason}.",
        "Rett raden i arket Kriterier og kjør igjen.",
    ),
    intake_rule(
        "I012",
        _ERROR,
        "Tabell uten nødvendig kolonne",
        "Tabellen «{table}» er ikke lest fordi kolonnen «{column}» mangler.{renamed}",
        "Gi kolonnen overskriften «{column}», og kjør igjen.",
    ),
    intake_rule(
        "I013",
        _WARNING,
        "To kolonner for det samme",
        "Kolonnen «{column}» er ikke lest, fordi kolonne {used} alt er lest som «{title}».",
        "Gi den av dem som ikke gjelder, en annen overskrift.",
    ),
    intake_rule(
        "I014",
        _CRITICAL,
        "Nødvendig tabell er tom",
        "Tabellen «{table}» har ingen rader under overskriften.",
        "Legg inn radene, eller hent en tidligere versjon av arbeidsboken, og kjør igjen.",
    ),
    intake_rule(
        "I015",
        _CRITICAL,
        "Innstilling uten verdi på telledagen",
        "«{name}» har ingen verdi som gjelder {day}.",
        "Sett «Gjelder fra» og «Gjelder til» i Oppsett slik at telledagen er dekket, eller velg en annen telledag.",
    ),
    intake_rule(
        "I016",
        _CRITICAL,
        "Samme tabell i to filer",
        "Arket er tabellen «{table}», men det er også arket «{used}» i {used_file}.",
        "Svar i kommandoen «bosettingsplan map --save», eller flytt den filen som ikke skal brukes, ut av mappen, og "
        "kjør igjen.",
    ),
    intake_rule(
        "I017",
        _ERROR,
        "Tabellen er tom",
        "Tabellen «{table}» har ingen rader. Det som trenger den, er verken beregnet eller endret i planen.",
        "Legg inn radene. Har dere ingen, så fjern arket, og tabellen regnes som ikke levert.",
    ),
    intake_rule(
        "I018",
        _INFO,
        "Filen er ikke lest",
        "Ingen ark i filen er kjent igjen, og filen er ikke lest.",
        "Er den ment for programmet, så rett overskriftene, eller skriv i arket Kolonnekart i Oppsett hva de er. "
        "Ellers kan den flyttes ut av mappen.",
    ),
    intake_rule(
        "I019",
        _INFO,
        "Kolonne lest under en annen overskrift",
        "Kolonnen «{column}» er lest som «{title}», fordi {why}.",
        "Stemmer det, så lagre valget med «bosettingsplan map --save». Ellers retter dere overskriften, eller skriver "
        "i Kolonnekart.",
    ),
    intake_rule(
        "I020",
        _WARNING,
        "Kanskje omdøpt kolonne",
        "Kolonnen «{column}» er ikke lest. Kanskje er den «{title}», som tabellen «{table}» mangler.",
        "Svar i kommandoen «bosettingsplan map --save», eller gi kolonnen overskriften «{title}».",
    ),
    intake_rule(
        "I021",
        _WARNING,
        "Raden i kolonnekartet kan ikke brukes",
        "Kolonnekartet nevner {what} «{value}», som ikke finnes. Raden er ikke brukt.",
        "Velg mellom {choices}, eller skriv (ikke lest).",
    ),
    intake_rule(
        "I022",
        _INFO,
        "Overskriften i kolonnekartet finnes ikke",
        "Arket «{sheet}» har ikke lenger overskriften «{column}». Kolonnen «{taken}» er lest i stedet.",
        "Kjør «bosettingsplan map --save», eller rett overskriften i kolonnekartet.",
    ),
    intake_rule(
        "I023",
        _CRITICAL,
        "Tabellen står på flere ark",
        "Arket er tabellen «{table}», og {own} av {keys} rader står ikke i arket «{used}» i {used_file}.",
        "Svar i kommandoen «bosettingsplan map --save» om begge skal leses, eller flytt det arket som ikke skal "
        "brukes.",
    ),
)
