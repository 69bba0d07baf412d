from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k122_foyer_too_long import foyer_too_long
from tests.builders_families import participant
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [
    ("E2", "Deltakeren begynte 01.10.2018. Foyer varer høyst 3 år, til 01.10.2021, men planlagt slutt er senere.")
]
SENTENCE_2 = [
    ("D2", "Deltakeren begynte 29.02.2016. Foyer varer høyst 3 år, til 28.02.2019, men deltakeren sluttet senere.")
]
SENTENCE_3 = [
    ("E2", "Deltakeren begynte 30.10.2016. Foyer varer høyst 3 år, til 30.10.2019, men deltakeren er fortsatt med.")
]
CASES = [
    pytest.param({}, [], id="within"),
    pytest.param({"planned_end_date": date(2021, 10, 1)}, [], id="three years"),
    pytest.param({"planned_end_date": date(2021, 10, 2)}, SENTENCE_1, id="a day more"),
    pytest.param({"end_date": date(2019, 6, 1), "planned_end_date": date(2021, 10, 2)}, [], id="ended before the plan"),
    pytest.param(
        {"start_date": date(2016, 2, 29), "planned_end_date": None, "end_date": date(2019, 2, 28)}, [], id="leap day"
    ),
    pytest.param(
        {"start_date": date(2016, 2, 29), "planned_end_date": None, "end_date": date(2019, 3, 1)},
        SENTENCE_2,
        id="leap day and one more",
    ),
    pytest.param({"start_date": date(2016, 10, 30), "planned_end_date": None}, SENTENCE_3, id="still there"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(foyer_too_long, foyer_participants=[participant(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(foyer_too_long, foyer_participants=[participant(planned_end_date=date(2021, 10, 2))])
    assert finding.advice == "Sett slutt innen grensen, og planlegg overgang til egen bolig."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(foyer_too_long) == []
