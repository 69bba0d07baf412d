"""What can be said of what earlier runs left, and of what staff wrote in it (I17x)."""

from __future__ import annotations

from pipeline.finding import Severity
from pipeline.rule import Rule, intake_rule

RUN_RULES: tuple[Rule, ...] = (
    intake_rule(
        "I170",
        Severity.WARNING,
        "Svaret i Stemmer kan ikke leses",
        "Det som står i «Stemmer» ved {about}, er verken «ja» eller «nei», og er ikke regnet med.",
        "Velg «ja» i kolonnen «Stemmer», eller tøm cellen. Det dere ellers vil si, skriver dere i «Merknad».",
    ),
    intake_rule(
        "I171",
        Severity.WARNING,
        "Tidligere resultater er ikke funnet",
        "Resultatene fra {which} ligger ikke i «{folder}», men {sign}.",
        "Bruk samme mappe hver måned. Er resultatene flyttet eller slettet, så legg dem tilbake og kjør igjen: "
        "svarene deres og tallene som er gitt ut, står der.",
    ),
    intake_rule(
        "I172",
        Severity.WARNING,
        "Planen er ikke den oppdaterte",
        "Kjøringen for {month} oppdaterte planen, men «{value}» er fortsatt den gamle.",
        "Erstatt den med planen fra «{folder}». Har dere endret noe i den gamle siden, så før det inn i den nye.",
    ),
)
