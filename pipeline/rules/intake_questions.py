"""What can be said of the staff's own questions of KOSTRA form 13 (I16x)."""

from __future__ import annotations

from pipeline.finding import Severity
from pipeline.rule import Rule, intake_rule
from schemas.source import KOSTRA_13

QUESTION_RULES: tuple[Rule, ...] = (
    intake_rule(
        "I160",
        Severity.ERROR,
        "Spørsmål uten tall",
        "Ingen tall har koden «{value}». Spørsmålet {number} er ikke med i arket KOSTRA 13.",
        "Velg en kode fra arket Indikatorer i Statistikk.xlsx.",
        KOSTRA_13,
    ),
    intake_rule(
        "I161",
        Severity.ERROR,
        "Spørsmål med ukjent gruppe",
        "Tallet «{code}» har ingen gruppe «{value}». Spørsmålet {number} er ikke med i arket KOSTRA 13.",
        "Velg en av: {choices}. La cellen stå tom når tallet gjelder alle.",
        KOSTRA_13,
    ),
    intake_rule(
        "I162",
        Severity.WARNING,
        "Tall som ingen spørsmål bruker",
        "Tallet «{value}» står i programmets spørsmål til KOSTRA skjema 13, men ikke i deres.",
        "Legg til spørsmålet, hvis skjemaet fortsatt spør om det.",
        KOSTRA_13,
    ),
)
