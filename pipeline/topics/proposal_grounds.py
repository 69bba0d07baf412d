"""The meeting's sheet with every rule behind each proposal, and the cell that it rests on."""

from __future__ import annotations

from pipeline.allocation.facts import Reason
from pipeline.context import Context
from pipeline.proposals.made import Proposed
from pipeline.topic import Topic, TopicTable
from pipeline.topics import family_proposals, shared_proposals
from pipeline.topics.proposal_rows import grounds

_TITLE = "Grunnlag for forslag"


def ground_topic(proposed: Proposed, _context: Context) -> Topic:
    """One row per proposal and rule: questions first, then what holds, then what speaks for it."""
    lead = "Hver regel bak hvert forslag. Trykk på «Kilde» for å se cellen den bygger på."
    if proposed.shared is None and proposed.families is None:
        return Topic(_TITLE, lead, missing=f"{proposed.shared_missing} {proposed.family_missing}")
    given: list[tuple[str, str, Reason]] = []
    if proposed.shared is not None:
        for item in shared_proposals.explained_in_turn(proposed.shared):
            where = item.placement.youth_id, item.placement.dwelling_id
            given += [(*where, reason) for reason in (*item.questions, *item.kept, *item.good)]
    if proposed.families is not None:
        for offer in family_proposals.explained_in_turn(proposed.families):
            where = offer.placement.household_id, offer.placement.dwelling_id
            given += [(*where, reason) for reason in (*offer.questions, *offer.kept)]
    table = TopicTable("Reglene bak forslagene", "", grounds(given, "Hvem"), "Ingen forslag")
    return Topic(_TITLE, lead, tables=(table,))
