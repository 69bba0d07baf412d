"""What is wrong on purpose about those who share dwellings; what chance got wrong is set right."""

from __future__ import annotations

from pipeline.example.model import Municipality, Planted, Youth
from pipeline.example.quotas import scaled

UNFIT, APART = 1, 1
_ANSWERS = ("day_activity_ok", "social_ok", "tenancy_duties_ok")


def plant_housemates(town: Municipality) -> list[Planted]:
    """Leave some who were assessed as unfit in shared housing, and let some live with whom they must not."""
    homes = _homes(town)
    return [*_plant_unfit(town, homes), *_plant_apart(town, homes)]


def _homes(town: Municipality) -> dict[str, set[str]]:
    """The dwellings that each youth lives in on the as-of day or later."""
    homes: dict[str, set[str]] = {}
    for stay in town.tenancies:
        if stay.end is None or stay.end >= town.as_of:
            homes.setdefault(stay.youth_id, set()).add(stay.dwelling_id)
    return homes


def _plant_unfit(town: Municipality, homes: dict[str, set[str]]) -> list[Planted]:
    planted: list[Planted] = []
    living = {stay.youth_id: stay.dwelling_id for stay in town.tenancies if stay.covers(town.as_of)}
    for youth in town.youths:
        answers = [answer for answer, _ in youth.assessments]
        if youth.youth_id not in homes or False not in answers:
            continue
        if youth.youth_id in living and len(planted) < scaled(UNFIT, town.size):
            column = _ANSWERS[answers.index(False)]
            planted.append(Planted("assessed_unfit", "youths", youth.youth_id, column, living[youth.youth_id]))
        else:
            youth.assessments = tuple((None if answer is None else True, day) for answer, day in youth.assessments)
    return planted


def _plant_apart(town: Municipality, homes: dict[str, set[str]]) -> list[Planted]:
    planted: list[Planted] = []
    by_home: dict[str, list[Youth]] = {}
    for youth in town.youths:
        where = homes.get(youth.youth_id, set())
        if where & homes.get(youth.not_live_with, set()):
            youth.not_live_with = ""
        if len(where) == 1 and not youth.live_with:
            by_home.setdefault(min(where), []).append(youth)
    taken = {item.dwelling_id for item in town.planted}
    fitting = [home for home, people in sorted(by_home.items()) if len(people) > 1 and home not in taken]
    for home in fitting[: scaled(APART, town.size)]:
        first, second, *_ = by_home[home]
        second.not_live_with = first.youth_id
        planted.append(Planted("must_live_apart", "youths", second.youth_id, "not_live_with", home))
    return planted
