"""A town where everything is wrong at once, for what must hold for every control."""

from __future__ import annotations

from datetime import date

from pipeline.acquisition.procedure import RECIPIENTS
from pipeline.table import Tables
from tests import builders
from tests.builders import Row, make_tables
from tests.builders_acquisitions import (
    acquisition,
    going_acquisition,
    handover,
    housing_need,
    imdi_order,
    viewing,
)
from tests.builders_allocations import allocation
from tests.builders_families import (
    application,
    child,
    family_allocation,
    family_meeting,
    family_task,
    member,
    participant,
    priority_family,
    temporary_stay,
)


def town() -> Tables:
    """A town where everything is wrong at once, each row with a sheet row of its own."""
    shared = {"is_shared_housing": True, "places": 1, "disposal_form": "INNLEID_FRA_PRIVATPERSON"}
    early, late = date(2019, 3, 1), date(2019, 2, 1)
    wrong_way = {"start_date": early, "end_date": late}
    return make_tables(
        dwellings=[
            builders.dwelling(),
            builders.dwelling(dwelling_id="B-2", **shared),
            builders.dwelling(dwelling_id="B-3", **{**shared, "places": None}),
            builders.dwelling(dwelling_id="B-4", in_stock_from=early, in_stock_to=late),
            builders.dwelling(dwelling_id="B-5", **{**shared, "places": 3}),
            builders.shared_dwelling(dwelling_id="B-6", places=9),
            *unlike_dwellings(),
        ],
        surveys=[
            builders.survey(dwelling_id="B-9"),
            builders.survey(measured_area_m2=10.0),
            builders.survey(dwelling_id="B-2", measured_area_m2=None),
        ],
        leases_in=[
            builders.lease_in(dwelling_id="B-9", **wrong_way),
            builders.lease_in(
                lease_id="A-2",
                dwelling_id="B-2",
                end_date=date(2019, 12, 31),
                notice_months=6,
                rent_package_nok_month=99_000.0,
                includes_tv=False,
                common_area_funding=None,
            ),
            builders.lease_in(
                lease_id="A-3", dwelling_id="B-3", end_date=date(2019, 12, 1), notice_date=date(2019, 10, 1)
            ),
        ],
        tenancies=[
            builders.tenancy(dwelling_id="B-9", **wrong_way),
            builders.tenancy(tenancy_id="L-2", dwelling_id="B-2"),
            builders.tenancy(tenancy_id="L-3", dwelling_id="B-2", youth_id="U-2"),
            builders.tenancy(tenancy_id="L-4", dwelling_id="B-3", youth_id="U-3", room=None),
            builders.tenancy(tenancy_id="L-5", dwelling_id="B-5", youth_id="U-2", room=None),
            builders.tenancy(tenancy_id="L-6", youth_id="U-9", end_date=date(2020, 1, 1), is_open_ended=False),
            builders.tenancy(tenancy_id="L-7", youth_id=None, room=None, household_id=None),
            *(
                builders.tenancy(tenancy_id=f"L-{number}", dwelling_id=home, youth_id=f"U-{youth}", room=None)
                for number, home, youth in ((8, "B-6", 5), (9, "B-6", 6), (10, "B-3", 7))
            ),
            builders.tenancy(tenancy_id="L-11", youth_id=None, room=None, household_id="H-6"),
        ],
        youths=[
            builders.youth(duf_number="000100000108"),
            builders.youth(youth_id="U-2", birth_date=date(2000, 12, 1), duf_number=None),
            builders.youth(youth_id="U-3", birth_date=date(1999, 1, 1)),
            builders.youth(youth_id="U-4", birth_date=date(2103, 1, 1)),
            *housemates(),
        ],
        startlan_cases=[
            builders.startlan_case(payment_date=None, loan_nok=None, child_count=None),
            builders.startlan_case(case_id="S-2", case_status="GRANTED"),
        ],
        settlement_plan=[builders.plan_dwelling()],
        plan_places=[builders.plan_place()],
        allocations=allocations(),
        **acquisitions(),
        **requests(),
        **follow_up(),
    )


def unlike_dwellings() -> list[Row]:
    """Dwellings of which the last contradicts itself and all the others."""
    usual = [builders.dwelling(dwelling_id=f"B-{number}") for number in range(20, 30)]
    odd = {"postal_place": "Annensted", "approved_bedrooms": 4, "floor": 7}
    unlike = builders.dwelling(dwelling_id="B-30", usable_area_m2=700.0, rent_nok_month=80_000.0, **odd)
    return [*usual, unlike, builders.dwelling(dwelling_id="B-31", postal_code="0001")]


def housemates() -> list[Row]:
    """Youths who name each other, and themselves, rightly and wrongly."""
    return [
        builders.youth(
            youth_id="U-5", duf_number="000100000206", live_with="U-5, U-7", not_live_with="U-6, U-9", social_ok=False
        ),
        builders.youth(youth_id="U-6", duf_number="000100000206", live_with="fetter", not_live_with="U-5"),
        builders.youth(youth_id="U-7", live_with="U-5", not_live_with="U-5", social_ok=None, settled_date=None),
        builders.youth(youth_id="U-8", social_date=date(2010, 1, 1), day_activity_date=None),
    ]


def allocations() -> list[Row]:
    """Allocations of what is not there, not free, not moved into, or not for that age."""
    return [
        allocation(youth_id="U-9", dwelling_id="B-9", moves_in_date=date(2019, 10, 1)),
        allocation(allocation_id="T-2", youth_id="U-2", dwelling_id="B-2", moves_in_date=date(2019, 1, 1)),
        allocation(allocation_id="T-3", youth_id="U-3", dwelling_id="B-2"),
        family_allocation(
            allocation_id="T-4", household_id="H-7", youth_id="U-1", is_nav_present=False, is_proposal_followed=False
        ),
        family_allocation(allocation_id="T-5", are_children_assessed=None, moves_in_date=date(2019, 3, 1)),
    ]


def requests() -> dict[str, list[Row]]:
    """Applications, households and temporary stays."""
    early, late = date(2019, 3, 1), date(2019, 2, 1)
    return {
        "applications": [
            application(received_date=date(2019, 9, 5), dwelling_id="B-9", moved_in_date=date(2019, 8, 1)),
            application(application_id="S-2", household_id="H-9", decision_date=None),
            application(application_id="S-3", moved_in_date=early, decision="REJECTED"),
            application(application_id="S-7", household_id="H-6", decision="REJECTED", decision_date=date(2018, 12, 1)),
            application(application_id="S-4"),
            application(application_id="S-5", decision="PENDING", decision_date=None),
            application(application_id="S-6", main_reason="REFUGEE", refugee_grant_from=date(2010, 1, 1)),
        ],
        "household_members": [
            member(household_id="H-8"),
            *(child(member_no=str(number)) for number in range(2, 8)),
            child(member_no="8", birth_date=date(2103, 1, 1)),
        ],
        "temporary_stays": [
            temporary_stay(household_id="H-7"),
            temporary_stay(stay_id="M-2", start_date=early, end_date=late),
            temporary_stay(stay_id="M-3", end_date=None),
            temporary_stay(stay_id="M-4", end_date=None),
        ],
    }


def follow_up() -> dict[str, list[Row]]:
    """Families and Foyer."""
    early, late = date(2019, 3, 1), date(2019, 2, 1)
    return {
        "priority_families": [
            *(priority_family(family_id=f"F-{number}") for number in range(1, 7)),
            priority_family(family_id="F-7", household_id="H-7", consent_from=None),
            priority_family(family_id="F-8", active_from=early, active_to=late),
        ],
        "family_meetings": [family_meeting(family_id="F-9")],
        "family_tasks": [
            family_task(family_id="F-9", due_date=date(2019, 10, 20)),
            family_task(task_id="OP-2", given_date=early, done_date=late),
        ],
        "foyer_participants": [
            participant(start_date=early, end_date=late),
            participant(
                participant_id="FO-2",
                birth_date=date(1990, 1, 1),
                planned_end_date=date(2025, 1, 1),
                has_health=None,
                next_follow_up_date=early,
            ),
            participant(participant_id="FO-3", next_follow_up_date=None),
        ],
    }


def acquisitions() -> dict[str, list[Row]]:
    """Acquisitions and what belongs to them."""
    untold = dict.fromkeys(recipient.column for recipient in RECIPIENTS)
    return {
        "acquisitions": [
            acquisition(
                dwelling_id="B-9",
                lease_id="A-9",
                need_id="E-9",
                specified_date=None,
                signed_date=date(2019, 4, 1),
                signed_by_role="OTHER",
                **untold,
            ),
            acquisition(acquisition_id="N-2", dwelling_id="B-2", lease_id="A-2"),
            acquisition(acquisition_id="N-3", dwelling_id="B-2", lease_id="A-2"),
            acquisition(acquisition_id="N-4", dwelling_id="B-5", lease_id=None),
            going_acquisition(4, acquisition_id="N-5", offered_package_nok_month=99_000.0),
        ],
        "viewings": [
            viewing(acquisition_id="N-9"),
            viewing(viewing_id="V-2", acquisition_id="N-2", checklist_result=None, therapist_opinion=None),
            viewing(viewing_id="V-3", acquisition_id="N-3", checklist_result="NOT_GOOD", therapist_opinion="AGAINST"),
        ],
        "handovers": [
            handover(acquisition_id="N-9"),
            handover(handover_id="O-2", acquisition_id="N-2", protocol_date=None, photo_count=None, sent_date=None),
        ],
        "imdi_orders": [
            imdi_order(dwelling_id="B-9"),
            imdi_order(order_id="I-2", dwelling_id="B-5", places_ordered=5, answered_date=None),
        ],
        "housing_needs": [housing_need()],
    }
