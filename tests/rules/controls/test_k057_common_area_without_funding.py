from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k057_common_area_without_funding import common_area_without_funding
from tests.builders import dwelling, lease_in, shared_dwelling
from tests.rules.asking import findings, said

CASES = [
    pytest.param({}, [], id="funded"),
    pytest.param({"common_area_funding": None}, "det står ikke hvem som betaler fellesarealet", id="source unknown"),
    pytest.param(
        {"common_area_funding": "NONE"}, "fellesarealet har en kostnad, men ingen finansiering", id="cost, no source"
    ),
    pytest.param(
        {"common_area_funding": "NONE", "common_area_nok": None}, "fellesarealet har ingen finansiering", id="no source"
    ),
    pytest.param({"common_area_nok": None}, "kostnaden for fellesarealet er ikke ført opp", id="amount unknown"),
    pytest.param({"common_area_nok": 0.0}, [], id="costs nothing"),
    pytest.param({"common_area_funding": None, "end_date": date(2019, 10, 30)}, [], id="ended"),
]


@pytest.mark.parametrize(("changes", "what"), CASES)
def test_sentence(changes: dict[str, object], what: str | list[str]) -> None:
    expected = [("N2", f"Fellesbolig B-1: {what}.")] if what else []
    assert said(common_area_without_funding, leases_in=[lease_in(**changes)], dwellings=[shared_dwelling()]) == expected


def test_only_shared_housing_has_a_common_area() -> None:
    assert (
        said(common_area_without_funding, leases_in=[lease_in(common_area_funding=None)], dwellings=[dwelling()]) == []
    )


def test_advice() -> None:
    (finding,) = findings(
        common_area_without_funding, leases_in=[lease_in(common_area_funding="NONE")], dwellings=[shared_dwelling()]
    )
    assert finding.advice == "Før opp integreringstilskudd, investeringsmidler eller fondsmidler, og beløpet."
    assert finding.value == "Ingen"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(common_area_without_funding) == []
