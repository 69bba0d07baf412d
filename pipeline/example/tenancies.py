"""Households' stays in ordinary dwellings: contracts, turnover, vacancy, and a few that are too short."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_months, add_years, after, between
from pipeline.example.model import Dwelling, Planted, Tenancy
from pipeline.example.quotas import scaled

SHORT_WITHOUT_GROUNDS = 2
LONG_EMPTY = 0.05
"""Share of dwellings that have stood empty for a while."""
_GROUNDS = (
    "Botreningsavtale", "Gjennomgangsbolig mens leietaker venter på startlån", "Bygget skal rehabiliteres",
    "Leietaker er i overgangsfase", "Boligen skal selges",
)  # fmt: skip


def make_household_tenancies(
    random: Random, dwellings: list[Dwelling], size: int, as_of: date
) -> tuple[list[Tenancy], list[Planted]]:
    """All stays of households, dwelling by dwelling; sets each dwelling's status from who lives there now."""
    tenancies: list[Tenancy] = []
    for dwelling in dwellings:
        if not dwelling.is_shared and dwelling.stock_from <= as_of:
            stays = _stays(random, dwelling, as_of)
            tenancies += stays
            if dwelling.stock_to is None:
                dwelling.status = _status(random, stays, as_of)
    return tenancies, _shorten(random, tenancies, size, as_of)


def _stays(random: Random, dwelling: Dwelling, as_of: date) -> list[Tenancy]:
    stays: list[Tenancy] = []
    start = max(dwelling.stock_from, after(add_years(as_of, -9), random.randint(0, 1100)))
    while start <= as_of:
        stay = _stay(random, dwelling, start)
        stays.append(stay)
        if stay.end is None:
            break
        if dwelling.stock_to is not None and stay.end > after(dwelling.stock_to, -20):
            stay.end, stay.is_open_ended = after(dwelling.stock_to, -random.randint(5, 20)), True
            break
        if stay.is_open_ended and stay.end > as_of:
            stay.end = None if random.random() < 0.94 else between(random, after(as_of, 5), add_months(as_of, 3))
            break
        start = after(stay.end, 1 + _gap(random))
    if dwelling.stock_to is None and random.random() < LONG_EMPTY:
        _empty(random, stays[-1], as_of)
    kept_from = add_months(as_of, -46)
    return [stay for stay in stays if stay.end is None or stay.end >= max(stay.start, kept_from)]


def _empty(random: Random, last: Tenancy, as_of: date) -> None:
    end = after(as_of, -random.randint(25, 220))
    if last.start < end and (last.end is None or last.end > end):
        last.end, last.is_open_ended, last.grounds = end, True, ""


def _stay(random: Random, dwelling: Dwelling, start: date) -> Tenancy:
    stay = Tenancy(dwelling.dwelling_id, start, None)
    stay.deposit = 3 * dwelling.rent if random.random() < 0.7 else None
    kind = random.random()
    if kind < 0.5:
        stay.end = after(start, 200 + round(random.expovariate(1 / 2300)))
    elif kind < 0.95:
        stay.end, stay.is_open_ended = after(add_years(start, random.choice((3, 3, 5, 5))), -1), False
    else:
        stay.end, stay.is_open_ended = after(add_months(start, random.choice((6, 9, 12, 18))), -1), False
        stay.grounds = random.choice(_GROUNDS)
    return stay


def _gap(random: Random) -> int:
    shortest, longest = random.choices(((0, 20), (21, 75), (76, 200)), (45, 38, 17))[0]
    return random.randint(shortest, longest)


def _status(random: Random, stays: list[Tenancy], as_of: date) -> str:
    if any(stay.covers(as_of) for stay in stays):
        return "UTLEID"
    return "VEDLIKEHOLD" if random.random() < 0.5 else "KLAR_FOR_INNFLYTTING"


def _shorten(random: Random, tenancies: list[Tenancy], size: int, as_of: date) -> list[Planted]:
    candidates = [
        stay
        for stay in tenancies
        if stay.end is not None and stay.end > as_of and not stay.is_open_ended and not stay.grounds
    ]
    planted = []
    for stay in random.sample(candidates, min(len(candidates), scaled(SHORT_WITHOUT_GROUNDS, size))):
        stay.end = after(max(add_months(stay.start, 12), add_months(as_of, 2)), -1)
        while stay.end >= after(add_years(stay.start, 3), -1):
            stay.end = after(as_of, 20)
            stay.start = max(stay.start, add_months(as_of, -10))
        planted.append(Planted("short_without_grounds", "tenancies", stay.key, "end_date", stay.dwelling_id))
    return planted
