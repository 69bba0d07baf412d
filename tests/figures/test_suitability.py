from __future__ import annotations

from pipeline.figures.suitability import suitability_figures
from pipeline.flow import Indicator
from pipeline.rules.catalogue import all_conditions
from pipeline.steps.assess import assess
from tests.builders import Row, context, dwelling, make_tables, survey
from tests.figures.asking import figure


def figures(dwellings: list[Row], **tables: list[Row]) -> list[Indicator]:
    run = context()
    return suitability_figures(assess(make_tables(dwellings=dwellings, **tables), all_conditions(), run), run)[0]


def test_each_dwelling_counts_in_one_class_and_the_share_is_of_all_in_stock() -> None:
    names = ("B-1", "B-2", "B-3", "B-4")
    surveys = [
        survey(dwelling_id="B-1"),
        survey(dwelling_id="B-2", measured_area_m2=45.0, bedrooms_for_children=1),
        survey(dwelling_id="B-3", standard_grade=1),
    ]

    found = figures([dwelling(dwelling_id=name) for name in names], surveys=surveys)

    for code in ("suitable_3_plus", "suitable_0_3", "not_suitable", "not_surveyed"):
        assert (figure(found, f"dwellings_{code}").value, figure(found, f"dwellings_{code}").denominator) == (1, 4)
    assert figure(found, "dwellings_meeting_0_3").value == 2, "the first suits both age groups"
    share = figure(found, "family_suitable_share_pct")
    assert (share.value, share.numerator, share.denominator) == (50.0, 2, 4)


def test_without_surveys_nothing_is_computed() -> None:
    found = figures([dwelling()])

    assert {(item.value, item.numerator, item.why_missing) for item in found} == {
        (None, None, "Kartlegging er ikke levert.")
    }


def test_a_share_of_no_dwellings_says_so() -> None:
    share = figure(figures([], surveys=[]), "family_suitable_share_pct")

    assert (share.value, share.why_missing) == (None, "Ingen boliger er i bruk på telledagen.")
