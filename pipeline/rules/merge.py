"""What can be said when the staff's plan is updated; raised by the step that plans."""

from __future__ import annotations

from pipeline.finding import Finding, Place, Severity, identity_of
from pipeline.rule import Rule
from schemas.source import TRONDHEIM_CONTRACTS

MERGE: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            id="P001",
            title="Planen sier noe annet enn kildene",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="«{column}» i planen {difference}. Planens verdi er beholdt.",
            advice="Rett kilden hvis planen stemmer. Tøm cellen i planen hvis kilden stemmer, så fylles den ut.",
        ),
        Rule(
            id="P002",
            title="Cellen kan ikke skrives",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="«{column}» skulle vært «{ours}», men er ikke skrevet: {reason}",
            advice="Skriv verdien selv, eller fjern det som hindrer den.",
        ),
        Rule(
            id="P003",
            title="Raden kan ikke legges til",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="Bolig {dwelling} mangler i planen, men kan ikke legges til: {reason}",
            advice="Legg til raden selv med bolignummeret. Resten fylles ut ved neste kjøring.",
        ),
        Rule(
            id="P004",
            title="Beboer i planen stemmer ikke med leieforholdet",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="Beboeren i planen er ikke den som har et løpende leieforhold i rommet.",
            advice="Rett beboeren i planen, eller leieforholdet i Kontrakter.",
        ),
        Rule(
            id="P005",
            title="Arket kan ikke skrives",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="Arket «{sheet}» er ikke oppdatert: {reason}",
            advice="Gi arket et annet navn, så lager programmet sitt eget ved neste kjøring.",
        ),
        Rule(
            id="P006",
            title="Beboer mangler i planen",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="Rommet har et løpende leieforhold, men Beboer er tom i planen.",
            advice="Skriv beboeren i planen, eller avslutt leieforholdet i Kontrakter hvis beboeren har flyttet ut.",
        ),
        Rule(
            id="P007",
            title="Beboeren har ikke leieforhold i rommet",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="Beboeren i planen har ikke noe løpende leieforhold i rommet.",
            advice="Tøm Beboer hvis beboeren har flyttet ut, eller før leieforholdet inn i Kontrakter.",
        ),
        Rule(
            id="P008",
            title="Boligen i planen finnes ikke i Boliger",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="Bolig {dwelling} finnes ikke i Boliger. Raden er ikke oppdatert.",
            advice="Rett bolignummeret, eller slett raden hvis boligen aldri har vært med.",
        ),
        Rule(
            id="P009",
            title="Arket Endringer mangler",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="Arket Endringer mangler, så programmet vet ikke hva det skrev sist. "
            "Verdier som er ulike, står som de er.",
            advice="Slik er det første gang. Senere: bruk planen fra forrige kjøring, og la arket Endringer stå. "
            "Tøm cellene som programmet skal fylle ut på nytt.",
        ),
        Rule(
            id="P010",
            title="Noe må rettes i Excel",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="{note}",
            advice="Rett det i planen når du har åpnet den.",
        ),
        Rule(
            id="P011",
            title="Arket er fullt",
            source=TRONDHEIM_CONTRACTS,
            severity=Severity.WARNING,
            message="Arket «{sheet}» har ikke plass til {left_out}.",
            advice="Rett avvik, og slett rader for boliger som ikke lenger er med i planen, så blir listen kortere.",
        ),
    )
}
"""All merge rules by id."""


def merge_finding(
    rule_id: str, place: Place, value: str, key: tuple[str, ...], *, found: str = "", **texts: str
) -> Finding:
    """A finding about one row of the plan; ``key`` is (dwelling,) or (dwelling, room).

    ``found`` is what it rests on where neither ``value`` nor ``texts`` may say it.
    """
    identity = identity_of(rule_id, place.sheet, *key, value, found, *texts.values())
    dwelling, *room = key
    return MERGE[rule_id].finding(place, texts, identity, value=value, dwelling_id=dwelling, room="".join(room))
