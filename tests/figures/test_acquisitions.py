from __future__ import annotations

from datetime import date

from pipeline.figures.acquisitions import EVIDENCE, acquisition_figures
from pipeline.flow import Indicator
from pipeline.table import Tables
from tests.builders import context, make_tables
from tests.builders_acquisitions import acquisition, going_acquisition, housing_need


def figures(tables: Tables) -> dict[str, Indicator]:
    found, _ = acquisition_figures(tables, context())
    return {figure.code: figure for figure in found}


def used(number: int, day: date, **changes: object) -> dict[str, object]:
    return acquisition(acquisition_id=f"N-{number}", in_use_date=day, **changes)


def test_lead_times_and_counts() -> None:
    days = [date(2019, 5, 2), date(2019, 6, 1), date(2019, 7, 1), date(2019, 10, 1), date(2019, 10, 31)]
    rows = [used(number, day) for number, day in enumerate(days)]
    rows += [used(7, date(2019, 9, 1), need_id=None), used(8, date(2019, 9, 1), dropped_date=date(2019, 9, 2))]
    rows += [
        going_acquisition(4, acquisition_id="N-9"),
        going_acquisition(4, acquisition_id="N-10", viewed_date=date(2019, 10, 20)),
    ]
    found = figures(make_tables(acquisitions=rows, housing_needs=[housing_need()]))
    assert {code: figure.value for code, figure in found.items()} == {
        "acquisition_days_median": 180,
        "acquisition_days_lower_quartile": 150,
        "acquisition_days_upper_quartile": 272,
        "acquisition_days_longest": 302,
        "acquisitions_in_progress": 2,
        "acquisitions_overdue": 1,
    }
    assert found["acquisition_days_median"].left_out == 1
    assert {figure.period for figure in found.values()} == {"2019-10-31"}
    assert not any(figure.is_official for figure in found.values())


def test_each_row_behind_a_figure_leads_to_its_cell() -> None:
    _, evidence = acquisition_figures(make_tables(acquisitions=[acquisition()]), context())
    (row,) = evidence[EVIDENCE].rows.to_dict("records")
    assert (row["Fil"], row["Ark"], row["Celle"]) == ("Anskaffelser.xlsx", "Anskaffelser", "A2")


def test_what_is_not_delivered_is_not_computed() -> None:
    found = figures(make_tables())
    assert {figure.value for figure in found.values()} == {None}
    assert {figure.why_missing for figure in found.values()} == {"Anskaffelser er ikke levert."}


def test_days_are_not_computed_before_one_is_in_use() -> None:
    found = figures(make_tables(acquisitions=[going_acquisition(4)], housing_needs=[housing_need()]))
    assert found["acquisition_days_median"].value is None
    assert found["acquisition_days_median"].why_missing == "Ingen anskaffelse har både behov og dato for tatt i bruk."
    assert found["acquisitions_in_progress"].value == 1
