"""What can be said of the tables that are to leave the house (I14x)."""

from __future__ import annotations

from pipeline.finding import Severity
from pipeline.rule import Rule, intake_rule
from schemas.source import STATISTICS_ACT

RELEASE_RULES: tuple[Rule, ...] = (
    intake_rule(
        "I140",
        Severity.ERROR,
        "Tall kan ikke gis ut",
        "{value} er ikke laget. {why}",
        "Send ikke tall til Husbanken denne måneden uten å ha avtalt det med den som svarer for personvernet.",
        STATISTICS_ACT,
    ),
    intake_rule(
        "I142",
        Severity.ERROR,
        "Arbeidsboken har noe som ikke skal ut",
        "{value} er ikke laget. {what}",
        "Meld fra om dette. Send ikke tall til Husbanken før det er rettet.",
        STATISTICS_ACT,
    ),
    intake_rule(
        "I141",
        Severity.WARNING,
        "Tall må sees over før de gis ut",
        "{what}",
        "Se over {value} før den sendes.",
        STATISTICS_ACT,
    ),
)
