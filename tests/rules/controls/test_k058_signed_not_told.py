from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k058_signed_not_told import signed_not_told
from tests.builders_acquisitions import acquisition
from tests.rules.asking import Said, findings, said


def untold(cell: str, who: str) -> Said:
    sentence = f"Kontrakten for anskaffelse N-1 er signert 23.10.2019. Ikke meldt innen 7 dager: {who}."
    return [(cell, sentence)]


LATE = {"signed_date": date(2019, 10, 23)}
NOBODY = {
    "told_establishment_date": None,
    "told_team_date": None,
    "told_development_date": None,
    "told_settlement_date": None,
}
ALL = "etableringsansvarlig på Opal, teamkoordinator på Opal, tiltaksutvikler (kopi) og bosettingskoordinator (kopi)"
CASES = [
    pytest.param(LATE, [], id="all told"),
    pytest.param({**LATE, **NOBODY}, untold("P2", ALL), id="nobody told"),
    pytest.param({**NOBODY, "signed_date": date(2019, 10, 24)}, [], id="seven days"),
    pytest.param(
        {**LATE, "told_settlement_date": None}, untold("S2", "bosettingskoordinator (kopi)"), id="one copy missing"
    ),
    pytest.param({**NOBODY, "signed_date": None}, [], id="not signed"),
    pytest.param({**LATE, **NOBODY, "dropped_date": date(2019, 10, 30)}, [], id="dropped"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(signed_not_told, acquisitions=[acquisition(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(signed_not_told, acquisitions=[acquisition(**LATE, **NOBODY)])
    assert finding.advice == "Eierskapsenheten melder fra, og fører datoen."
    assert finding.value == ""


def test_nothing_to_say_of_no_rows() -> None:
    assert said(signed_not_told) == []
