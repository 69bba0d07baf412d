from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.finding import Severity
from pipeline.steps.configure import configure, gaps
from pipeline.table import Tables
from schemas.parameters import default_parameters
from schemas.tables.criteria import Criteria
from tests.builders import AS_OF, criterion, make_tables, setting

NAME = "Yngste alder ved innflytting i fellesbolig"


def one_setting(name: str, value: str) -> tuple[str | None, list[str]]:
    """The value taken for the setting of that name, and what was said."""
    parameters, findings = configure(make_tables(settings=[setting(name=name, value=value, unit=None)]))
    code = {item.name: item.code for item in default_parameters().values}[name]
    own = [item.value for item in parameters.values if item.code == code and item.place]
    return (own[0] if own else None), [item.message for item in findings]


def test_without_a_settings_workbook_the_defaults_stand() -> None:
    assert configure(make_tables()) == (default_parameters(), ())


@pytest.mark.parametrize(
    "value",
    [
        "2019-10",
        "2019-1",
        "10.2019",
        "10/2019",
        "oktober 2019",
        "Oktober 2019",
        "okt. 2019",
        "31.10.2019",
        "2019-10-01",
    ],
)
def test_the_month_in_the_forms_that_people_write(value: str) -> None:
    wanted = "2019-01" if value == "2019-1" else "2019-10"

    assert one_setting("Rapportmåned", value) == (wanted, [])


@pytest.mark.parametrize("value", ["2019", "13.2019", "2019-13", "ma 2019", "forrige måned", "31.02.2019"])
def test_a_month_that_cannot_be_read_stops_the_run(value: str) -> None:
    assert one_setting("Rapportmåned", value) == (
        None,
        [f"Innstillingen «Rapportmåned» har verdien «{value}», som ikke er en måned som 2019-10."],
    )


@pytest.mark.parametrize(
    ("name", "value", "taken"),
    [
        (NAME, "17", "17.0"),
        (NAME, "17 år", "17.0"),
        ("Varsel før aldersgrensen", "9 måneder", "9.0"),
        ("Varsel før aldersgrensen", "9 mnd", "9.0"),
        ("Innbyggere", "16 712", "16712.0"),
        ("Tillatt avvik mellom kartlagt og registrert areal", "7,5 %", "7.5"),
        ("Eget foretak regnes som kommunalt eid", "Nei", "nei"),
        ("Eget foretak regnes som kommunalt eid", "x", "ja"),
        ("Kommune", "Ingensted", "Ingensted"),
        ("  kommune ", "Ingensted", "Ingensted"),
    ],
)
def test_a_setting_is_read_as_its_kind(name: str, value: str, taken: str) -> None:
    parameters, findings = configure(make_tables(settings=[setting(name=name, value=value)]))

    assert [item.value for item in parameters.values if item.place] == [taken]
    assert not findings


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        (NAME, "seksten", "et helt tall i år"),
        (NAME, "-1", "et helt tall i år"),
        (NAME, "16,5", "et helt tall i år"),
        ("Varsel før aldersgrensen", "1 år", "et helt tall i måneder"),
        ("Måneder framover i kapasitetsoversikten", "1000000", "et helt tall i måneder"),
        ("Innbyggere", "16.712", "et helt tall i personer"),
        ("Tillatt avvik mellom kartlagt og registrert areal", "ti", "et tall i %"),
        ("Eget foretak regnes som kommunalt eid", "kanskje", "ja eller nei"),
        ("Minste antall personer som kan gis ut", "2", "et helt tall i personer, minst 3"),
        ("Minste antall boliger og saker som kan gis ut", "0", "et helt tall i saker, minst 3"),
    ],
)
def test_a_value_that_cannot_be_counted_with_stops_the_run(name: str, value: str, expected: str) -> None:
    _, findings = configure(make_tables(settings=[setting(name=name, value=value, unit=None)]))

    assert [(item.rule_id, item.severity, item.place.label) for item in findings] == [
        ("I009", Severity.CRITICAL, "Oppsett.xlsx, ark «Innstillinger», celle B2")
    ]
    assert findings[0].message == f"Innstillingen «{name}» har verdien «{value}», som ikke er {expected}."
    assert findings[0].advice == "Rett verdien i Oppsett og kjør igjen."


def test_an_unknown_setting_is_said_and_not_used() -> None:
    parameters, findings = configure(make_tables(settings=[setting(name="Antall vaktmestere", value="2")]))

    assert parameters == default_parameters()
    assert [(item.rule_id, item.severity, item.message) for item in findings] == [
        ("I010", Severity.WARNING, "Innstillingen «Antall vaktmestere» er ikke kjent og er ikke brukt.")
    ]
    assert findings[0].advice == "Rett navnet, eller slett raden."


def test_a_misspelt_setting_is_told_which_one_it_resembles() -> None:
    _, (finding,) = configure(make_tables(settings=[setting(name="Varsel for aldersgrense", value="2")]))

    assert finding.advice == "Mente dere «Varsel før aldersgrensen»? Rett navnet, eller slett raden."


def test_inhabitants_count_from_their_first_day_to_their_last() -> None:
    rows = [
        setting(name="Innbyggere", value="16000", valid_from=date(2018, 1, 1), valid_to=date(2018, 12, 31)),
        setting(name="Innbyggere", value="16500", valid_from=date(2019, 1, 1), valid_to=date(2019, 12, 31)),
    ]

    parameters, _ = configure(make_tables(settings=rows))

    assert [
        item.value if item else None
        for item in (
            parameters.find("inhabitants", day)
            for day in (
                date(2017, 12, 31),
                date(2018, 1, 1),
                date(2018, 12, 31),
                date(2019, 1, 1),
                date(2019, 12, 31),
                date(2020, 1, 1),
            )
        )
    ] == [None, "16000.0", "16000.0", "16500.0", "16500.0", None]


def test_a_setting_that_does_not_reach_the_as_of_day_stops_the_run_with_its_name() -> None:
    parameters, findings = configure(make_tables(settings=[setting(valid_to=date(2019, 10, 30))]))

    assert not findings
    assert not gaps(parameters, date(2019, 10, 30))
    assert [(item.rule_id, item.severity, item.message) for item in gaps(parameters, AS_OF)] == [
        ("I015", Severity.CRITICAL, f"«{NAME}» har ingen verdi som gjelder 31.10.2019.")
    ]


def test_an_age_class_that_asks_nothing_is_not_met_by_all() -> None:
    rows = [
        criterion(condition_id=item.condition_id, age_class=item.age_class, fact=item.fact, operator=item.operator)
        | {"limit": item.limit, "unit": item.unit, "valid_to": date(2018, 12, 31)}
        for item in default_parameters().requirements
        if item.age_class == "AGE_0_3"
    ]

    parameters, findings = configure(make_tables(criteria=rows))

    assert not findings
    assert [item.message for item in gaps(parameters, AS_OF)] == [
        "«Kriterier for 0–3 år» har ingen verdi som gjelder 31.10.2019."
    ]


def required(*rows: dict[str, Any], on: date = AS_OF) -> list[tuple[str, str, str, str]]:
    parameters, findings = configure(make_tables(criteria=rows))
    assert not [item for item in findings if item.severity is Severity.CRITICAL]
    return [(item.age_class, item.fact, item.operator, item.limit) for item in parameters.required(on) if item.place]


def test_a_criterion_replaces_the_default_of_its_age_class_alone() -> None:
    parameters, _ = configure(make_tables(criteria=[criterion(limit="60")]))

    areas = {
        item.age_class: float(item.limit) for item in parameters.required(AS_OF) if item.fact == "measured_area_m2"
    }
    assert areas == {"AGE_3_PLUS": 60.0, "AGE_0_3": 40.0}
    assert len(parameters.required(AS_OF)) == len(default_parameters().required(AS_OF))


def test_of_two_criteria_in_force_the_one_that_began_last_counts() -> None:
    old, new = criterion(limit="60"), criterion(limit="50", valid_from=date(2019, 10, 31))

    assert required(old, new, on=date(2019, 10, 30)) == [("AGE_3_PLUS", "measured_area_m2", "AT_LEAST", "60.0")]
    assert required(new, old) == [("AGE_3_PLUS", "measured_area_m2", "AT_LEAST", "50.0")]


@pytest.mark.parametrize(
    ("changes", "operator", "limit"),
    [
        ({"limit": "55 m²"}, "AT_LEAST", "55.0"),
        ({"limit": "55,5", "unit": None}, "AT_LEAST", "55.5"),
        ({"fact": "measured_area_m2"}, "AT_LEAST", "55.0"),
        ({"fact": "Målt areal"}, "AT_LEAST", "55.0"),
        (
            {
                "condition_id": "V003",
                "fact": "Risiko brann",
                "operator": "ONE_OF",
                "limit": "Lav; middels",
                "unit": None,
            },
            "ONE_OF",
            "LOW, MEDIUM",
        ),
        (
            {"condition_id": "V009", "fact": "Fukt eller skade", "operator": "IS_NO", "limit": None, "unit": None},
            "IS_NO",
            "",
        ),
    ],
)
def test_a_criterion_in_the_forms_that_people_write(changes: dict[str, Any], operator: str, limit: str) -> None:
    assert [item[2:] for item in required(criterion(**changes))] == [(operator, limit)]


@pytest.mark.parametrize(
    ("changes", "cell", "reason"),
    [
        ({"fact": "Takhøyde"}, "C2", "«Takhøyde» er ikke en kolonne i Kartlegging eller Boliger"),
        (
            {"condition_id": "V009"},
            "A2",
            "vilkår V009 måler ikke «Areal»; skriv et eget navn hvis kriteriet er deres eget",
        ),
        ({"condition_id": "V011"}, "A2", "vilkår V011 finnes ikke"),
        ({"limit": "stor"}, "E2", "verdien passer ikke til kravet for «Areal (m²)»"),
        ({"limit": None}, "E2", "verdien passer ikke til kravet for «Areal (m²)»"),
        ({"operator": "ONE_OF"}, "E2", "verdien passer ikke til kravet for «Areal (m²)»"),
        ({"operator": "IS_YES"}, "E2", "verdien passer ikke til kravet for «Areal (m²)»"),
        (
            {"condition_id": "V008", "fact": "Avstand skole", "operator": "AT_MOST", "limit": "2", "unit": "km"},
            "E2",
            "verdien passer ikke til kravet for «Avstand skole (m)»",
        ),
        (
            {"condition_id": "V003", "fact": "Risiko brann", "operator": "ONE_OF", "limit": "Lav; ganske lav"},
            "E2",
            "verdien passer ikke til kravet for «Risiko brann»",
        ),
    ],
)
def test_a_criterion_that_cannot_be_used_stops_the_run(changes: dict[str, Any], cell: str, reason: str) -> None:
    _, findings = configure(make_tables(criteria=[criterion(**changes)]))

    assert [(item.rule_id, item.severity, item.place.cell) for item in findings] == [("I011", Severity.CRITICAL, cell)]
    assert findings[0].message == f"Kriteriet kan ikke brukes: {reason}."


def test_a_setting_left_blank_is_not_set() -> None:
    parameters, findings = configure(make_tables(settings=[setting(name="Rapportmåned", value=None)]))

    assert parameters.find("report_month", AS_OF) is None
    assert not findings


def test_a_criterion_that_was_set_aside_stops_the_run_because_the_default_would_stand_in_for_it() -> None:
    tables = make_tables(criteria=[criterion()])
    one_lost = replace(tables[Criteria], rows_read=2)

    _, findings = configure(Tables({"criteria": one_lost}))

    assert [(item.rule_id, item.severity) for item in findings] == [("I011", Severity.CRITICAL)]
    assert findings[0].message == "Kriteriet kan ikke brukes: 1 rad i arket kan ikke leses; se feilene i arket."


def test_a_criterion_on_the_register_or_on_a_column_of_ones_own() -> None:
    rows = [
        criterion(condition_id="Tilgjengelig", fact="Rullestoltilpasset", operator="IS_YES", limit=None, unit=None),
        criterion(condition_id="Balkong", fact="balkong", limit="4", unit="m²", duty="SHOULD", weight=2.0),
        criterion(condition_id="Sol", fact="Himmelretning", operator="ONE_OF", limit="Sør; vest", unit=None),
    ]
    headings = {"balkong": "Balkong (m²)", "himmelretning": "Himmelretning"}

    parameters, findings = configure(make_tables(criteria=rows), headings)

    assert not findings
    own = [item for item in parameters.required(AS_OF) if item.place]
    assert [(item.condition_id, item.fact, item.limit, item.duty, item.weight) for item in own] == [
        ("Tilgjengelig", "register.wheelchair_accessible", "", "MUST", 1.0),
        ("Balkong", "own.number.balkong", "4.0", "SHOULD", 2.0),
        ("Sol", "own.text.himmelretning", "Sør, vest", "MUST", 1.0),
    ]


def test_an_age_class_with_nothing_but_wishes_asks_nothing() -> None:
    rows = [
        criterion(condition_id=item.condition_id, age_class=item.age_class, fact=item.fact, operator=item.operator)
        | {"limit": item.limit, "unit": item.unit, "duty": "SHOULD"}
        for item in default_parameters().requirements
        if item.age_class == "AGE_0_3"
    ]

    parameters, _ = configure(make_tables(criteria=rows))

    assert [item.rule_id for item in gaps(parameters, AS_OF)] == ["I015"]
