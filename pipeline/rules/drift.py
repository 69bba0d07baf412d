"""What can be said of values that are valid but wrong (D0xx), held against the last run or their sums."""

from __future__ import annotations

from pipeline.finding import Finding, Place, Severity, identity_of
from pipeline.rule import Rule
from schemas.source import PRODUCT, Source, assumption

_SOURCE = assumption("sammenligning med forrige kjøring")
_PUT_BACK = (
    "Sammenlign med arbeidsboken slik den var {month}, og legg verdiene tilbake ved riktig rad. "
    "Stemmer de som de står, så velg «ja» i Stemmer."
)


def _rule(id: str, title: str, message: str, advice: str = _PUT_BACK, source: Source = _SOURCE) -> Rule:
    return Rule(id=id, title=title, source=source, severity=Severity.WARNING, message=message, advice=advice)


DRIFT: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        _rule(
            "D001",
            "Kolonne er flyttet uten resten av raden",
            "{columns} i {rows} ser ut til å være flyttet {offset} siden {month}, uten resten av raden.",
        ),
        _rule(
            "D002",
            "Kolonne er sortert uten resten av raden",
            "{columns} i {rows} ser ut til å være sortert siden {month}, uten resten av raden.",
        ),
        _rule(
            "D003",
            "Verdier har byttet rader",
            "Verdiene i {columns} i {rows} er de samme som i {month}, men står ved andre rader.",
        ),
        _rule(
            "D004",
            "Kolonne er regnet om",
            "Verdiene i {columns} i {rows} ser ut til å være {words} siden {month}.",
            "Sammenlign med arbeidsboken slik den var {month}, og rett kolonnen. Stemmer den, så velg «ja» i Stemmer.",
        ),
        _rule(
            "D005",
            "Kolonne er skrevet på nytt",
            "{share} % av verdiene i {columns} er andre enn i {month}.",
            "Kontroller at verdiene er limt inn ved riktig rad og i riktig kolonne. "
            "Stemmer de som de står, så velg «ja» i Stemmer.",
        ),
        _rule(
            "D006",
            "Kolonne er tømt",
            "{share} % av verdiene i {columns} er borte siden {month}.",
            "Hent verdiene tilbake hvis de er slettet ved en feil. Skal de være borte, så velg «ja» i Stemmer.",
        ),
        _rule(
            "D007",
            "Mange rader er borte",
            "{count} av {total} rader i tabellen «{table}» er borte siden {month}.",
            "Hent radene tilbake hvis de er slettet ved en feil, eller hvis {columns} er skrevet om. "
            "Skal de være borte, så velg «ja» i Stemmer.",
        ),
        _rule(
            "D008",
            "Rader er limt inn to ganger",
            "Verdiene i {second} er de samme som i {first}, men under andre nummer.",
            "Slett radene hvis de er limt inn to ganger. Stemmer de som de står, så velg «ja» i Stemmer.",
        ),
        _rule(
            "D009",
            "Sum stemmer ikke med radene",
            "«{word}» for «{column}» er {total}, men radene gir {rows}.{cause}",
            "Rett {what}, eller radene hvis det er de som er feil. Programmet regner med radene.",
            PRODUCT,
        ),
        _rule(
            "D010",
            "Verdi har endret seg mye siden forrige kjøring",
            "«{columns}» er {now}. Det er {times} det som stod der i {month} ({before}).",
            "Rett tallet hvis det er skrevet feil. Stemmer det, så velg «ja» i Stemmer.",
        ),
        _rule(
            "D011",
            "Summen av en kolonne har endret seg mye",
            "Summen av «{columns}» er {now}. I {month} var den {before}, og det er en endring på {share} %.",
            "Kontroller at alle radene er med, og at tallene har riktig enhet. Stemmer det, så velg «ja» i Stemmer.",
        ),
    )
}
"""All rules about drift by id. Placeholders: ``columns`` and ``rows`` in words, ``month`` that of the earlier run."""


def drift_finding(rule_id: str, place: Place, *facts: object, headings: str = "", **texts: str) -> Finding:
    """A finding about drift; no value is shown, and ``facts`` are what it is known by from run to run."""
    return DRIFT[rule_id].finding(place, texts, identity_of(rule_id, *facts), column=headings)
