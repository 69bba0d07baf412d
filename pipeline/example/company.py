"""What tells youths apart who could live together: languages, schools, siblings, and whom they must not live with."""

from __future__ import annotations

from random import Random

from pipeline.example.model import Municipality, Youth
from pipeline.example.names import LOWER_SECONDARY

_LANGUAGES = ("dari", "tigrinja", "arabisk", "pashto", "somali", "kurmanji")
_TOLD, _ENGLISH, _NORWEGIAN, _AT_SCHOOL = 0.9, 0.5, 0.3, 0.6
_GIRLS = 3


def give_company(random: Random, town: Municipality) -> None:
    """Give all youths a language and most a school; among those who wait a pair of siblings, and girls at odds.

    The girl who has waited longest must not live with the two behind her, so that nobody being passed by and as many as
    possible being housed can be two things.
    """
    for youth in town.youths:
        youth.languages = _languages(random)
        youth.school = random.choice(LOWER_SECONDARY) if random.random() < _AT_SCHOOL else ""
    housed = {stay.youth_id for stay in town.tenancies}
    waiting = [youth for youth in town.youths if youth.youth_id not in housed]
    _put_at_odds(waiting)
    _make_siblings(waiting)


def _languages(random: Random) -> str:
    own = random.choice(_LANGUAGES)
    others = [name for name, share in (("engelsk", _ENGLISH), ("norsk", _NORWEGIAN)) if random.random() < share]
    return ", ".join((own, *others)) if random.random() < _TOLD else ""


def _put_at_odds(waiting: list[Youth]) -> None:
    """Three girls at least, the last in the queue if need be."""
    free = [youth for youth in reversed(waiting) if youth.sex == "M" and not youth.live_with]
    for youth in free[: max(0, _GIRLS - sum(youth.sex == "F" for youth in waiting))]:
        youth.sex, youth.not_live_with = "F", ""
    girls = [youth for youth in waiting if youth.sex == "F"]
    if len(girls) >= _GIRLS:
        first, *others = girls[:_GIRLS]
        first.live_with, first.not_live_with = "", ", ".join(other.youth_id for other in others)
        for friend in (youth for youth in waiting if youth.live_with == first.youth_id):
            friend.live_with = ""


def _make_siblings(waiting: list[Youth]) -> None:
    """Two boys who wait, of one language, without friends among the boys or anybody to keep away from."""
    sexes = {youth.youth_id: youth.sex for youth in waiting}
    boys = [youth for youth in waiting if youth.sex == "M" and not youth.not_live_with]
    boys = [youth for youth in boys if sexes.get(youth.live_with) != youth.sex]
    if len(boys) > 1:
        one, other = boys[:2]
        one.siblings, other.siblings = other.youth_id, one.youth_id
        one.languages = other.languages = one.languages or other.languages
