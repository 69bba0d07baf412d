"""What the staff's plan says of proposals: who is proposed for each free room."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.proposals.made import Proposed
from pipeline.texts import day

PlanNotes = Mapping[tuple[str, ...], str]
"""Text by (dwelling, room), the room empty where it is not known which."""


def plan_notes(proposed: Proposed) -> PlanNotes | None:
    """«EM-012 fra 01.03.2019» for each room with a proposal or an answer that holds it; None without proposals."""
    if proposed.shared is None:
        return None
    found: dict[tuple[str, ...], list[str]] = {}
    for item in proposed.shared.chosen.placements:
        key = item.dwelling_id, item.room_id or ""
        found.setdefault(key, []).append(f"{item.youth_id} fra {day(item.move_in_date)}")
    for held in proposed.shared.stands.bound:
        start = f" fra {day(held.move_in_date)}" if held.move_in_date else ""
        found.setdefault((held.dwelling_id, held.room), []).append(f"{held.person_id}{start} (vedtatt)")
    return {key: "; ".join(said) for key, said in found.items()}
