from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k078_age_at_allocated_moving_in import age_at_allocated_moving_in
from tests.builders import context, dwelling, shared_dwelling, youth
from tests.builders_allocations import allocation
from tests.rules.asking import Said, findings, said


def sentence(young_or_old: str) -> Said:
    return [
        (
            "G2",
            f"Ungdommen blir for {young_or_old} når innflyttingen i fellesbolig B-1 er 15.11.2019. "
            "Målgruppen er fra 16 til fylte 19 år.",
        )
    ]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2003, 11, 16), sentence("ung")),
        (date(2003, 11, 15), []),
        (date(2000, 11, 16), []),
        (date(2000, 11, 15), sentence("gammel")),
    ],
)
def test_sentence(born: date, expected: Said) -> None:
    given = {"allocations": [allocation()], "dwellings": [shared_dwelling()], "youths": [youth(birth_date=born)]}
    assert said(age_at_allocated_moving_in, **given) == expected


def test_born_on_29_february_is_19_on_1_march() -> None:
    for day, count in ((date(2023, 2, 28), 0), (date(2023, 3, 1), 1)):
        given = {
            "allocations": [allocation(moves_in_date=day)],
            "dwellings": [shared_dwelling()],
            "youths": [youth(birth_date=date(2004, 2, 29))],
        }
        assert len(said(age_at_allocated_moving_in, context(date(2022, 12, 31)), **given)) == count


def test_nothing_to_look_at() -> None:
    old = [youth(birth_date=date(1999, 1, 1))]
    for row, home in (
        (allocation(moves_in_date=date(2019, 10, 31)), shared_dwelling()),
        (allocation(moves_in_date=None), shared_dwelling()),
        (allocation(youth_id=None), shared_dwelling()),
        (allocation(), dwelling()),
    ):
        assert said(age_at_allocated_moving_in, allocations=[row], dwellings=[home], youths=old) == []


def test_advice() -> None:
    given = {
        "allocations": [allocation()],
        "dwellings": [shared_dwelling()],
        "youths": [youth(birth_date=date(1999, 1, 1))],
    }
    (finding,) = findings(age_at_allocated_moving_in, **given)
    assert finding.advice == "Flytt datoen, eller finn en annen bolig."
