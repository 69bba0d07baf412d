from __future__ import annotations

from typing import Any

from pipeline.history.series import MonthRun, Told
from pipeline.history.year import years_of
from pipeline.reports.year_sentences import sentences
from tests.history.building import month, series, told


def year_of(*runs: MonthRun) -> list[tuple[str, str]]:
    return sentences(years_of(series(*runs))[0], 5)


def share(code: str, period: str, part: float, whole: float, **changes: Any) -> Told:
    return told(code, period, round(100 * part / whole, 1), unit="%", numerator=part, denominator=whole, **changes)


def flows(period: str, year: str, **values: float) -> MonthRun:
    return month(period, *(told(code, year, value, label="O") for code, value in values.items()))


def test_a_year_so_far_in_words() -> None:
    december = month(
        "2018-12",
        told("dwellings_total", "2018-12-31", 120, label="O"),
        share("family_suitable_share_pct", "2018-12-31", 48, 120),
        share("startlan_family_share_count_pct", "2018", 36, 50),
        told("vacancy_days", "2018", 872),
        told("waiting_list_total", "2018-12-31", 22, label="O"),
    )
    last_october = month("2018-10", told("vacancy_days", "2018", 400))
    september = month("2019-09", share("shared_occupancy_pct", "2019-09-30", 42, 56))
    october = month(
        "2019-10",
        told("dwellings_total", "2019-10-31", 119, label="O"),
        share("family_suitable_share_pct", "2019-10-31", 51, 119),
        told("waiting_list_total", "2019-10-31", 22, label="O"),
        told("households_moved_in_new", "2019", 13, label="O"),
        told("temp_households_total", "2019", 17, label="O"),
        told("temp_households_children", "2019", 9, label="O"),
        told("startlan_cases_paid", "2019", 25),
        told("startlan_amount_paid_nok", "2019", 53_125_000),
        share("startlan_family_share_count_pct", "2019", 17, 25),
        share("shared_occupancy_pct", "2019-10-31", 45, 56),
        told("vacancy_days", "2019", 439),
        told("vacancy_loss_nok", "2019", 130_704),
        share("turnover_pct", "2019", 59, 200),
    )
    assert year_of(last_october, december, september, october) == [
        ("O", "Per 31.10.2019 disponerer kommunen 119 boliger, 1 færre enn ved utgangen av 2018."),
        ("M", "Per 31.10.2019 er 43 % av boligene egnet for barnefamilier (51 av 119), mot 40 % ved utgangen av 2018."),
        ("O", "Per 31.10.2019 står 22 husstander på venteliste, like mange som ved utgangen av 2018."),
        ("O", "13 nye husstander flyttet inn i kommunal bolig hittil i 2019."),
        ("O", "17 husstander bodde i midlertidig botilbud hittil i 2019, 9 av dem barnefamilier."),
        (
            "M",
            "25 startlån og tilskudd ble utbetalt hittil i 2019, i alt kr\u00a053\u00a0125\u00a0000. "
            "68 % av sakene gjaldt barnefamilier, mot 72 % i 2018.",
        ),
        (
            "M",
            "Hittil i 2019 var i snitt 78 % av plassene i fellesboligene belagt ved månedens slutt, "
            "lavest i september (75 %) og høyest i oktober (80 %).",
        ),
        (
            "M",
            "Kommunale boliger sto tomme i til sammen 439 dager hittil i 2019, 39 flere enn på samme tid i 2018. "
            "Tapt leie er kr\u00a0130\u00a0704.",
        ),
        ("M", "30 % av leieforholdene ble avsluttet hittil i 2019 (59 av 200)."),
    ]


def test_a_finished_year_is_told_in_the_past() -> None:
    found = year_of(
        month("2018-12", dwellings_total=121, waiting_list_total=8),
        month("2019-12", dwellings_total=121, waiting_list_total=6),
    )
    assert [text for _, text in found] == [
        "Ved utgangen av 2019 disponerte kommunen 121 boliger, like mange som ved utgangen av 2018.",
        "Ved utgangen av 2019 sto 6 husstander på venteliste, 2 færre enn ved utgangen av 2018.",
    ]


def test_small_numbers_of_people_give_no_sentence() -> None:
    assert year_of(month("2019-12", waiting_list_total=4)) == []
    assert len(year_of(month("2019-12", waiting_list_total=5))) == 1
    assert len(year_of(month("2019-12", waiting_list_total=0))) == 1
    for children in (3, 10):
        (found,) = year_of(flows("2019-12", "2019", temp_households_total=12, temp_households_children=children))
        assert found[1] == "12 husstander bodde i midlertidig botilbud i 2019.", "nor what is left of them"


def test_a_share_with_a_small_part_or_rest_is_left_out() -> None:
    for families in (3, 22):
        run = month(
            "2019-12",
            told("startlan_cases_paid", "2019", 25),
            told("startlan_amount_paid_nok", "2019", 10.0),
            share("startlan_family_share_count_pct", "2019", families, 25),
            share("turnover_pct", "2019", families, 25),
        )
        assert [text for _, text in year_of(run)] == ["25 startlån og tilskudd ble utbetalt i 2019, i alt kr\u00a010."]


def test_nothing_known_gives_no_sentence() -> None:
    assert year_of(month("2019-12")) == []
