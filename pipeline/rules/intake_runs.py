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
)
