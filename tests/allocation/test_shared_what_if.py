from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.allocation.shared_checker import find_breaches
from pipeline.allocation.shared_orders import places_to_order
from pipeline.allocation.shared_propose import propose_shared
from pipeline.allocation.shared_records import Placement
from pipeline.allocation.shared_what_if import (
    DwellingKind,
    dwellings_to_look_for,
    smallest_changes,
    who_waits_if,
)
from tests.allocation.shared_cases import AS_OF, a_case, a_dwelling, a_resident, a_youth, random_case


def test_one_more_dwelling_says_whom_it_would_house() -> None:
    youths = [a_youth("U-1"), a_youth("U-2"), a_youth("U-3", sex="M"), a_youth("U-4")]
    proposals = propose_shared(a_case(youths, []))
    kinds = [DwellingKind(2, AS_OF), DwellingKind(3, date(2019, 12, 1)), DwellingKind(2, date(2021, 1, 1))]
    found = dwellings_to_look_for(proposals.options, proposals.nobody_passed, kinds)
    assert [len(item.youth_ids) for item in found] == [3, 2, 0]
    assert found[0].text.startswith("Én fellesbolig til med 3 plasser fra 01.12.2019 ville gi plass til ")
    assert found[2].text == "Én fellesbolig til med 2 plasser fra 01.01.2021 ville gi plass til ingen flere."


def test_the_smallest_change_is_the_one_rule_in_the_way() -> None:
    case = a_case([a_youth()], [a_dwelling("B-1", lease_end=date(2020, 1, 31)), a_dwelling("B-2", places=5)])
    proposals = propose_shared(case)
    (change,) = smallest_changes(proposals.options, proposals.nobody_passed, "U-1")
    assert change.youth_ids == ("U-1",)
    assert change.text == (
        "Dette alene hindrer U-1 i B-1: Innleien av B-1 varer bare til 31.01.2020; den må vare til 30.04.2020."
    )


def test_no_change_is_offered_where_the_place_is_taken_anyway() -> None:
    youths = [a_youth(f"U-{number}", waiting_since=date(2019, number, 1)) for number in (1, 2, 3)]
    proposals = propose_shared(a_case(youths, [a_dwelling()]))
    assert smallest_changes(proposals.options, proposals.nobody_passed, "U-3") == ()


def test_who_waits_if_somebody_goes_first() -> None:
    youths = [a_youth(f"U-{number}", waiting_since=date(2019, number, 1)) for number in (1, 2, 3)]
    proposals = propose_shared(a_case([*youths, a_youth("U-4", birth_date=date(2010, 1, 1))], [a_dwelling()]))
    options, proposal = proposals.options, proposals.nobody_passed
    assert who_waits_if(options, proposal, "U-3", "B-1") == ("U-2",)
    assert who_waits_if(options, proposal, "U-1", "B-1") == ()
    assert who_waits_if(options, proposal, "U-4", "B-1") is None


@pytest.mark.parametrize("seed", range(20))
def test_one_more_dwelling_never_takes_a_place_from_anybody(seed: int) -> None:
    proposals = propose_shared(random_case(seed, 12, 3))
    (found,) = dwellings_to_look_for(proposals.options, proposals.nobody_passed, [DwellingKind(3, AS_OF)])
    assert set(found.youth_ids) <= set(proposals.nobody_passed.waiting)
    assert len(found.youth_ids) <= 3


def test_places_that_nobody_fills_are_ordered() -> None:
    resident = a_resident(sex="M", birth_date=date(2002, 3, 1), languages=frozenset({"dari"}))
    dwelling = a_dwelling(places=3, residents=(resident,), room_ids=("A", "B", "C"))
    case = a_case([a_youth()], [dwelling, a_dwelling("B-2")], age_gap_months=12, common_language=True)
    proposals = propose_shared(case)
    first, second = places_to_order(proposals.options, proposals.nobody_passed)
    assert first.text == (
        "B-1: plass til 2 ungdommer fra 31.10.2019, gutter, født fra 01.03.2001 til 01.03.2003, sammen med R-1."
    )
    assert first.languages == (frozenset({"dari"}),)
    assert second.text == (
        "B-2: plass til 1 ungdom fra 31.10.2019, jenter, født fra 01.06.2001 til 01.06.2003, sammen med U-1."
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_youth_who_is_ordered_fits(seed: int) -> None:
    proposals = propose_shared(random_case(seed, 6, 5))
    case = proposals.options.case
    for order in places_to_order(proposals.options, proposals.nobody_passed):
        there = proposals.nobody_passed.moving_into(order.dwelling_id)
        common = frozenset({"dari"}).union(*order.languages)
        new = [
            a_youth(f"N-{number}", birth_date=order.born_last, sex=order.sex, languages=common, waiting_since=None)
            for number in range(len(order.from_dates))
        ]
        placed = [
            Placement(youth.youth_id, order.dwelling_id, None, day)
            for youth, day in zip(new, order.from_dates, strict=True)
        ]
        wider = replace(case, youths=(*case.youths, *new))
        broken = {breach.rule_id for breach in find_breaches(wider, [*there, *placed])}
        assert broken <= {"P104"}, order
