"""Gather what the meeting is told: one topic a subject, in the order of the meeting."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.context import Context
from pipeline.flow import Assessment
from pipeline.proposals.made import Proposed
from pipeline.table import Tables
from pipeline.topic import Topic
from pipeline.topics.acquisitions import acquisition_topic
from pipeline.topics.allocations import allocation_topic
from pipeline.topics.contracts import contract_topic
from pipeline.topics.families import family_topic
from pipeline.topics.family_proposals import family_proposal_topic
from pipeline.topics.foyer import foyer_topic
from pipeline.topics.needs import need_topic
from pipeline.topics.open_questions import question_topic
from pipeline.topics.places import place_topic
from pipeline.topics.priority_families import priority_family_topic
from pipeline.topics.proposal_answers import answer_topic
from pipeline.topics.proposal_grounds import ground_topic
from pipeline.topics.quarterly import quarterly_topic
from pipeline.topics.shared_proposals import shared_proposal_topic
from pipeline.topics.temporary_stays import temporary_stay_topic
from pipeline.topics.to_order import order_topic
from pipeline.topics.vacancy import vacancy_topic
from pipeline.topics.why_not import why_not_topic
from pipeline.topics.youths import youth_topic

HOUSING_TOPICS: tuple[Callable[[Tables, Assessment, Context], Topic], ...] = (
    place_topic,
    youth_topic,
    contract_topic,
    vacancy_topic,
    acquisition_topic,
    need_topic,
)
"""Each makes one sheet of Inntaksteam.xlsx; a topic whose tables were not delivered says so."""

FOLLOW_UP_TOPICS: tuple[Callable[[Tables, Assessment, Context], Topic], ...] = (
    allocation_topic,
    temporary_stay_topic,
    priority_family_topic,
    foyer_topic,
    quarterly_topic,
)
"""The same, of what comes after the sheet about families."""

PROPOSAL_TOPICS: tuple[Callable[[Proposed, Context], Topic], ...] = (
    shared_proposal_topic,
    family_proposal_topic,
    order_topic,
    answer_topic,
    why_not_topic,
    question_topic,
    ground_topic,
)
"""The sheets about proposals come first: what they say is what the team decides on."""


def brief(tables: Tables, assessment: Assessment, proposed: Proposed, context: Context) -> tuple[Topic, ...]:
    """Ask every topic.

    Parameters
    ----------
    tables
        Checked tables.
    assessment
        Suitability of the dwellings in stock.
    proposed
        What is proposed for those who wait.
    context
        Period, as-of day and parameters.
    """
    return (
        *(topic(proposed, context) for topic in PROPOSAL_TOPICS),
        *(topic(tables, assessment, context) for topic in HOUSING_TOPICS),
        family_topic(tables, proposed, context),
        *(topic(tables, assessment, context) for topic in FOLLOW_UP_TOPICS),
    )
