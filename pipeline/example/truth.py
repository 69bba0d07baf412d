"""The truth about the example, reckoned in plain Python from its records: for tests alone, never read by a run."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pipeline.example.days import add_months
from pipeline.example.model import Dwelling, Fact, Lease, Municipality, Survey
from pipeline.example.truth_kostra import kostra
from schemas.parameters import Requirement, default_parameters

_ORDER = ("AGE_3_PLUS", "AGE_0_3")


def classes(town: Municipality) -> dict[str, str]:
    """Class of every dwelling in stock on the as-of day."""
    requirements = default_parameters().required(town.as_of)
    newest = _newest(town)
    return {
        dwelling.dwelling_id: _class_of(newest.get(dwelling.dwelling_id), requirements) for dwelling in _stock(town)
    }


def indicators(town: Municipality) -> dict[str, Any]:
    """Every figure, with numerator and denominator where it has them."""
    stock = _stock(town)
    found = Counter(classes(town).values())
    suitable = found["AGE_3_PLUS"] + found["AGE_0_3"]
    accessible = sum(dwelling.wheelchair for dwelling in stock)
    return {
        "dwellings_total": len(stock),
        **_tenure(stock),
        "wheelchair_accessible": accessible,
        "wheelchair_share_pct": _share(accessible, len(stock)),
        "dwellings_suitable_3_plus": found["AGE_3_PLUS"],
        "dwellings_suitable_0_3": found["AGE_0_3"],
        "dwellings_not_suitable": found["NOT_SUITABLE"],
        "dwellings_not_surveyed": found["NOT_SURVEYED"],
        "family_suitable_share_pct": _share(suitable, len(stock)),
        "startlan": {str(year): _startlan(town, year) for year in range(town.as_of.year - 2, town.as_of.year + 1)},
        **_capacity(town),
        "turnover": {str(year): _turnover(town, year) for year in (town.as_of.year - 1, town.as_of.year)},
        "kostra": kostra(town),
    }


def _stock(town: Municipality) -> list[Dwelling]:
    return [dwelling for dwelling in town.dwellings if dwelling.in_stock(town.as_of)]


def _newest(town: Municipality) -> dict[str, Survey]:
    newest: dict[str, Survey] = {}
    for survey in town.surveys:
        known = newest.get(survey.dwelling_id)
        if survey.day <= town.as_of and (known is None or known.day < survey.day):
            newest[survey.dwelling_id] = survey
    return newest


def _class_of(survey: Survey | None, requirements: tuple[Requirement, ...]) -> str:
    if survey is None or any(survey.facts[item.fact] is None for item in requirements):
        return "NOT_SURVEYED"
    for age_class in _ORDER:
        if all(_holds(survey.facts[item.fact], item) for item in requirements if item.age_class == age_class):
            return age_class
    return "NOT_SUITABLE"


def _holds(value: Fact, item: Requirement) -> bool:
    match item.operator:
        case "AT_LEAST":
            return Decimal(str(value)) >= Decimal(item.limit)
        case "AT_MOST":
            return Decimal(str(value)) <= Decimal(item.limit)
        case "ONE_OF":
            return str(value) in item.limit.replace(" ", "").split(",")
        case "IS_YES":
            return bool(value)
        case "IS_NO":
            return not value
    raise ValueError(item.operator)


def _tenure(stock: list[Dwelling]) -> dict[str, int]:
    forms = Counter(dwelling.disposal_form for dwelling in stock)
    owned = forms["KOMMUNALT_EID"] + forms["INNLEID_FRA_KOMMUNALT_FORETAK"]
    private = forms["PRIVAT_TILDELINGSRETT"] + forms["PRIVAT_TILVISNINGSRETT"]
    return {
        "dwellings_owned": owned,
        "dwellings_leased_in": len(stock) - owned - private,
        "dwellings_private_disposal_right": private,
        "of_owned_municipal_enterprise": forms["INNLEID_FRA_KOMMUNALT_FORETAK"],
    }


def _startlan(town: Municipality, year: int) -> dict[str, Any]:
    paid = [
        case
        for case in town.cases
        if case.status == "PAID"
        and case.payment is not None
        and case.payment.year == year
        and case.payment <= town.as_of
    ]
    families = [case for case in paid if case.children > 0]
    nok = sum((case.loan or 0) + (case.grant or 0) for case in paid)
    families_nok = sum((case.loan or 0) + (case.grant or 0) for case in families)
    return {
        "cases": len(paid),
        "family_cases": len(families),
        "share_count_pct": _share(len(families), len(paid)),
        "amount_nok": nok,
        "family_amount_nok": families_nok,
        "share_amount_pct": _share(families_nok, nok),
    }


def _capacity(town: Municipality) -> dict[str, Any]:
    leases: dict[str, list[Lease]] = {}
    for lease in town.leases:
        leases.setdefault(lease.dwelling_id, []).append(lease)
    residents: dict[str, set[str]] = {}
    for stay in town.tenancies:
        if stay.youth_id and stay.covers(town.as_of):
            residents.setdefault(stay.dwelling_id, set()).add(stay.youth_id)
    places = occupied = free = in_stock = 0
    by_dwelling: dict[str, dict[str, int]] = {}
    for dwelling in _stock(town):
        if not dwelling.is_shared:
            continue
        room_for, living = dwelling.places or 0, len(residents.get(dwelling.dwelling_id, ()))
        usable = not dwelling.is_leased_in or any(
            _in_force(lease, town.as_of) for lease in leases.get(dwelling.dwelling_id, ())
        )
        by_dwelling[dwelling.dwelling_id] = {"places": room_for, "residents": living, "usable": int(usable)}
        in_stock += room_for
        if usable:
            places += room_for
            occupied += min(living, room_for)
            free += max(0, room_for - living)
    return {
        "shared_dwellings": len(by_dwelling),
        "shared_places_in_stock": in_stock,
        "shared_places": places,
        "shared_places_occupied": occupied,
        "shared_places_free": free,
        "shared_occupancy_pct": _share(occupied, places),
        "shared_by_dwelling": by_dwelling,
    }


def _in_force(lease: Lease, day: date) -> bool:
    ends = [lease.end] if lease.end else []
    if lease.notice_date:
        ends.append(add_months(lease.notice_date, lease.notice_months))
    return lease.start <= day and all(day <= end for end in ends)


def _turnover(town: Municipality, year: int) -> dict[str, Any]:
    first, last = date(year, 1, 1), min(date(year, 12, 31), town.as_of)
    active = [stay for stay in town.tenancies if stay.start <= last and (stay.end is None or stay.end >= first)]
    ended = sum(stay.end is not None and stay.end <= last for stay in active)
    started = sum(stay.start >= first for stay in active)
    return {"active": len(active), "ended": ended, "started": started, "ended_share_pct": _share(ended, len(active))}


def _share(numerator: int, denominator: int) -> float | None:
    if not denominator:
        return None
    share = Decimal(100 * numerator) / Decimal(denominator)
    return float(share.quantize(Decimal("0.1"), ROUND_HALF_UP))
