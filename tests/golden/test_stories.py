"""Each statement of the customer's texts, told by a real run on the example municipality.

A story is compared with its golden text, and what the rules find with what the example planted. After a wanted change:
``python -m tests.golden.write_stories``, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from pipeline.rules.catalogue import all_rules
from schemas.statements import STATEMENTS, Statement
from schemas.tables import TABLES
from tests.golden.example_run import ExampleRun

pytestmark = pytest.mark.long

STORIES = Path(__file__).parent / "stories"
PLANTED = {
    "K038": ("steps_out_of_order",),
    "K039": ("step_skipped",),
    "K040": ("signed_without_viewing",),
    "K043": ("signed_without_opinion",),
    "K045": ("package_above_rate",),
    "K048": ("signed_by_other",),
    "K051": ("no_protocol",),
    "K052": ("no_photos",),
    "K058": ("team_not_told",),
    "K059": ("stands_still",),
    "K067": ("assessed_unfit",),
    "K110": ("children_not_assessed",),
    "K111": ("fewer_units_present",),
    "K115": ("sixth_family",),
    "K116": ("consent_lapsed",),
    "K117": ("month_without_meeting",),
    "K118": ("overdue_task",),
    "K121": ("foyer_too_old",),
    "K122": ("foyer_over_three_years",),
    "K123": ("foyer_area_missing",),
    "K124": ("foyer_follow_up_overdue",),
}
"""The rows that a rule must object to, and no others."""
PLANTED_IN = {
    "K009": ("overfilled",),
    "K010": ("underfilled",),
    "K011": ("two_in_one_room",),
    "K017": ("soon_19",),
    "K018": ("already_19",),
}
"""The same by dwelling, where the rule points at another row than the one that was spoiled."""
each_statement = pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.id)


@pytest.fixture(scope="module")
def example_run(tmp_path_factory: pytest.TempPathFactory) -> ExampleRun:
    return ExampleRun.into(tmp_path_factory.mktemp("stories"))


def test_all_statements_of_both_texts_are_there() -> None:
    assert [item.id for item in STATEMENTS] == [f"T{n}" for n in range(1, 13)] + [f"M{n}" for n in range(1, 10)]


@each_statement
def test_a_statement_names_what_exists(statement: Statement, example_run: ExampleRun) -> None:
    assert set(statement.rules) <= {rule.id for rule in all_rules()}
    assert set(statement.tables) <= set(TABLES)
    assert set(statement.figures) <= {item["code"] for item in example_run.record["indicators"]}
    for file, sheet in statement.sheets:
        assert sheet in openpyxl.load_workbook(example_run.folder / file, read_only=True).sheetnames


@each_statement
def test_the_example_delivers_the_tables(statement: Statement, example_run: ExampleRun) -> None:
    given = {name for name, counts in example_run.record["tables"].items() if counts["rows_used"]}
    assert set(statement.tables) - given <= {"plan_changes"}


@each_statement
def test_the_story_is_told_as_before(statement: Statement, example_run: ExampleRun) -> None:
    assert example_run.story(statement) == (STORIES / f"{statement.id}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("rule_id", "kinds"), PLANTED.items())
def test_a_rule_finds_what_was_planted_and_nothing_else(
    rule_id: str, kinds: tuple[str, ...], example_run: ExampleRun
) -> None:
    planted = example_run.rows_planted(*kinds)
    assert planted
    assert example_run.rows_found(rule_id) == planted


@pytest.mark.parametrize(("rule_id", "kinds"), PLANTED_IN.items())
def test_a_rule_finds_the_dwellings_planted_and_no_others(
    rule_id: str, kinds: tuple[str, ...], example_run: ExampleRun
) -> None:
    planted = example_run.dwellings_planted(*kinds)
    assert planted
    assert example_run.dwellings_found(rule_id) == planted
