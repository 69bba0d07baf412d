"""What speaks for a placement: wishes, company, school, and a dwelling that is filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.allocation.facts import Reason
from pipeline.allocation.shared_moves import Move
from pipeline.allocation.shared_points import are_friends, are_siblings, goes_to_school
from pipeline.allocation.shared_records import Housemate, Youth
from pipeline.outcome import Outcome
from pipeline.texts import day, listed


def good_reasons(move: Move, mates: Iterable[Youth]) -> tuple[Reason, ...]:
    """Reasons for the move together with ``mates``, and why it is this youth's turn."""
    return tuple(_good_reasons(move, [*move.residents_met, *mates]))


def _good_reasons(move: Move, mates: list[Housemate]) -> Iterator[Reason]:
    youth, dwelling = move.youth, move.dwelling
    met = sorted(youth.wishes & dwelling.features)
    if met:
        text = f"{youth.youth_id} ønsker {listed([f'«{wish}»' for wish in met])}, og det har {dwelling.dwelling_id}."
        yield Reason("P121", Outcome.MET, text, (*youth.cite("wishes"), *dwelling.cite("features")))
    for mate in mates:
        facts = (*youth.cite("siblings", "live_with"), *mate.cite("siblings", "live_with"))
        if are_siblings(youth, mate):
            text = f"{youth.youth_id} og {mate.youth_id} er søsken og får bo sammen."
            yield Reason("P122", Outcome.MET, text, facts)
        elif are_friends(youth, mate):
            text = f"{youth.youth_id} og {mate.youth_id} ønsker å bo sammen."
            yield Reason("P123", Outcome.MET, text, facts)
    if goes_to_school(move):
        text = f"{dwelling.dwelling_id} ligger ved skolen til {youth.youth_id}."
        yield Reason("P124", Outcome.MET, text, (*youth.cite("school"), *dwelling.cite("schools")))
    if dwelling.places is not None and len(mates) + 1 == dwelling.places:
        text = f"Med {youth.youth_id} er alle plassene i {dwelling.dwelling_id} i bruk."
        yield Reason("P125", Outcome.MET, text, dwelling.cite("places"))
    if youth.ready_from is not None:
        text = f"{youth.youth_id} må flytte: plassen er borte fra {day(youth.ready_from)}."
        yield Reason("P127", Outcome.MET, text, youth.cite("ready_from"))
    elif youth.waiting_since is not None:
        text = f"{youth.youth_id} har ventet siden {day(youth.waiting_since)}."
        yield Reason("P126", Outcome.MET, text, youth.cite("waiting_since"))
