"""What can be said while sheets are found and cells are read; raised by the steps, not by a body of their own."""

from __future__ import annotations

from pipeline.finding import Finding, Place, identity_of
from pipeline.rule import Rule
from pipeline.rules.intake_criteria import CRITERIA_RULES
from pipeline.rules.intake_history import HISTORY_RULES
from pipeline.rules.intake_questions import QUESTION_RULES
from pipeline.rules.intake_release import RELEASE_RULES
from pipeline.rules.intake_runs import RUN_RULES
from pipeline.rules.intake_sheets import SHEET_RULES
from pipeline.rules.intake_values import VALUE_RULES

_ALL = (SHEET_RULES, VALUE_RULES, CRITERIA_RULES, RELEASE_RULES, HISTORY_RULES, QUESTION_RULES, RUN_RULES)
INTAKE: dict[str, Rule] = {rule.id: rule for rules in _ALL for rule in rules}
"""All intake rules by id. Placeholders: ``value`` as found (masked when about a person), ``column`` its heading."""


def intake_finding(
    rule_id: str, place: Place, value: str, *, dwelling_id: str = "", identity: str | None = None, **texts: str
) -> Finding:
    """A finding of an intake rule; ``texts`` fill the placeholders of its sentences (``value`` among them).

    What is about a whole sheet or file needs no ``identity``.
    """
    words = {"value": value, **texts}
    known = identity_of(rule_id, place.file, place.sheet, *words.values()) if identity is None else identity
    return INTAKE[rule_id].finding(place, words, known, value=value, dwelling_id=dwelling_id)
