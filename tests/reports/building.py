"""A small made-up municipality's results, built directly; a test changes what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.finding import Finding, Place, Severity
from pipeline.flow import Assessment, Checked, Evidence, Indicator, NotRun, Results, Sources, Summary
from pipeline.located import Located
from pipeline.plan_update import PlanUpdate
from pipeline.rules.catalogue import all_conditions
from pipeline.rules.intake import INTAKE
from pipeline.steps.assess import assess
from pipeline.table import SheetOrigin, Table, Tables, dtype_of
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.columns import TableModel, table_spec
from schemas.parameters import default_parameters
from schemas.tables.dwellings import Dwellings
from schemas.tables.startlan_cases import StartlanCases
from schemas.tables.surveys import Surveys

CONTEXT = Context("2019-10", date(2019, 10, 31), default_parameters())
SECRET = "Kari Hemmelig 12345678901"
_GOOD_SURVEY: dict[str, Any] = {
    "surveyed_date": "2019-05-02",
    "surveyed_by": SECRET,
    "measured_area_m2": 72.5,
    "bedrooms_for_children": 3,
    "building_type": "ROW_HOUSE",
    "neighbour_risk": "LOW",
    "fire_risk": "LOW",
    "traffic_risk": "LOW",
    "outdoor_area": "FENCED",
    "recreation_distance_m": 300,
    "services_distance_m": 700,
    "transit_distance_m": 250,
    "kindergarten_distance_m": 900,
    "school_distance_m": 1100,
    "standard_grade": 4,
    "has_moisture_damage": False,
    "lease_period": "OPEN_ENDED",
    "remarks": SECRET,
}
_VARIANTS: tuple[dict[str, Any], ...] = (
    {},
    {"outdoor_area": "OPEN", "traffic_risk": "MEDIUM"},
    {"measured_area_m2": 44, "bedrooms_for_children": 1},
    {"measured_area_m2": 31, "bedrooms_for_children": 0, "neighbour_risk": "HIGH", "standard_grade": 2},
    {"school_distance_m": None},
    {"school_distance_m": 4200, "kindergarten_distance_m": 4100},
)


def table(model: type[TableModel], rows: list[dict[str, Any]], file: str, first_row: int = 5) -> Table:
    spec = table_spec(model)
    frame = pd.DataFrame(
        {c.name: pd.Series([row.get(c.name) for row in rows], dtype=dtype_of(c.kind)) for c in spec.columns}
    )
    columns = {column.name: number for number, column in enumerate(spec.columns, start=1)}
    origin = SheetOrigin(file, spec.sheet, first_row - 1, columns)
    numbers = np.arange(first_row, first_row + len(rows), dtype=np.int32)
    return Table(spec, frame, (origin,), np.zeros(len(rows), np.int16), numbers, len(rows))


def dwelling_tables(count: int, *, with_surveys: bool = True) -> Tables:
    streets = ("Granlia", "Elvebakken", "Skoleveien", "Myrsvingen")
    dwellings = [
        {
            "dwelling_id": f"B{number:04d}",
            "street_name": streets[number % 4],
            "house_number": number,
            "house_letter": "B" if number % 3 == 0 else None,
            "unit_number": f"H0{1 + number % 3}01",
            "disposal_form": "KOMMUNALT_EID",
            "is_shared_housing": False,
            "in_stock_from": "2010-01-01",
            "remarks": SECRET,
        }
        for number in range(1, count + 1)
    ]
    surveys = [
        _GOOD_SURVEY | {"dwelling_id": row["dwelling_id"]} | _VARIANTS[at % len(_VARIANTS)]
        for at, row in enumerate(dwellings)
        if at % 9 != 8
    ]
    found = {"dwellings": table(Dwellings, dwellings, "Boligregister.xlsx")}
    if with_surveys:
        found["surveys"] = table(Surveys, surveys, "Boligregister.xlsx")
    return Tables(found)


def assessment_of(tables: Tables, context: Context = CONTEXT) -> Assessment:
    return assess(tables, all_conditions(), context)


def finding(number: int = 1, **changes: Any) -> Finding:
    base = Finding(
        "I102",
        Severity.ERROR,
        Place("Kontrakter.xlsx", "Innleie", f"F{number + 4}"),
        "31.02.2019",
        "«31.02.2019» i «Kontrakt til» kan ikke leses som en dato.",
        "Skriv datoen som dd.mm.åååå, eller la cellen stå tom.",
        "bosettingsplan, innlesing av regneark",
        f"B{number:04d}",
        title="Ikke en dato",
    )
    return replace(base, **changes)


def findings() -> tuple[Finding, ...]:
    return (
        finding(2),
        finding(1),
        finding(9),
        finding(
            3,
            rule_id="K009",
            title="",
            severity=Severity.WARNING,
            place=Place("Kontrakter.xlsx", "Leieforhold", "C12"),
            value="3",
            message="Boligen har 2 plasser, men 3 beboere samtidig fra 04.09.2019.",
            advice="Se om en av dem har flyttet, og legg inn datoen.",
            source="Anskaffelse av fellesboliger for enslige mindreårige, 2-3 ungdommer per bolig",
        ),
        finding(
            4,
            rule_id="I122",
            severity=Severity.INFO,
            place=Place("Ungdom.xlsx", "EM-ungdom", "B7"),
            value="•••",
            message="«•••» i «Født» er lest som ikke oppgitt.",
            advice="Ingenting må gjøres.",
            dwelling_id="",
        ),
        finding(
            5,
            rule_id="I002",
            severity=Severity.INFO,
            place=Place("Søknader.xlsx"),
            value="",
            message="Tabellen «Søknader» er ikke levert. Tall som trenger den, er ikke beregnet.",
            advice="Legg inn arbeidsboken «Søknader» hvis tallene skal med.",
            dwelling_id="",
        ),
    )


def indicator(code: str, title: str, period: str, value: float | None, **changes: Any) -> Indicator:
    base = Indicator(code, title, period, value, "%", 1, False, "Barnefamilier i Melhus kommune")
    return replace(base, **changes)


def indicators() -> tuple[Indicator, ...]:
    shares = [("2018", 18, 25, 21_500_000, 27_000_000), ("2019", 13, 19, 17_250_000, 24_600_000)]
    stock = {"unit": "boliger", "decimals": 0, "evidence": "stock", "selection": "Boliger i bruk på datoen."}
    found = [
        indicator("dwellings_total", "Kommunale boliger", "2019-10-31", 119, is_official=True, **stock),
        indicator("dwellings_suitable_3_plus", "Egnet for 3 år +", "2019-10-31", 40, denominator=119, **stock),
        indicator("dwellings_suitable_0_3", "Egnet for 0–3 år", "2019-10-31", 11, denominator=119, **stock),
        indicator(
            "family_suitable_share_pct",
            "Boliger egnet for barnefamilier",
            "2019-10-31",
            100 * 51 / 119,
            numerator=51,
            denominator=119,
            evidence="stock",
        ),
        indicator("shared_places", "Plasser i fellesboliger", "2019-10-31", 52, unit="plasser", decimals=0),
        indicator("shared_places_occupied", "Belagte plasser", "2019-10-31", 44, unit="plasser", decimals=0),
        indicator("shared_places_free", "Ledige plasser", "2019-10-31", 9, unit="plasser", decimals=0),
        indicator("shared_occupancy_pct", "Belegg", "2019-10-31", 84.615, numerator=44, denominator=52),
        indicator("turnover_pct", "Gjennomtrekk", "2019", None, why_missing="Tabellen «Leieforhold» er ikke levert."),
        indicator("vacancy_loss_nok", "Tapt leie ved tomgang", "2019-10", 43_250.5, unit="kr", decimals=0),
    ]
    for year, families, cases, family_kroner, kroner in shares:
        count = {"numerator": families, "denominator": cases, "evidence": "startlan", "left_out": 2}
        why = {"left_out_why": "Antall barn er ikke oppgitt."}
        amount = {"numerator": family_kroner, "denominator": kroner, "evidence": "startlan"}
        found += [
            indicator(
                "startlan_family_share_count_pct",
                "Barnefamilier, andel av sakene",
                year,
                100 * families / cases,
                selection="Saker som er utbetalt i året; barnefamilie har minst ett barn.",
                **count,
                **why,
            ),
            indicator(
                "startlan_family_share_amount_pct",
                "Barnefamilier, andel av kronene",
                year,
                100 * family_kroner / kroner,
                selection="Startlån og tilskudd i samme saker.",
                **amount,
            ),
        ]
    return tuple(found)


def evidence(tables: Tables) -> dict[str, Evidence]:
    dwellings = tables.frame(Dwellings)
    stock = pd.DataFrame(
        {
            "Fil": "Boligregister.xlsx",
            "Ark": "Boliger",
            "Celle": [f"A{row + 5}" for row in range(len(dwellings))],
            "Bolignr": dwellings["dwelling_id"],
            "I bruk fra": dwellings["in_stock_from"],
        }
    )
    cases = pd.DataFrame(
        {
            "Fil": ["Startlån.xlsx"] * 3,
            "Ark": ["Saker"] * 3,
            "Celle": ["A5", "A6", "A7"],
            "Saksnr": [SECRET] * 3,
            "Utbetalt": pd.to_datetime(["2018-02-01", "2018-05-12", None]).astype("datetime64[s]"),
            "Startlån (kr)": [1_250_000.0, 980_000.0, np.nan],
            "Antall barn": pd.array([2, 0, pd.NA], dtype="Int64"),
            "Barnefamilie": pd.array([True, False, pd.NA], dtype="boolean"),
        }
    )
    return {
        "stock": Evidence("Boliger i bestanden", "Boligene som teller på datoen.", stock),
        "startlan": Evidence("Startlånsaker", "Saker som er utbetalt 2018–2019.", cases),
    }


def capacity(days: int = 400) -> pd.DataFrame:
    dates = pd.date_range(date(2019, 10, 1), date(2019, 10, 1) + timedelta(days - 1)).astype("datetime64[s]")
    occupied = 44 - (np.arange(days) // 40)
    places = np.where(np.arange(days) > 200, 49, 52)
    return pd.DataFrame({"day": dates, "places": places, "occupied": occupied, "free": places - occupied, "over": 1})


def located() -> Located:
    from pipeline.excel.reading import RawSheet
    from pipeline.located import LocatedSheet

    raw = RawSheet("Saker", "visible", (), (), frozenset(), frozenset(), ())
    rows = np.arange(5, 8, dtype=np.int32)
    return Located((LocatedSheet("Startlån.xlsx", raw, table_spec(StartlanCases), 4, (), rows, 1.0, True),), ())


def topics() -> tuple[Topic, ...]:
    place = Place("Anskaffelser.xlsx", "Anskaffelser", "G7")
    rows = pd.DataFrame(
        {
            "Fil": ["Anskaffelser.xlsx"] * 2,
            "Ark": ["Anskaffelser"] * 2,
            "Celle": ["G7", "G8"],
            "Trinn": ["4 Visning", "5 Forhandlet"],
            "Dager": [12.0, 30.5],
            "Dato": pd.Series(["2019-10-01", None], dtype="datetime64[s]"),
        }
    )
    chart = TopicChart("Dager i hvert trinn", ("Dager",), "Dager per trinn.")
    table = TopicTable("Dager i trinnene", "Regnet fram til telledagen.", rows, "Ingen anskaffelser", chart)
    matters = (
        Matter("Opal", "A-7", "Send overtakelsesprotokollen.", date(2019, 10, 1), place),
        Matter("Eierskapsenheten", "A-8", "Få kontrakten signert.", None, place),
    )
    figure = TopicFigure("Anskaffelser i arbeid", 2)
    return (
        Topic("Anskaffelser", "De sju trinnene.", (figure,), (table,), matters),
        Topic("Foyer", "Deltakere i Foyer.", missing="Foyer er ikke levert."),
    )


def results(dwellings: int = 30, **changes: Any) -> Results:
    tables = dwelling_tables(dwellings)
    base = Results(
        context=CONTEXT,
        sources=Sources(Path("input"), ()),
        located=located(),
        read_tables=tables,
        checked=Checked(tables, (), (NotRun(INTAKE["I001"], "Tabellen «Leieforhold» er ikke levert."),)),
        assessment=assessment_of(tables),
        plan=PlanUpdate("Bosettingsplan.xlsx", (), (), ()),
        summary=Summary(indicators(), evidence(tables), capacity()),
        topics=topics(),
        findings=findings(),
    )
    return replace(base, **changes)


def empty_results() -> Results:
    """Nothing delivered but an empty list of dwellings: nothing computed, nothing found."""
    tables = dwelling_tables(0, with_surveys=False)
    return results(
        0,
        read_tables=tables,
        checked=Checked(tables, (), ()),
        located=Located((), ()),
        assessment=assessment_of(tables),
        summary=Summary((), {}, capacity(0)),
        topics=(),
        findings=(),
    )
