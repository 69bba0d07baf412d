# ruff: noqa: ARG001, ARG005 (the names of a control's arguments say which tables it needs)
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pipeline.engine import ControlOutcome, run_controls
from pipeline.finding import Severity
from pipeline.rule import Control, Hits, control
from pipeline.steps.check import check
from schemas.source import PRODUCT
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from tests.builders import context, dwelling, make_tables, tenancy

THREE = [dwelling(dwelling_id=f"B-{number}", rent_nok_month=1000.0 * number) for number in (1, 2, 3)]


def of_dwellings(body: Callable[..., Any], **changes: Any) -> Control:
    given = {
        "id": "K901",
        "title": "Prøve",
        "severity": Severity.WARNING,
        "table": Dwellings,
        "columns": (Dwellings.rent_nok_month, Dwellings.dwelling_id),
        "message": "Bolig {dwelling_id} har leien {rent_nok_month}.",
        "advice": "Rett bolig {dwelling_id}.",
        "source": PRODUCT,
    }
    return control(**{**given, **changes})(body)


def second(dwellings: pd.DataFrame) -> pd.Series:
    return dwellings[Dwellings.dwelling_id] == "B-2"


def broken(dwellings: pd.DataFrame) -> pd.Series:
    raise ZeroDivisionError(str(len(dwellings)))


def answer(*controls: Control, **rows: Any) -> ControlOutcome:
    return run_controls(controls, make_tables(**(rows or {"dwellings": THREE})), context())


def test_a_finding_is_complete() -> None:
    (finding,) = answer(of_dwellings(second)).findings
    assert (finding.rule_id, finding.title, finding.severity) == ("K901", "Prøve", Severity.WARNING)
    assert finding.place.label == "Boligregister.xlsx, ark «Boliger», celle V3"
    assert finding.value == "2\u00a0000\u00a0kr/mnd"
    assert finding.message == "Bolig B-2 har leien 2\u00a0000\u00a0kr/mnd."
    assert finding.advice == "Rett bolig B-2."
    assert finding.source == "bosettingsplan, innlesing av regneark"
    assert (finding.dwelling_id, finding.room) == ("B-2", "")


@pytest.mark.parametrize(
    "mask",
    [
        pytest.param([False, True, False], id="list"),
        pytest.param(np.array([False, True, False]), id="array"),
        pytest.param(pd.Series([False, True, False], dtype="boolean"), id="nullable series"),
    ],
)
def test_any_kind_of_mask_does(mask: Any) -> None:
    assert len(answer(of_dwellings(lambda dwellings: mask)).findings) == 1


def test_values_of_hits_are_written_as_people_read_them() -> None:
    def body(dwellings: pd.DataFrame) -> Hits:
        days = np.array(["2019-10-31", "NaT", "2020-02-29"], dtype="datetime64[D]")
        return Hits(np.array([True, True, False]), {"day": days, "count": [1234.5, 2, 3], "word": ["a", "b", "c"]})

    found = answer(of_dwellings(body, message="{day}/{count}/{word}.")).findings
    assert [finding.message for finding in found] == ["31.10.2019/1\u00a0234,5/a.", "/2/b."]


def test_a_parameter_is_written_as_in_force_on_the_day() -> None:
    rule = of_dwellings(second, message="Grensen er {em_age_limit}.", parameters=("em_age_limit",))
    outcome = run_controls((rule,), make_tables(dwellings=THREE), context(em_age_limit=21))
    assert [finding.message for finding in outcome.findings] == ["Grensen er 21."]


def test_sensitive_values_are_masked_in_value_and_sentence() -> None:
    rule = of_dwellings(
        lambda tenancies: tenancies[Tenancies.start_date].notna(),
        table=Tenancies,
        columns=(Tenancies.youth_id, Tenancies.household_id, Tenancies.dwelling_id),
        message="{youth_id} og {household_id} i {dwelling_id}.",
        advice="Se {youth_id}.",
    )
    named, unnamed = answer(rule, tenancies=[tenancy(), tenancy(tenancy_id="L-2", youth_id=None)]).findings
    assert (named.value, named.message, named.advice) == ("•••", "••• og ••• i B-1.", "Se •••.")
    assert unnamed.value == ""
    assert named.room == "A"


def test_a_control_whose_table_is_not_delivered_is_listed() -> None:
    rule = of_dwellings(lambda dwellings, tenancies, youths: second(dwellings))
    outcome = answer(rule, dwellings=THREE)
    assert outcome.findings == ()
    assert outcome.not_delivered == ((rule.rule, "Leieforhold og EM-ungdom"),)
    assert outcome.failed == ()


def test_its_own_table_may_be_the_one_not_delivered() -> None:
    rule = of_dwellings(second)
    assert answer(rule, tenancies=[]).not_delivered == ((rule.rule, "Boliger"),)


WAYS_TO_BREAK = [
    pytest.param({}, broken, id="raises"),
    pytest.param({}, lambda dwellings: [True], id="too few answers"),
    pytest.param({}, lambda dwellings: [True] * 4, id="too many answers"),
    pytest.param({}, lambda dwellings: True, id="one answer for all"),
    pytest.param({}, lambda dwellings: None, id="no answer"),
    pytest.param({"message": "{nothing}"}, second, id="placeholder that nothing fills"),
    pytest.param({"columns": ("no_such_column",)}, second, id="column that is none"),
    pytest.param({"parameters": ("no_such_parameter",)}, second, id="parameter that is none"),
    pytest.param({}, lambda dwellings: Hits(np.ones(3, bool), {"few": [1]}), id="values for too few rows"),
]


@pytest.mark.parametrize(("changes", "body"), WAYS_TO_BREAK)
def test_a_control_that_breaks_is_listed_and_the_others_are_answered(
    changes: dict[str, Any], body: Callable[..., Any]
) -> None:
    bad = of_dwellings(body, id="K902", severity=Severity.ERROR, **changes)
    good = of_dwellings(second, severity=Severity.ERROR)
    outcome = answer(bad, good)
    assert outcome.failed == (bad.rule,)
    assert [finding.rule_id for finding in outcome.findings] == ["K901"]
    assert outcome.set_aside["dwellings"].tolist() == [False, True, False]


@pytest.mark.parametrize("severity", list(Severity))
def test_only_a_feil_sets_rows_aside(severity: Severity) -> None:
    outcome = answer(of_dwellings(second, severity=severity))
    assert outcome.set_aside["dwellings"].tolist() == [False, severity is Severity.ERROR, False]


def test_rows_set_aside_by_several_controls_add_up() -> None:
    first = of_dwellings(lambda dwellings: dwellings[Dwellings.dwelling_id] == "B-1", severity=Severity.ERROR)
    outcome = answer(first, of_dwellings(second, id="K902", severity=Severity.ERROR))
    assert outcome.set_aside["dwellings"].tolist() == [True, True, False]


def test_check_keeps_the_rest_with_its_cells() -> None:
    checked = check(make_tables(dwellings=THREE), (of_dwellings(second, severity=Severity.ERROR),), context())
    table = checked.tables[Dwellings]
    assert table.frame[Dwellings.dwelling_id].tolist() == ["B-1", "B-3"]
    assert [table.place(row, "dwelling_id").cell for row in range(2)] == ["A2", "A4"]


def test_check_says_why_a_control_gave_no_answer() -> None:
    missing = of_dwellings(lambda dwellings, youths: second(dwellings))
    checked = check(make_tables(dwellings=THREE), (missing, of_dwellings(broken, id="K902")), context())
    assert [(item.rule.id, item.reason, item.has_failed) for item in checked.not_run] == [
        ("K901", "Ikke kjørt fordi EM-ungdom ikke er levert.", False),
        ("K902", "Kontrollen feilet. Meld fra om dette.", True),
    ]
