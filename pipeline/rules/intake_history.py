"""What can be said of the series of earlier months (I15x)."""

from __future__ import annotations

from pipeline.finding import Severity
from pipeline.rule import Rule, intake_rule
from schemas.source import PRODUCT

HISTORY_RULES: tuple[Rule, ...] = (
    intake_rule(
        "I150",
        Severity.WARNING,
        "Historikken er endret",
        "«{value}» er ikke slik programmet skrev den: {what}",
        "Slik filen var, er den tatt vare på som «{kept}». {how} Se over månedene i arket «Utvikling» i Statistikk.",
        PRODUCT,
    ),
)
