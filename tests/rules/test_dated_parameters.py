"""Every dated value counts from its first day to its last, both included."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipeline.rules.controls.k018_too_old import too_old
from schemas.parameters import Parameter, Parameters, Requirement, default_parameters
from tests.builders import context, dated, shared_dwelling, tenancy, youth
from tests.rules.asking import said

ONE_DAY = timedelta(days=1)
DEFAULTS = default_parameters()
DATED = [item for item in DEFAULTS.values if item.value]
CHANGE = date(2019, 10, 31)


def with_change(code: str, before: object, after: object, first: date) -> Parameters:
    """``code`` has one value up to the day before ``first`` and another from then on."""
    default = next(item for item in DEFAULTS.values if item.code == code)
    values = (dated(default, before, None, first - ONE_DAY), dated(default, after, first, None))
    return DEFAULTS.replaced(values, ())


@pytest.mark.parametrize("item", DATED, ids=lambda item: item.code)
def test_a_default_counts_from_its_first_day(item: Parameter) -> None:
    first = item.validity.valid_from
    assert first is not None
    assert DEFAULTS.find(item.code, first - ONE_DAY) is None
    assert DEFAULTS.find(item.code, first) == item
    assert item.source
    assert item.checked is not None


@pytest.mark.parametrize("item", DEFAULTS.requirements, ids=lambda item: "-".join(item.key))
def test_a_requirement_counts_from_its_first_day(item: Requirement) -> None:
    first = item.validity.valid_from
    assert first is not None
    assert item not in DEFAULTS.required(first - ONE_DAY)
    assert item in DEFAULTS.required(first)
    assert item.is_assumption
    assert item.checked is not None


@pytest.mark.parametrize("item", [item for item in DATED if item.kind == "number"], ids=lambda item: item.code)
def test_a_change_is_felt_on_its_day(item: Parameter) -> None:
    changing = with_change(item.code, 7, 8, CHANGE)
    assert [changing.whole(item.code, CHANGE + ONE_DAY * days) for days in (-1, 0, 1)] == [7, 8, 8]


def test_a_value_ends_after_its_last_day() -> None:
    default = DATED[-1]
    ending = DEFAULTS.replaced((dated(default, 4, None, CHANGE),), ())
    assert ending.number(default.code, CHANGE) == 4
    with pytest.raises(KeyError, match=default.code):
        ending.number(default.code, CHANGE + ONE_DAY)


def test_of_two_in_force_the_one_that_began_last_counts() -> None:
    default = DATED[-1]
    both = DEFAULTS.replaced((dated(default, 4), dated(default, 6, CHANGE)), ())
    assert [both.whole(default.code, CHANGE + ONE_DAY * days) for days in (-1, 0)] == [4, 6]


def test_a_control_uses_the_value_of_the_as_of_day() -> None:
    changing = with_change("em_age_limit", 21, 20, CHANGE)
    for day, expected in ((CHANGE - ONE_DAY, 0), (CHANGE, 1)):
        run = context(day)
        run = type(run)(run.period, run.as_of, changing)
        people = [youth(birth_date=date(1999, 1, 1))]
        found = said(too_old, run, tenancies=[tenancy()], youths=people, dwellings=[shared_dwelling()])
        assert len(found) == expected
