"""Every figure of the example, reckoned once more from its own sheet of rows, and held against the maker's truth."""

from __future__ import annotations

from typing import Any

import openpyxl
import pandas as pd
import pytest

from pipeline.flow import Indicator, Results
from tests.figures.asking import amount_of, figure, rows_behind, rows_of
from tests.figures.conftest import INPUT

REQUESTED = {"2017": 60, "2018": 56, "2019": 40}
"""What the example's Oppsett says that IMDi has asked for."""


def reckoned(item: Indicator, rows: pd.DataFrame) -> tuple[float, float | None]:
    """Numerator and denominator from the rows, by what ``selection`` tells people to do."""
    match item.code:
        case "dwellings_per_1000" | "startlan_dwellings_per_1000":
            inhabitants = {"2017": 16350, "2018": 16530, "2019": 16712}.get(item.period[:4])
            return amount_of(item.selection.partition(", delt på ")[0], rows), inhabitants
        case "dwellings_meeting_3_plus" | "dwellings_meeting_0_3":
            column = item.selection.removesuffix(" = ja")
            return (rows[column] == "ja").sum(), len(rows)
        case "family_suitable_share_pct":
            return rows["Klasse"].isin(["3 år +", "0–3 år"]).sum(), len(rows)
        case (
            "dwellings_suitable_3_plus" | "dwellings_suitable_0_3" | "dwellings_not_suitable" | "dwellings_not_surveyed"
        ):
            return (rows["Klasse"] == item.selection.removeprefix("Klasse = ")).sum(), len(rows)
        case "shared_occupancy_pct":
            return rows["Belagt"].sum(), rows["Plasser"].sum()
        case code if code.startswith("shared_"):
            return rows[item.selection.split("«")[1].rstrip("»")].sum(), None
        case "vacancy_days" | "maintenance_days" | "vacancy_loss_nok":
            column = item.selection.split("«")[1].split("»")[0]
            return rows.loc[rows["Måned"].str.startswith(item.period), column].sum(), None
        case "acquisitions_in_progress" | "acquisitions_overdue":
            return (rows[item.selection.removesuffix(" = ja")] == "ja").sum(), None
        case "occupancy_pct":
            let, empty = (rows[f"{name} {item.period}"].sum() for name in ("Utleid", "Tom"))
            return let, let + empty
        case "youths_settled_of_requested_pct":
            return amount_of(item.selection.partition(", delt på ")[0], rows), REQUESTED.get(item.period)
        case code if "«Dager»" in item.selection:
            told = item.selection.partition("av «Dager»")[2].removeprefix(" der ")
            share = {"median": 0.5, "lower_quartile": 0.25, "upper_quartile": 0.75, "longest": 1}
            days = rows_of(told or "Alle rader", rows)["Dager"]
            return days.quantile(share[code.partition("_days_")[2]]), None
    if item.code == "stock_net":
        came, went = item.selection.replace("minus sum", "minus Sum").split(" minus ")
        return amount_of(came, rows) - amount_of(went, rows), None
    part, _, whole = item.selection.partition(", delt på ")
    return amount_of(part, rows), amount_of(whole, rows) if whole else None


def test_each_figure_is_the_sum_of_the_rows_behind_it(every_row: Results) -> None:
    for item in every_row.summary.indicators:
        if not item.evidence or item.value is None:
            assert item.value is None
            assert item.why_missing
            continue
        top, bottom = reckoned(item, rows_behind(every_row, item))

        assert item.numerator == pytest.approx(top), (item.code, item.period, item.group)
        if bottom is not None:
            assert item.denominator == pytest.approx(bottom), (item.code, item.period, item.group)
        if item.code.endswith("_pct"):
            assert bottom is not None
            assert item.value == pytest.approx(top / bottom * 100)
        elif item.code.endswith("_per_1000"):
            assert bottom is not None
            assert item.value == pytest.approx(top / bottom * 1000)
        else:
            assert item.value == pytest.approx(top)


def test_every_row_behind_a_figure_can_be_opened_in_the_staffs_files(results: Results) -> None:
    books = {path.name: openpyxl.load_workbook(path, read_only=False) for path in INPUT.glob("*.xlsx")}

    for evidence in results.summary.evidence.values():
        assert list(evidence.rows.columns[:3]) == ["Fil", "Ark", "Celle"]
        assert evidence.note
        for _, row in evidence.rows.iterrows():
            if row["Celle"]:
                sheet = books[row["Fil"]][row["Ark"]]
                number = sheet[row["Celle"]].row
                if "Bolignr" in row:
                    shown = {str(cell.value).upper() for cell in sheet[number]}
                    assert row["Bolignr"] in shown, (evidence.title, row["Celle"])


def test_figures_are_the_truth_that_the_examples_maker_knows(results: Results, truth: dict[str, Any]) -> None:
    figures = results.summary.indicators
    compared = 0
    for code, value in truth.items():
        if any(item.code == code and item.group is None for item in figures):
            item = figure(figures, code)
            assert round(item.value or 0, item.decimals) == value, code
            compared += 1
    assert compared >= 12
    for year, amounts in truth["startlan"].items():
        for code, name in (
            ("startlan_cases_paid", "cases"),
            ("startlan_amount_paid_nok", "amount_nok"),
            ("startlan_family_share_count_pct", "share_count_pct"),
            ("startlan_family_share_amount_pct", "share_amount_pct"),
        ):
            item = figure(figures, code, year)
            assert round(item.value or 0, item.decimals) == amounts[name], (code, year)
        assert figure(figures, "startlan_family_share_count_pct", year).numerator == amounts["family_cases"]
    turnover = figure(figures, "turnover_pct")
    assert (turnover.numerator, turnover.denominator) == (
        truth["turnover"]["2019"]["ended"],
        truth["turnover"]["2019"]["active"],
    )


def test_places_of_each_shared_dwelling_are_the_truth(every_row: Results, truth: dict[str, Any]) -> None:
    rows = every_row.summary.evidence["Rader plasser"].rows.set_index("Bolignr")

    assert set(rows.index) == set(truth["shared_by_dwelling"])
    for dwelling_id, known in truth["shared_by_dwelling"].items():
        places = known["places"] if known["usable"] else 0
        taken = min(places, known["residents"])
        found = rows.loc[dwelling_id]
        assert (found["Plasser"], found["Belagt"], found["Ledig"]) == (places, taken, places - taken), dwelling_id


def test_figures_hang_together(results: Results) -> None:
    figures = results.summary.indicators

    def value(code: str) -> float:
        found = figure(figures, code).value
        assert found is not None
        return found

    assert value("dwellings_total") == sum(
        value(f"dwellings_{tenure}") for tenure in ("owned", "leased_in", "private_disposal_right")
    )
    assert value("shared_places") == value("shared_places_occupied") + value("shared_places_free")
    classes = ("suitable_3_plus", "suitable_0_3", "not_suitable", "not_surveyed")
    assert sum(value(f"dwellings_{name}") for name in classes) == len(results.assessment.classes)
    groups = [item for item in figures if item.code == "turnover_pct" and item.group]
    total = figure(figures, "turnover_pct")
    assert sum(item.numerator or 0 for item in groups) <= (total.numerator or 0)


def test_capacity_is_told_for_every_day_from_the_periods_first_to_a_year_ahead(results: Results) -> None:
    days = results.summary.capacity

    assert [str(days["day"].iloc[at].date()) for at in (0, -1)] == ["2019-10-01", "2020-10-31"]
    assert (days["occupied"] + days["free"] == days["places"]).all()
    on_the_day = days[days["day"] == pd.Timestamp(2019, 10, 31)].iloc[0]
    assert on_the_day["places"] == figure(results.summary.indicators, "shared_places").value


def test_every_figure_says_what_it_is(results: Results) -> None:
    codes = [(item.code, item.period, item.group) for item in results.summary.indicators]

    assert len(codes) == len(set(codes))
    for item in results.summary.indicators:
        assert item.title
        assert item.source
        assert item.selection
        assert bool(item.left_out) == bool(item.left_out_why), item.code
        assert (item.value is None) == bool(item.why_missing), item.code
