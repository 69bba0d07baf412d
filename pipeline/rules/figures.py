"""What can be said of figures that do not hang together, or leap from year to year (F0xx); raised by the run."""

from __future__ import annotations

from pipeline.finding import Finding, Place, Severity, identity_of
from pipeline.rule import Rule
from schemas.source import KOSTRA_13, Source, assumption


def _rule(id: str, severity: Severity, title: str, message: str, advice: str, source: Source) -> Rule:
    return Rule(id=id, title=title, source=source, severity=severity, message=message, advice=advice)


FIGURES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        _rule(
            "F001",
            Severity.WARNING,
            "Tall til KOSTRA henger ikke sammen",
            "«{text}» stemmer ikke for {period}: {left} mot {right}.",
            "Se radene bak tallene i arket «KOSTRA 13» i Statistikk.xlsx, og rett dem før skjemaet sendes.",
            KOSTRA_13,
        ),
        _rule(
            "F002",
            Severity.INFO,
            "Tall til KOSTRA har endret seg mye",
            "Spørsmål {number} «{text}» er {now} for {year}, men {before} året før. Det er en endring på {change}.",
            "Se radene bak tallet i arket «KOSTRA 13» i Statistikk.xlsx. Er endringen riktig, så velg «ja» i Stemmer.",
            assumption("endring fra året før"),
        ),
    )
}
"""All rules about figures by id."""


def figure_finding(rule_id: str, place: Place, *facts: object, **texts: str) -> Finding:
    """A finding about a figure; ``facts`` are what it is known by from run to run."""
    return FIGURES[rule_id].finding(place, texts, identity_of(rule_id, *facts))
