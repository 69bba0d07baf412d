from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.criteria.checker import Flaw, flaws
from pipeline.facts import fact_column, own_fact
from pipeline.limits import judge
from pipeline.outcome import Outcome
from schemas.codelists import RISK
from schemas.parameters import Parameters, Requirement, Validity, default_parameters

FIRST, DAYS = date(2019, 1, 1), 12
CALENDAR = [FIRST + timedelta(days=number) for number in range(DAYS)]
WORDS = ("sør", "nord", "vest")
FACTS: dict[str, tuple[tuple[Any, ...], str]] = {
    "standard_grade": (tuple(range(1, 6)), "Int64"),
    "has_moisture_damage": ((True, False), "boolean"),
    "fire_risk": (RISK.values, "str"),
    own_fact("Himmelretning", "ONE_OF"): ((*WORDS, "noe annet"), "str"),
}
"""Every value that each fact can have."""


def row(
    fact: str, operator: str, limit: str, days: tuple[int | None, int | None] = (None, None), **more: Any
) -> Requirement:
    first, last = (None if day is None else FIRST + timedelta(days=day) for day in days)
    return Requirement(
        more.pop("condition_id", "V009"),
        "AGE_3_PLUS",
        fact,
        operator,
        limit,
        "",
        validity=Validity(first, last),
        source="antakelse",
        checked=None,
        heading="Himmelretning" if fact.startswith("own.") else "",
        **more,
    )


def found(*rows: Requirement) -> list[tuple[Flaw, int]]:
    placed = [row_with_place(item, at) for at, item in enumerate(rows)]
    return [(item.flaw, placed.index(item.row)) for item in flaws(placed)]


def row_with_place(item: Requirement, at: int) -> Requirement:
    return Requirement(**{**vars(item), "place": f"A{at}"})


@st.composite
def tables(draw: st.DrawFn) -> list[Requirement]:
    day = st.none() | st.integers(0, DAYS - 1)
    fact = draw(st.sampled_from(sorted(FACTS)))
    rows = []
    for at in range(draw(st.integers(1, 5))):
        operator, limit = draw(_asked_of(fact))
        more = {
            "duty": draw(st.sampled_from(["MUST", "MUST", "SHOULD"])),
            "condition_id": draw(st.sampled_from(["V009", "Vårt eget"])),
        }
        rows.append(row_with_place(row(fact, operator, limit, (draw(day), draw(day)), **more), at))
    return rows


def _asked_of(fact: str) -> st.SearchStrategy[tuple[str, str]]:
    if fact == "standard_grade":
        return st.tuples(st.sampled_from(["AT_LEAST", "AT_MOST"]), st.sampled_from(["0.5", "1", "2.5", "3", "5", "6"]))
    if fact == "has_moisture_damage":
        return st.sampled_from([("IS_YES", ""), ("IS_NO", "")])
    words = RISK.values if fact == "fire_risk" else WORDS
    return st.lists(st.sampled_from(words), min_size=1, unique=True).map(lambda some: ("ONE_OF", ", ".join(some)))


def met_by(item: Requirement) -> set[Any]:
    """The values that meet a requirement, tried one by one."""
    values, dtype = FACTS[item.fact]
    outcomes = judge(pd.DataFrame({item.fact: pd.Series(list(values), dtype=dtype)}), item)
    return {value for value, outcome in zip(values, outcomes, strict=True) if outcome == Outcome.MET}


def met_by_all(rows: Iterable[Requirement]) -> set[Any]:
    left: set[Any] | None = None
    for item in rows:
        left = met_by(item) if left is None else left & met_by(item)
    return left or set()


def is_beyond(item: Requirement) -> bool:
    column = fact_column(item)
    return bool(item.operator.startswith("AT_")) and not column.minimum <= float(item.limit) <= column.maximum  # type: ignore[operator]


def by_brute_force(rows: list[Requirement]) -> set[tuple[Flaw, int]]:
    """Every flaw, by walking through all days and all values."""
    # one day before and one after those that the rows can name stand for all that come before and after
    days = [CALENDAR[0] - timedelta(days=1), *CALENDAR, CALENDAR[-1] + timedelta(days=1)]
    counting = {day: Parameters((), tuple(rows)).required(day) for day in days}
    wrong: set[tuple[Flaw, int]] = set()
    for at, item in enumerate(rows):
        covered = [day for day in days if item.validity.covers(day)]
        counted = [day for day in covered if item in counting[day]]
        if not covered:
            wrong.add((Flaw.BACKWARDS, at))
        elif not counted:
            wrong.add((Flaw.SHADOWED, at))
        elif counted != covered:
            wrong.add((Flaw.OVERLAP, at))
        asks_nothing = met_by(item) == set(FACTS[item.fact][0])
        if is_beyond(item):
            wrong.add((Flaw.OUT_OF_RANGE, at))
        elif asks_nothing:
            wrong.add((Flaw.ASKS_NOTHING, at))
        elif counted and all(is_implied(item, counting[day], rows) for day in counted):
            wrong.add((Flaw.IMPLIED, at))
    for key in {item.key for item in rows}:
        asked = [any(item.key == key and item.validity.covers(day) for item in rows) for day in days]
        for number in range(1, len(days)):
            if asked[number] and not asked[number - 1] and any(asked[:number]):
                after = [item for item in rows if item.key == key and item.validity.covers(days[number])]
                wrong.add((Flaw.GAP, rows.index(after[0])))
    for day in days:
        musts = [item for item in counting[day] if item.is_must]
        if musts and all(met_by(item) for item in musts) and not met_by_all(musts):
            wrong.add((Flaw.CONTRADICTION, rows.index(musts[-1])))
            break
    return wrong


def is_implied(item: Requirement, counting: Iterable[Requirement], rows: list[Requirement]) -> bool:
    for other in counting:
        if other == item or not other.is_must or not met_by(other) or not met_by(other) <= met_by(item):
            continue
        if met_by(other) != met_by(item) or not item.is_must or rows.index(other) < rows.index(item):
            return True
    return False


@settings(max_examples=150, deadline=None)
@given(tables())
def test_it_finds_what_walking_through_all_days_and_values_finds(rows: list[Requirement]) -> None:
    ours = {(item.flaw, rows.index(item.row)) for item in flaws(rows)}

    assert ours == by_brute_force(rows)


def test_the_packages_own_criteria_have_no_flaw() -> None:
    assert flaws(default_parameters().requirements) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("measured_area_m2", "AT_LEAST", "600000")], [(Flaw.OUT_OF_RANGE, 0)]),
        ([row("bedrooms_for_children", "AT_LEAST", "60")], [(Flaw.OUT_OF_RANGE, 0)]),
        (
            [row("has_moisture_damage", "IS_YES", ""), row("has_moisture_damage", "IS_NO", "")],
            [(Flaw.CONTRADICTION, 1)],
        ),
        (
            [row("measured_area_m2", "AT_LEAST", "80"), row("measured_area_m2", "AT_MOST", "60")],
            [(Flaw.CONTRADICTION, 1)],
        ),
        (
            [row("bedrooms_for_children", "AT_LEAST", "2.2"), row("bedrooms_for_children", "AT_MOST", "2.8")],
            [(Flaw.CONTRADICTION, 1)],
        ),
        (
            [row("measured_area_m2", "AT_LEAST", "80"), row("measured_area_m2", "AT_LEAST", "60", duty="SHOULD")],
            [(Flaw.IMPLIED, 1)],
        ),
        ([row("measured_area_m2", "AT_LEAST", "60"), row("measured_area_m2", "AT_LEAST", "80", duty="SHOULD")], []),
        ([row("measured_area_m2", "AT_LEAST", "60", weight=2.0)], [(Flaw.WEIGHT_UNUSED, 0)]),
        (
            [
                row(own_fact("Himmelretning", "ONE_OF"), "ONE_OF", "Sør, vest"),
                row(own_fact("Himmelretning", "ONE_OF"), "ONE_OF", "SØR", condition_id="Sol"),
            ],
            [(Flaw.IMPLIED, 0)],
        ),
        (
            [
                row(own_fact("Himmelretning", "ONE_OF"), "ONE_OF", "Sør"),
                row(own_fact("Himmelretning", "IS_YES"), "IS_YES", "", condition_id="Sol"),
            ],
            [(Flaw.TWO_KINDS, 1)],
        ),
    ],
)
def test_single_tables(rows: list[Requirement], expected: list[tuple[Flaw, int]]) -> None:
    assert found(*rows) == expected


def test_lists_of_which_each_two_meet_but_not_all_three() -> None:
    lists = ("LOW, MEDIUM", "MEDIUM, HIGH", "LOW, HIGH")

    assert found(*(row("fire_risk", "ONE_OF", some, condition_id=some) for some in lists)) == [(Flaw.CONTRADICTION, 2)]


def test_a_share_written_as_a_fraction() -> None:
    sun = Requirement(**{**vars(row(own_fact("Sol", "AT_LEAST"), "AT_LEAST", "0.4")), "unit": "%", "heading": "Sol"})

    assert found(sun) == [(Flaw.OUT_OF_RANGE, 0)]
    assert not found(Requirement(**{**vars(sun), "limit": "40"}))


def test_the_days_of_a_gap_and_of_an_overlap() -> None:
    rows = [
        row("standard_grade", "AT_LEAST", "2", (None, 2)),
        row("standard_grade", "AT_LEAST", "3", (5, None)),
        row("standard_grade", "AT_LEAST", "4", (8, None)),
    ]
    gap, overlap = flaws(rows)[0], flaws(rows)[1]

    assert (gap.flaw, gap.row, gap.span.first, gap.span.last) == (Flaw.GAP, rows[1], date(2019, 1, 4), date(2019, 1, 5))
    assert (overlap.flaw, overlap.row, overlap.others) == (Flaw.OVERLAP, rows[1], (rows[2],))
    assert (overlap.span.first, overlap.span.last) == (date(2019, 1, 9), None)
