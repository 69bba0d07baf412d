"""What can be said of the criteria in Oppsett (I2xx): each row alone, against the others, and since the last run."""

from __future__ import annotations

from pipeline.finding import Severity
from pipeline.rule import Rule, intake_rule
from schemas.source import MELHUS

_CRITICAL, _ERROR, _WARNING, _INFO = Severity

CRITERIA_RULES: tuple[Rule, ...] = (
    intake_rule(
        "I201",
        _WARNING,
        "Dager uten kriterium",
        "Ingen rad for {what} gjelder {days}.",
        "Rett «Gjelder fra» eller «Gjelder til», slik at alle dagene er dekket.",
        MELHUS,
    ),
    intake_rule(
        "I202",
        _WARNING,
        "To rader for samme kriterium",
        "To rader for {what} gjelder {days}: denne og {others}. Den som begynte sist, er brukt.",
        "Sett «Gjelder til» på den eldste raden til dagen før den nyeste begynner.",
        MELHUS,
    ),
    intake_rule(
        "I203",
        _WARNING,
        "Krav som ikke kan oppfylles samtidig",
        "Ingen bolig kan oppfylle {what} {days}: kravet er {limit}, men også {others}.",
        "Rett eller slett den raden som er feil. Til da blir ingen bolig egnet i denne klassen.",
        MELHUS,
    ),
    intake_rule(
        "I204",
        _WARNING,
        "Raden gjelder aldri",
        "Raden for {what} slutter {last}, før den begynner {first}, og er ikke brukt.",
        "Rett datoene, eller slett raden.",
        MELHUS,
    ),
    intake_rule(
        "I205",
        _WARNING,
        "Raden blir aldri brukt",
        "Raden for {what} blir aldri brukt, fordi {others} begynner senere og gjelder de samme dagene.",
        "Slett raden, eller rett datoene.",
        MELHUS,
    ),
    intake_rule(
        "I206",
        _INFO,
        "Kravet er dekket av et annet",
        "Raden for {what} endrer ingenting, fordi {others} alt krever det.",
        "Slett raden hvis den ikke er ment å kreve mer.",
        MELHUS,
    ),
    intake_rule(
        "I207",
        _WARNING,
        "Grensen er utenfor det som kan måles",
        "Grensen {limit} passer ikke til {what}, som kan være {range}.",
        "Kontroller tallet og enheten.",
        MELHUS,
    ),
    intake_rule(
        "I208",
        _INFO,
        "Kravet stenger ingen ute",
        "Alle svar oppfyller {what}: {limit}. Det krever bare at opplysningen er kartlagt.",
        "Stram inn grensen, eller slett raden.",
        MELHUS,
    ),
    intake_rule(
        "I209",
        _WARNING,
        "Samme kolonne lest på to måter",
        "{what} er krevd som {limit}, men også som {others}. Svarene kan bare leses på én av måtene.",
        "Bruk samme slags krav i alle radene for kolonnen.",
        MELHUS,
    ),
    intake_rule(
        "I210",
        _INFO,
        "Vekten er ikke brukt",
        "{what} er et krav som må oppfylles, så vekten {value} er ikke brukt.",
        "Tøm vekten, eller skriv «bør» hvis kravet bare skal gi poeng.",
        MELHUS,
    ),
    intake_rule(
        "I211",
        _INFO,
        "Kriterium er endret siden forrige kjøring",
        "Kriteriet {what} {change} siden {since}: {dwellings}.",
        "Kontroller at endringen er ment. Boligene står i Egnethet.xlsx, ark Endret egnethet, når dere har kjørt.",
        MELHUS,
    ),
    intake_rule(
        "I212",
        _INFO,
        "Flere kriterier er endret siden forrige kjøring",
        "Til sammen er {criteria} endret siden {since}: {dwellings}.",
        "Boligene står i Egnethet.xlsx, ark Endret egnethet, når dere har kjørt.",
        MELHUS,
    ),
)
