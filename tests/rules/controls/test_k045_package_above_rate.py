from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.rules.controls.k045_package_above_rate import package_above_rate
from tests.builders import context, dated, lease_in, shared_dwelling
from tests.rules.asking import Said, findings, said

HOME = shared_dwelling()
ABOVE = [
    ("J2", "Husleiepakken for bolig B-1 er 19\u00a0001\u00a0kr/mnd, over satsen for «4-roms» på 19\u00a0000 kr/mnd.")
]
DEAR = {"rent_package_nok_month": 19_001.0}
CASES = [
    pytest.param({"rent_package_nok_month": 19_000.0}, [], id="at the rate"),
    pytest.param(DEAR, ABOVE, id="above"),
    pytest.param({"rent_package_nok_month": None}, [], id="unknown"),
    pytest.param({**DEAR, "end_date": date(2019, 10, 31)}, ABOVE, id="last day is today"),
    pytest.param({**DEAR, "end_date": date(2019, 10, 30)}, [], id="ended yesterday"),
    pytest.param({**DEAR, "dwelling_id": "B-9"}, [], id="of an unknown dwelling"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(package_above_rate, leases_in=[lease_in(**changes)], dwellings=[HOME]) == expected


@pytest.mark.parametrize("changes", [{"layout_type": None}, {"is_shared_housing": False}, {"layout_type": "ROOM"}])
def test_the_dwelling_decides(changes: dict[str, object]) -> None:
    hits = said(package_above_rate, leases_in=[lease_in(**DEAR)], dwellings=[{**HOME, **changes}])
    assert len(hits) == (changes == {"layout_type": "ROOM"})


@pytest.mark.parametrize(
    ("signed", "start", "count"),
    [
        (date(2018, 12, 31), date(2019, 2, 1), 1),
        (date(2019, 1, 1), date(2019, 2, 1), 0),
        (None, date(2018, 12, 31), 1),
        (None, date(2019, 1, 1), 0),
    ],
)
def test_the_rate_of_the_day_of_signing_counts(signed: date | None, start: date, count: int) -> None:
    run = context()
    default = next(item for item in run.parameters.values if item.code == "package_rate_four_rooms")
    dearer = (dated(default, 19_000, None, date(2018, 12, 31)), dated(default, 20_000, date(2019, 1, 1)))
    run = replace(run, parameters=run.parameters.replaced(dearer, ()))
    leases = [lease_in(**DEAR, signed_date=signed, start_date=start)]
    assert len(said(package_above_rate, run, leases_in=leases, dwellings=[HOME])) == count


def test_advice() -> None:
    (finding,) = findings(package_above_rate, leases_in=[lease_in(**DEAR)], dwellings=[HOME])
    assert finding.advice == "Forhandle med utleier, eller rett satsen i Oppsett."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(package_above_rate) == []
