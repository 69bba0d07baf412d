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
)
PROPOSALS: dict[str, Rule] = {rule.id: rule for rule in (*SHARED, *FAMILIES, *_ANSWERS)}
"""All rules of proposals by id."""


def proposal_finding(rule_id: str, place: Place, value: str, key: str, **texts: str) -> Finding:
    """A finding about proposals or the answers to them; ``key`` is what it is known by from run to run."""
    rule = PROPOSALS[rule_id]
    assert rule.severity is not None
    return Finding(
        rule.id,
        rule.severity,
        place,
        value,
        rule.message.format(**texts),
        rule.advice.format(**texts),
        rule.source.label,
        title=rule.title,
        column=texts.get("column", ""),
        identity=identity_of(rule_id, key, value, *texts.values()),
    )
