from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.disclosure.delivery import Key
from pipeline.disclosure.register import Entry, Register
from pipeline.fairness import (
    CHILDREN,
    HOUSEHOLDS,
    REFUGEE,
    SIZE,
    UNKNOWN,
    WAITED,
    WHEELCHAIR,
    People,
    Protections,
    groups_of,
    protected_groups,
)
from schemas.reports.husbanken_households import REASON, REASONS, WAITING

OCTOBER, DECEMBER = date(2019, 10, 31), date(2019, 12, 31)
T = 5
FLYKTNING, ANDRE, IKKE = REASONS[0], REASONS[3], REASONS[4]


def rows(children: Iterable[str], reasons: Iterable[str] | None = None) -> pd.DataFrame:
    """Households that differ in whether they have children, and in why they need a dwelling."""
    kinds = list(children)
    return pd.DataFrame(
        {
            WAITED: [100.0] * len(kinds),
            CHILDREN.name: kinds,
            SIZE.name: ["2 personer"] * len(kinds),
            WHEELCHAIR.name: [UNKNOWN] * len(kinds),
            REFUGEE.name: list(reasons) if reasons is not None else [ANDRE] * len(kinds),
        }
    )


def households(waiting: pd.DataFrame, housed: pd.DataFrame, day: date = OCTOBER) -> People:
    return People(HOUSEHOLDS, date(day.year - (day != DECEMBER), 1, 1), day, waiting, housed)


def families(with_children: int, without: int) -> pd.DataFrame:
    return rows(["Med barn"] * with_children + ["Uten barn"] * without)


def protected(people: People, register: Register | None = None) -> Protections:
    return protected_groups([people], register or Register(), T, people.last.year)


def waiting_shown(found: Protections, people: People, division: str, *classes: str) -> int | None:
    name = people.populations[0][0]
    return found[name].shown(Key(name, ((division, classes),)))


def test_a_small_group_is_held_back_and_so_is_what_gives_it_away() -> None:
    people = households(families(4, 10), families(6, 8))
    found = protected(people)

    assert waiting_shown(found, people, CHILDREN.name, "Med barn") is None
    assert waiting_shown(found, people, CHILDREN.name, "Uten barn") is None
    (waiting, _), (housed, _) = people.populations
    assert found[waiting].shown(Key(waiting)) == 14
    assert found[housed].shown(Key(housed, ((CHILDREN.name, ("Med barn",)),))) == 6


def test_when_few_wait_in_all_nothing_of_them_is_shown() -> None:
    people = households(families(4, 0), families(6, 8))
    found = protected(people)

    waiting, _ = people.populations[0]
    assert found[waiting].shown(Key(waiting)) is None
    assert waiting_shown(found, people, CHILDREN.name, "Uten barn") is None


def test_a_division_that_nothing_is_known_of_is_not_told() -> None:
    people = households(families(6, 10), families(6, 8))
    found = protected(people)

    assert groups_of(people, found, WHEELCHAIR) == ()
    assert [group.label for group in groups_of(people, found, CHILDREN)] == ["Med barn", "Uten barn"]


def test_those_who_wait_and_those_who_are_housed_are_told_in_the_same_groups() -> None:
    sizes = ["1 person", "2 personer", "3–4 personer", "5 eller flere"]
    waiting = families(0, 16).assign(**{SIZE.name: sizes * 4})
    people = households(waiting, families(0, 20))
    found = protected(people)

    tables = [table for item in found.values() for table in item.delivery.tables if table.name.endswith(SIZE.name)]
    assert [[group.label for group in table.axes[0].groups] for table in tables] == [
        ["1 person og 2 personer", "3–4 personer og 5 eller flere"]
    ] * 2
    assert waiting_shown(found, people, SIZE.name, "1 person", "2 personer") == 8


def test_only_a_scale_is_made_coarser() -> None:
    people = households(rows(CHILDREN.classes * 4), rows(CHILDREN.classes * 2))

    assert [group.label for group in groups_of(people, protected(people), CHILDREN)] == list(CHILDREN.classes)


def test_what_was_held_back_earlier_in_the_year_still_is() -> None:
    september = households(families(4, 10), families(6, 8), date(2019, 9, 30))
    told = [entry for item in protected(september).values() for entry in item.entries("2019-09", 2019)]
    register = Register(tuple(told))
    october = households(families(6, 10), families(6, 8))

    assert waiting_shown(protected(october), october, CHILDREN.name, "Med barn") == 6
    assert waiting_shown(protected(october, register), october, CHILDREN.name, "Med barn") is None


def test_what_husbanken_was_given_of_the_same_households_is_known_to_readers() -> None:
    reasons = [FLYKTNING] * 6 + [ANDRE] * 12 + [IKKE] * 2
    people = households(rows(["Uten barn"] * 20, reasons), families(6, 8), DECEMBER)
    counts = {reason: reasons.count(reason) for reason in REASONS}
    told = [Entry("2019-12", 2019, Key(f"{WAITING} 2019"), 20, T)] + [
        Entry("2019-12", 2019, Key(f"{WAITING} 2019", ((REASON, (reason,)),)), None if 0 < n < 12 else n, T)
        for reason, n in counts.items()
    ]

    assert waiting_shown(protected(people), people, REASON, FLYKTNING) == 6
    found = protected(people, Register(tuple(told)))
    assert all(item.audit for item in found.values())
    assert waiting_shown(found, people, REASON, FLYKTNING) is None


@settings(max_examples=20)
@given(
    st.lists(st.sampled_from(CHILDREN.classes), max_size=25), st.lists(st.sampled_from(CHILDREN.classes), max_size=25)
)
def test_no_small_group_is_shown_whatever_the_numbers(waiting: list[str], housed: list[str]) -> None:
    people = households(rows(waiting), rows(housed))
    found = protected(people)

    assert all(item.audit for item in found.values())
    for (population, frame), division in ((item, CHILDREN) for item in people.populations):
        for group in groups_of(people, found, division):
            count = found[population].shown(Key(population, ((division.name, group.classes),)))
            assert count in (None, frame[division.name].isin(group.classes).sum())
            assert count is None or not 0 < count < T
