"""The meeting's sheet with facts that are not known and decide a proposal: who, what to ask, which cell to fill."""

from __future__ import annotations

import pandas as pd

from pipeline import texts
from pipeline.allocation.facts import Reason
from pipeline.allocation.family_explain import family_questions
from pipeline.allocation.shared_explain import questions
from pipeline.context import Context
from pipeline.proposals.made import Proposed
from pipeline.topic import Topic, TopicFigure, TopicTable
from pipeline.topics.proposal_rows import cells, place_of, telling_fact, title_of

_TITLE = "Spørsmål å avklare"


def question_topic(proposed: Proposed, context: Context) -> Topic:
    """Each question once, with those whom no known fact keeps out."""
    lead = f"Det ingen vet, er spørsmål og ikke avslag. Slik det ser ut {texts.day(context.as_of)}."
    if proposed.shared is None and proposed.families is None:
        return Topic(_TITLE, lead, missing=f"{proposed.shared_missing} {proposed.family_missing}")
    asked: list[Reason] = []
    if proposed.shared is not None:
        asked += questions(proposed.shared.made.options, proposed.shared.chosen)
    if proposed.families is not None:
        asked += family_questions(proposed.families.made.options)
    figures = (TopicFigure("Spørsmål", len(asked)),)
    return Topic(_TITLE, lead, figures, (_table(asked),))


def _table(asked: list[Reason]) -> TopicTable:
    rows = pd.DataFrame(
        {
            "Hvem eller hva": [_about(reason) for reason in asked],
            "Spørsmål": [reason.text for reason in asked],
            "Regel": [reason.rule_id for reason in asked],
            "Hva det avgjør": [title_of(reason.rule_id) for reason in asked],
            **cells(place_of(reason) for reason in asked),
        }
    )
    note = "Skriv svaret i cellen i kolonnen «Kilde». Da regnes det med neste gang."
    return TopicTable("Spørsmål", note, rows, "Ingenting må avklares")


def _about(reason: Reason) -> str:
    """Whose fact is missing."""
    fact = telling_fact(reason)
    return fact.subject_id if fact else ""
