from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k115_too_many_families import too_many_families
from tests.builders import Row, context
from tests.builders_families import priority_family
from tests.rules.asking import Said, findings, said

SIXTH = [("C7", "Familien kom med 02.09.2019, da 5 andre allerede var med. Grensen er 5.")]


def families(count: int, **last: object) -> list[Row]:
    """``count`` families since August, and one more in September."""
    since = [priority_family(family_id=f"F-{number}") for number in range(count)]
    return [*since, priority_family(**{"family_id": "F-9", "active_from": date(2019, 9, 2), **last})]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(families(4), [], id="five"),
        pytest.param(families(5), SIXTH, id="six"),
        pytest.param(
            [priority_family(family_id="F-0", active_to=date(2019, 9, 1)), *families(5)[1:]],
            [],
            id="one left the day before",
        ),
        pytest.param(
            [priority_family(family_id="F-0", active_to=date(2019, 9, 2)), *families(5)[1:]],
            SIXTH,
            id="one leaves that day",
        ),
        pytest.param(families(5, active_to=date(2019, 9, 30)), SIXTH, id="is over"),
    ],
)
def test_sentence(rows: list[Row], expected: Said) -> None:
    assert said(too_many_families, priority_families=rows) == expected


def test_the_limit_is_a_setting() -> None:
    assert said(too_many_families, context(priority_families_max=6), priority_families=families(5)) == []


def test_advice() -> None:
    (finding,) = findings(too_many_families, priority_families=families(5))
    assert finding.advice == "Avslutt en familie før en ny tas inn, eller rett datoene."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(too_many_families) == []
