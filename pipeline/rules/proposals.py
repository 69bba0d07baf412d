"""What is said of proposals, by id: what they must keep, what speaks for them, and the answers to them.

``P1##`` are about shared housing, ``P2##`` about families, ``P3##`` about proposals as a whole. The hard rules
themselves are in ``allocation``, which gives the reasons; here is what each is called, and where it comes from.
"""

from __future__ import annotations

from pipeline.finding import Finding, Place, Severity, identity_of
from pipeline.rule import Rule
from pipeline.rules.proposals_families import FAMILIES
from pipeline.rules.proposals_shared import SHARED
from schemas.source import MELHUS_INTAKE

_ANSWERS = (
    Rule(
        id="P301",
        title="Forslaget holdt ikke reglene og vises ikke",
        source=MELHUS_INTAKE,
        severity=Severity.ERROR,
        message="Kontrollen fant brudd på {rules} i forslaget til {what}. Det vises ikke.",
        advice="Lag forslaget for hånd denne måneden, og meld fra om feilen i programmet.",
    ),
    Rule(
        id="P302",
        title="Svaret på forslaget kan ikke leses",
        source=MELHUS_INTAKE,
        severity=Severity.WARNING,
        message="«{typed}» er ikke et svar på forslaget om bolig {dwelling}. Svaret er ikke regnet med.",
        advice="Velg «følges», «følges ikke» eller «utsatt» i kolonnen «Vedtak».",
    ),
    Rule(
        id="P303",
        title="Forslaget følges, men leieforholdet mangler",
        source=MELHUS_INTAKE,
        severity=Severity.WARNING,
        message="Forslaget om bolig {dwelling} skulle følges. Fristen for leieforhold var {day}. "
        "Plassen holdes ikke av lenger.",
        advice="Før leieforholdet inn i Kontrakter, eller velg «følges ikke» og skriv hvorfor.",
    ),
    Rule(
        id="P304",
        title="Forslaget som skulle følges, kan ikke følges",
        source=MELHUS_INTAKE,
        severity=Severity.WARNING,
        message="Forslaget om bolig {dwelling} skulle følges, men dette holder ikke lenger: {rules}.",
        advice="Velg «følges ikke» og skriv hvorfor, eller rett kilden som er feil.",
    ),
    Rule(
        id="P305",
        title="Svarene på forslagene er ikke funnet",
        source=MELHUS_INTAKE,
        severity=Severity.WARNING,
        message="Inntaksteam.xlsx ligger ikke der forrige kjøring la den. Svar som står i den, er ikke lest.",
        advice="Har noen svart på forslag, så legg filen tilbake med samme navn og kjør igjen.",
    ),
)
PROPOSALS: dict[str, Rule] = {rule.id: rule for rule in (*SHARED, *FAMILIES, *_ANSWERS)}
"""All rules of proposals by id."""


def proposal_finding(rule_id: str, place: Place, value: str, key: str, **texts: str) -> Finding:
    """A finding about proposals or the answers to them; ``key`` is what it is known by from run to run.

    ``texts`` fill the sentences; «dwelling» among them is the dwelling that it is about.
    """
    identity = identity_of(rule_id, key, value, *texts.values())
    column, dwelling = "Vedtak" if place.cell else "", texts.get("dwelling", "")
    return PROPOSALS[rule_id].finding(place, texts, identity, value=value, column=column, dwelling_id=dwelling)
