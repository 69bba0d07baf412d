"""Survey rows: the visit that counts, older visits, a visit still to come, and what was left blank."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_months, after, between, working_day
from pipeline.example.dwellings import AREA_DIFFERENCES, Made
from pipeline.example.facts import NOT_SUITABLE, NOT_SURVEYED, OLDER, FactDrawer
from pipeline.example.model import Dwelling, Fact, Planted, Survey
from pipeline.example.names import SURVEYORS
from pipeline.example.quotas import scaled

TWICE = 6
"""Dwellings of 119 that were visited twice."""
NO_SURVEY = 2
"""Dwellings of 119 without any visit; the other unknown ones have blank cells."""

_ALWAYS_SEEN = {"measured_area_m2", "bedrooms_for_children", "building_type"}
_REMARKS = (
    "", "", "", "", "", "Nytt kjøkken i 2016", "Trapp uten rekkverk i kjeller", "Delt inngang", "God bodplass",
    "Bør males", "Felles vaskerom", "Vender mot sør", "Mye støy fra vegen på dagtid",
)  # fmt: skip


def make_surveys(
    random: Random, drawer: FactDrawer, made: Made, size: int, as_of: date
) -> tuple[list[Survey], list[Planted]]:
    """All survey rows, by day, and what was planted among them."""
    surveys = [_visit(random, dwelling, facts, as_of) for dwelling, facts in made]
    planted = _blank(random, drawer, made, surveys, size)
    silent = {item.dwelling_id for item in planted if item.kind == "no_survey"}
    rows = [survey for survey in surveys if survey.dwelling_id not in silent]
    planted += _differ(random, made, size, as_of)
    planted += _repeat(random, drawer, made, rows, size, as_of)
    planted += _later(random, drawer, made, rows, as_of)
    rows.sort(key=lambda survey: (survey.day, survey.dwelling_id))
    return rows, planted


def survey_key(survey: Survey) -> str:
    """What a planted record calls a survey row."""
    return f"{survey.dwelling_id} {survey.day:%Y-%m-%d}"


def _visit(random: Random, dwelling: Dwelling, facts: dict[str, Fact], as_of: date) -> Survey:
    first, last = add_months(as_of, -20), add_months(as_of, -1)
    if dwelling.stock_to is not None:
        last = min(last, add_months(dwelling.stock_to, -1))
    day = working_day(between(random, min(first, last), last))
    return Survey(dwelling.dwelling_id, day, random.choice(SURVEYORS), facts, random.choice(_REMARKS))


def _blank(random: Random, drawer: FactDrawer, made: Made, surveys: list[Survey], size: int) -> list[Planted]:
    unknown = [survey for (dwelling, _), survey in zip(made, surveys, strict=True) if dwelling.wanted == NOT_SURVEYED]
    without = min(len(unknown), scaled(NO_SURVEY, size))
    planted = [Planted("no_survey", "dwellings", item.dwelling_id, "dwelling_id", item.dwelling_id) for item in unknown]
    planted = planted[:without]
    choices = [fact for fact in drawer.shared_facts if fact not in _ALWAYS_SEEN]
    for survey in unknown[without:]:
        for fact in random.sample(choices, random.choice((1, 2))):
            survey.facts[fact] = None
            planted.append(Planted("blank_fact", "surveys", survey_key(survey), fact, survey.dwelling_id))
    return planted


def _differ(random: Random, made: Made, size: int, as_of: date) -> list[Planted]:
    candidates = [dwelling for dwelling, _ in made if _is_plain(dwelling, as_of)]
    planted = []
    facts = {dwelling.dwelling_id: facts for dwelling, facts in made}
    for dwelling in random.sample(candidates, min(len(candidates), scaled(AREA_DIFFERENCES, size))):
        measured = float(facts[dwelling.dwelling_id]["measured_area_m2"] or 0)
        dwelling.area = float(round(measured * random.choice((0.78, 1.22, 1.3))))
        planted.append(
            Planted(
                "area_difference", "dwellings", dwelling.dwelling_id, "usable_area_m2", dwelling.dwelling_id,
                {"register_m2": dwelling.area, "measured_m2": measured},
            )
        )  # fmt: skip
    return planted


def _is_plain(dwelling: Dwelling, as_of: date) -> bool:
    return dwelling.in_stock(as_of) and not dwelling.is_shared and dwelling.wanted != NOT_SURVEYED


def _repeat(
    random: Random, drawer: FactDrawer, made: Made, rows: list[Survey], size: int, as_of: date
) -> list[Planted]:
    plain = {dwelling.dwelling_id: dwelling for dwelling, _ in made if _is_plain(dwelling, as_of)}
    newest = [survey for survey in rows if survey.dwelling_id in plain]
    planted = []
    for newer in random.sample(newest, min(len(newest), scaled(TWICE, size))):
        was_suitable = plain[newer.dwelling_id].wanted == NOT_SUITABLE
        facts = drawer.suitable(random, OLDER) if was_suitable else drawer.unsuitable(random)
        _keep_building(facts, newer)
        day = working_day(add_months(newer.day, -random.randint(8, 20)))
        older = Survey(newer.dwelling_id, day, random.choice(SURVEYORS), facts, "Første kartlegging")
        rows.append(older)
        more: dict[str, str | int | float] = {"counts": newer.day.isoformat(), "older": day.isoformat()}
        planted.append(
            Planted("surveyed_twice", "surveys", survey_key(older), "surveyed_date", older.dwelling_id, more)
        )
    return planted


def _keep_building(facts: dict[str, Fact], newer: Survey) -> None:
    for fact in ("measured_area_m2", "building_type"):
        facts[fact] = newer.facts[fact]


def _later(random: Random, drawer: FactDrawer, made: Made, rows: list[Survey], as_of: date) -> list[Planted]:
    surveyed = {survey.dwelling_id: survey for survey in rows}
    unfit = [d for d, _ in made if _is_plain(d, as_of) and d.wanted == NOT_SUITABLE and d.dwelling_id in surveyed]
    if not unfit:
        return []
    now = surveyed[random.choice(unfit).dwelling_id]
    facts = drawer.suitable(random, OLDER)
    facts["measured_area_m2"] = now.facts["measured_area_m2"]
    survey = Survey(now.dwelling_id, _next_visit(as_of), random.choice(SURVEYORS), facts, "Etter utbedring")
    rows.append(survey)
    return [Planted("survey_after_as_of", "surveys", survey_key(survey), "surveyed_date", survey.dwelling_id)]


def _next_visit(as_of: date) -> date:
    day = working_day(after(as_of, 12))
    return day if day > as_of else after(as_of, 12)
