"""What can be said of the value of one cell (I1xx)."""

from __future__ import annotations

from pipeline.finding import Severity
from pipeline.rule import Rule, intake_rule
from schemas.source import CADASTRE

_, _ERROR, _WARNING, _INFO = Severity

VALUE_RULES: tuple[Rule, ...] = (
    intake_rule(
        "I101",
        _ERROR,
        "Ikke et tall",
        "«{value}» i «{column}» kan ikke leses som et tall.",
        "Skriv bare tallet, for eksempel 12500 eller 42,5.",
    ),
    intake_rule(
        "I102",
        _ERROR,
        "Ikke en dato",
        "«{value}» i «{column}» kan ikke leses som en dato.",
        "Skriv datoen som dd.mm.åååå, eller la cellen stå tom.",
    ),
    intake_rule(
        "I103",
        _ERROR,
        "Ikke ja eller nei",
        "«{value}» i «{column}» er verken ja eller nei.",
        "Skriv ja eller nei, eller la cellen stå tom hvis det ikke er kjent.",
    ),
    intake_rule(
        "I104",
        _ERROR,
        "Ikke i listen",
        "«{value}» i «{column}» er ikke i listen over gyldige verdier.",
        "Velg en av: {choices}.",
    ),
    intake_rule(
        "I105",
        _ERROR,
        "Ikke et bruksenhetsnummer",
        "«{value}» i «{column}» er ikke et bruksenhetsnummer.",
        "Skriv H, U, L eller K og fire siffer, for eksempel H0101.",
        CADASTRE,
    ),
    intake_rule(
        "I106",
        _ERROR,
        "Feil antall siffer",
        "«{value}» i «{column}» skal ha {digits} siffer.",
        "Rett nummeret.",
    ),
    intake_rule(
        "I107",
        _ERROR,
        "Ikke et helt tall",
        "«{value}» i «{column}» skal være et helt tall.",
        "Rett tallet.",
    ),
    intake_rule(
        "I108",
        _ERROR,
        "Utenfor det mulige",
        "{value} i «{column}» er utenfor det som kan være riktig ({limits}).",
        "Rett verdien.",
    ),
    intake_rule(
        "I109",
        _ERROR,
        "Feilverdi fra Excel",
        "Cellen i «{column}» viser feilen {value}.",
        "Rett formelen i cellen.",
    ),
    intake_rule(
        "I110",
        _ERROR,
        "Formel uten lagret resultat",
        "Cellen i «{column}» har en formel som aldri er regnet ut og lagret.",
        "Åpne arbeidsboken i Excel, la den regne, og lagre.",
    ),
    intake_rule(
        "I111",
        _ERROR,
        "Mangler verdi",
        "«{column}» er tom. Raden er satt til side.",
        "Fyll ut cellen.",
    ),
    intake_rule(
        "I112",
        _ERROR,
        "Samme nøkkel to ganger",
        "{columns} {value} står også i rad {other}. Bare den første raden er brukt.",
        "Slett den raden som er feil, eller rett nøkkelen.",
    ),
    intake_rule(
        "I121",
        _INFO,
        "Årstall med to siffer",
        "«{value}» i «{column}» er lest som {read}.",
        "Skriv årstallet med fire siffer hvis det er feil.",
    ),
    intake_rule(
        "I122",
        _INFO,
        "Ord som betyr ikke kjent",
        "«{value}» i «{column}» er lest som ikke oppgitt.",
        "Ingenting må gjøres.",
    ),
    intake_rule(
        "I123",
        _INFO,
        "Nuller satt foran",
        "{value} i «{column}» er lest som {read}; nullen foran var falt bort.",
        "Ingenting må gjøres. Gi kolonnen formatet Tekst, så blir nullen stående.",
    ),
    intake_rule(
        "I124",
        _INFO,
        "Tall lest som dato",
        "Tallet {value} i «{column}» er lest som datoen {read}.",
        "Ingenting må gjøres. Skriv helst datoen som dd.mm.åååå, så ser alle hvilken dag det er.",
    ),
    intake_rule(
        "I125",
        _ERROR,
        "Tallet kan bety to ting",
        "«{value}» i «{column}» kan være både tusener og desimaler.",
        "Skriv tallet uten skilletegn mellom tusener, for eksempel 1234 eller 1,5.",
    ),
    intake_rule(
        "I126",
        _ERROR,
        "Ikke gårds- og bruksnummer",
        "«{value}» i «{column}» er ikke gårds- og bruksnummer.",
        "Skriv nummeret som 118/507. Gi cellen formatet Tekst først, ellers kan Excel gjøre det om til en dato.",
        CADASTRE,
    ),
    intake_rule(
        "I127",
        _INFO,
        "Bare krysset av for ja",
        "I «{column}» er det bare krysset av for ja. Tomme celler er lest som ikke oppgitt, ikke som nei.",
        "Skriv nei der svaret er nei.",
    ),
    intake_rule(
        "I128",
        _ERROR,
        "Datoen mangler dag",
        "«{value}» i «{column}» er en måned, ikke en dato.",
        "Skriv hele datoen som dd.mm.åååå, eller la cellen stå tom.",
    ),
    intake_rule(
        "I129",
        _ERROR,
        "Måneden står først",
        "«{value}» i «{column}» har måneden først og er ikke lest.",
        "Skriv datoen som dd.mm.åååå.",
    ),
    intake_rule(
        "I130",
        _ERROR,
        "Kan være to datoer",
        "«{value}» i «{column}» kan leses på to måter, for andre datoer i kolonnen har måneden først.",
        "Skriv datoen som dd.mm.åååå.",
    ),
    intake_rule(
        "I131",
        _INFO,
        "Omtrentlig tall",
        "«{value}» i «{column}» er lest som {read}.",
        "Skriv det nøyaktige tallet når det er kjent.",
    ),
)
