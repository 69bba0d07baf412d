"""What holds for every rule, whoever writes the next one."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import numpy as np
import pandas as pd
import pytest

from pipeline import drift_findings, figure_findings, plan_findings, steps, totals
from pipeline.context import Context
from pipeline.engine import run_controls
from pipeline.finding import Severity
from pipeline.limits import Limits
from pipeline.remarks import Remark
from pipeline.rule import Condition, Control, Hits, Rule
from pipeline.rules.catalogue import all_conditions, all_controls, all_rules
from pipeline.table import Table, Tables
from schemas.parameters import Parameter, Parameters, default_parameters
from schemas.source import Source
from schemas.tables import TABLES
from schemas.tables.surveys import Surveys
from tests import builders
from tests.builders import make_frame, make_tables
from tests.rules.town import town

CONTROLS, CONDITIONS, RULES = all_controls(), all_conditions(), all_rules()
STEPS = Path(steps.__file__).parent
RAISERS: dict[str, list[str]] = {
    "intake_finding": [remark.value for remark in Remark],
    "merge_finding": [],
    "proposal_finding": [],
    "figure_finding": [],
    "drift_finding": list(drift_findings.SLIP_RULES.values()),
}
"""What the steps raise rules with, and the ids that may be meant where none is named."""

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
each_control = pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.rule.id)
each_condition = pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.rule.id)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def file_of(declared: Control | Condition) -> str:
    return inspect.getmodule(declared.body).__name__.rpartition(".")[2]  # type: ignore[union-attr]


TOWN = cache(town)
"""The town, built once: no control may change it."""


@cache
def shuffled(seed: int) -> Tables:
    random = np.random.default_rng(seed)
    return Tables({table.spec.name: _in_order(table, random.permutation(len(table.frame))) for table in TOWN()})


@cache
def of_one_row() -> Tables:
    return Tables({table.spec.name: _in_order(table, np.array([0])) for table in TOWN()})


@cache
def without_rows() -> Tables:
    return make_tables(**dict.fromkeys(TABLES, ()))


@cache
def only_the_required() -> Tables:
    bare = {
        table.spec.name: [
            {
                column.name: value if column.is_required else None
                for column, value in zip(table.spec.columns, row, strict=True)
            }
            for row in table.frame.astype(object).itertuples(index=False, name=None)
        ]
        for table in TOWN()
    }
    return make_tables(**bare)


def _in_order(table: Table, order: np.ndarray) -> Table:
    frame = table.frame.iloc[order].reset_index(drop=True)
    return Table(table.spec, frame, table.sheets, table.sheet_of_row[order], table.row_numbers[order], table.rows_read)


def test_ids_are_unique() -> None:
    counts = Counter(rule.id for rule in RULES)
    assert [rule_id for rule_id, count in counts.items() if count > 1] == []


@each_rule
def test_an_id_is_a_letter_and_three_digits(rule: Rule) -> None:
    assert re.fullmatch(r"[DFIKPV]\d{3}", rule.id)


@pytest.mark.parametrize("declared", [*CONTROLS, *CONDITIONS], ids=lambda declared: declared.rule.id)
def test_a_rule_is_called_as_its_file_is(declared: Control | Condition) -> None:
    assert file_of(declared) == f"{declared.rule.id.lower()}_{declared.body.__name__}"


@pytest.mark.parametrize("declared", [*CONTROLS, *CONDITIONS], ids=lambda declared: declared.rule.id)
def test_a_rule_has_a_test_of_its_own_beside_it(declared: Control | Condition) -> None:
    folder = "controls" if isinstance(declared, Control) else "conditions"
    assert (Path(__file__).parent / folder / f"test_{file_of(declared)}.py").is_file()


@pytest.mark.parametrize("declared", [*CONTROLS, *CONDITIONS], ids=lambda declared: declared.rule.id)
def test_a_file_opens_with_its_id_and_title(declared: Control | Condition) -> None:
    module = inspect.getmodule(declared.body)
    assert module is not None
    assert module.__doc__ == f"{declared.rule.id}: {declared.rule.title}."


@pytest.mark.parametrize("declared", [*CONTROLS, *CONDITIONS], ids=lambda declared: declared.rule.id)
def test_a_rule_says_why(declared: Control | Condition) -> None:
    assert declared.rule.why.endswith(".")


@each_rule
def test_the_source_is_complete(rule: Rule) -> None:
    source: Source = rule.source
    assert source.title
    assert source.label
    assert source.version <= source.checked


@each_rule
def test_texts_are_sentences(rule: Rule) -> None:
    assert rule.title
    assert not rule.title.endswith(".")
    if rule.severity is None:
        assert rule.id[0] in "PV"
        return
    assert isinstance(rule.severity, Severity)
    for text in (rule.message, rule.advice):
        last = placeholders(text.rsplit(" ", 1)[-1])
        assert text.endswith(".") or last, text
        assert "  " not in text
        assert text.count("«") == text.count("»")


@each_control
def test_every_column_and_table_exists(control: Control) -> None:
    assert control.rule.table is not None
    names = {column.name for column in control.rule.table.columns}
    assert control.rule.columns
    assert set(control.rule.columns) <= names
    assert control.rule.table.name in control.needs
    assert set(control.needs) <= {*TABLES, "context"}


@each_control
def test_parameters_exist_and_are_numbers(control: Control) -> None:
    kinds = {item.code: item.kind for item in default_parameters().values}
    assert {code: kinds.get(code) for code in control.rule.parameters} == dict.fromkeys(
        control.rule.parameters, "number"
    )


@dataclass(frozen=True)
class Asked(Parameters):
    """Parameters that remember which codes they were asked for."""

    codes: list[str] = field(default_factory=list)

    def find(self, code: str, on: date) -> Parameter | None:
        self.codes.append(code)
        return super().find(code, on)


@each_control
def test_parameters_declared_are_the_ones_read(control: Control) -> None:
    tables, run = TOWN(), builders.context()
    asked = Asked(run.parameters.values, run.parameters.requirements)
    given = {name: tables.by_name[name].frame for name in control.needs if name in TABLES}
    if "context" in control.needs:
        given["context"] = Context(run.period, run.as_of, asked)
    control.body(**given)
    assert set(asked.codes) == set(control.rule.parameters)


@each_control
def test_every_placeholder_can_be_filled(control: Control) -> None:
    assert control.rule.table is not None
    tables = make_tables(**{name: () for name in control.needs if name in TABLES})
    given = {name: builders.context() if name == "context" else tables.by_name[name].frame for name in control.needs}
    answer = control.body(**given)
    values = set(answer.values) if isinstance(answer, Hits) else set()
    filled = set(control.rule.columns) | set(control.rule.parameters) | values
    assert placeholders(control.rule.message) | placeholders(control.rule.advice) <= filled
    assert values <= placeholders(control.rule.message) | placeholders(control.rule.advice)


def raised() -> list[tuple[str, set[str]]]:
    """Rules that the steps raise, with the names of the texts that they give for them."""
    found = []
    others = (plan_findings, drift_findings, figure_findings, totals)
    for path in (*sorted(STEPS.glob("*.py")), *(Path(str(module.__file__)) for module in others)):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in RAISERS or any(not item.arg for item in node.keywords):
                continue
            own = {"value"} if node.func.id == "intake_finding" else set()
            given = own | {item.arg for item in node.keywords if item.arg}
            ids = named(node.args[0], tree) or RAISERS[node.func.id]
            found += [(rule_id, given) for rule_id in ids]
    return found


def named(rule: ast.expr, tree: ast.Module) -> list[str]:
    """Ids that stand in the call, or in what its variable is set to; none where they come from elsewhere."""
    if isinstance(rule, ast.Name):
        values = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and any(ast.unparse(target) == rule.id for target in node.targets)
        ]
        return [rule_id for value in values if not isinstance(value, ast.Name) for rule_id in named(value, tree)]
    choices = [rule.body, rule.orelse] if isinstance(rule, ast.IfExp) else [rule]
    return [item.value for item in choices if isinstance(item, ast.Constant) and isinstance(item.value, str)]


@pytest.mark.parametrize(("rule_id", "given"), raised())
def test_whoever_raises_a_rule_fills_its_sentences(rule_id: str, given: set[str]) -> None:
    (rule,) = (rule for rule in RULES if rule.id == rule_id)
    assert placeholders(rule.message) | placeholders(rule.advice) <= given


def test_everything_wrong_is_found_somewhere() -> None:
    """The town below serves the next tests only as long as every control objects to something in it."""
    outcome = run_controls(CONTROLS, TOWN(), builders.context())
    silent = {control.rule.id for control in CONTROLS} - {finding.rule_id for finding in outcome.findings}
    assert silent == set()


@each_control
def test_a_control_runs_on_tables_without_rows(control: Control) -> None:
    outcome = run_controls((control,), without_rows(), builders.context())
    assert (outcome.findings, outcome.failed, outcome.not_delivered) == ((), (), ())


@each_control
def test_a_control_runs_where_only_the_required_is_filled_in(control: Control) -> None:
    assert not run_controls((control,), only_the_required(), builders.context()).failed


@each_control
def test_a_control_runs_on_tables_of_one_row(control: Control) -> None:
    assert not run_controls((control,), of_one_row(), builders.context()).failed


@each_control
def test_the_order_of_rows_makes_no_difference(control: Control) -> None:
    expected = set(run_controls((control,), TOWN(), builders.context()).findings)
    for seed in range(3):
        outcome = run_controls((control,), shuffled(seed), builders.context())
        assert set(outcome.findings) == expected


@each_control
def test_a_control_leaves_its_input_alone(control: Control) -> None:
    untouched = TOWN()
    tables = Tables({table.spec.name: _in_order(table, np.arange(len(table.frame))) for table in untouched})
    run_controls((control,), tables, builders.context())
    for table in tables:
        pd.testing.assert_frame_equal(table.frame, untouched.by_name[table.spec.name].frame)


@each_control
def test_no_sentence_shows_a_value_about_a_person(control: Control) -> None:
    """Every sensitive text, number or day of the town is looked for in every sentence of every control."""
    tables = TOWN()
    secrets = {
        str(value) if isinstance(value, str) else value.strftime("%d.%m.%Y")
        for table in tables
        for column in table.spec.columns
        if column.is_sensitive and column.kind not in ("yes_no", "code")
        for value in table.frame[column.name].dropna()
        if isinstance(value, str | pd.Timestamp)
    }
    shown_elsewhere = {
        value.strftime("%d.%m.%Y")
        for table in tables
        for column in table.spec.columns
        if not column.is_sensitive and column.kind == "date"
        for value in table.frame[column.name].dropna()
    }
    for finding in run_controls((control,), tables, builders.context()).findings:
        for secret in secrets - shown_elsewhere:
            assert secret not in (finding.message, finding.advice, finding.value)
            assert secret not in finding.message


@each_condition
def test_a_condition_weighs_the_facts_that_it_declares(condition: Condition) -> None:
    asked = {item.fact for item in default_parameters().requirements if item.condition_id == condition.rule.id}
    assert asked == set(condition.rule.columns)


@each_condition
@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_condition_answers_row_by_row_and_leaves_its_input_alone(condition: Condition, count: int) -> None:
    rows = [builders.survey(surveyed_date=date(2019, 1, day)) for day in range(1, count + 1)]
    facts, untouched = make_frame(Surveys, rows), make_frame(Surveys, rows)
    asked = tuple(
        item
        for item in default_parameters().requirements
        if (item.condition_id, item.age_class) == (condition.rule.id, "AGE_3_PLUS")
    )
    assert condition.body(facts, Limits(asked)).tolist() == [2] * count
    pd.testing.assert_frame_equal(facts, untouched)


@each_condition
def test_a_condition_of_which_nothing_is_asked_is_met(condition: Condition) -> None:
    assert condition.body(make_frame(Surveys, [builders.survey(school_distance_m=None)]), Limits(())).tolist() == [2]
