"""What a run leaves can be read by the next, and tells nothing of persons."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.drift.prints import take_print
from pipeline.drift.records import recorded, restored
from pipeline.table import Table
from tests.rules.town import town


@pytest.mark.parametrize("table", [table for table in town() if table.spec.key], ids=lambda table: table.spec.name)
def test_a_fingerprint_comes_back_as_it_was(table: Table) -> None:
    left = take_print(table)
    text = recorded({table.spec.name: left})
    found = restored(text)[table.spec.name]
    np.testing.assert_array_equal(found.keys, left.keys)
    assert found.columns.keys() == left.columns.keys()
    for name, values in left.columns.items():
        np.testing.assert_array_equal(found.columns[name], values)
        assert found.columns[name].dtype == values.dtype
    assert recorded({table.spec.name: take_print(table)}) == text


def test_values_about_persons_are_kept_as_one_byte_and_never_as_they_stand() -> None:
    for table in town():
        for name, values in take_print(table).columns.items():
            if table.spec.column(name).is_sensitive:
                assert values.dtype == np.uint8
            elif table.spec.is_about_persons:
                assert values.dtype == np.uint16


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 1, "tables": {}}',
        '{"version": 2, "tables": {"a": {"keys": "x", "columns": {}}}}',
        '{"version": 2, "tables": {"a": {"keys": "AAAA", "columns": {}}}}',
        '{"version": 2, "tables": {"a": {"keys": "eJwDAAAAAAE=", "columns": {"b": ["<f8", "eJwDAAAAAAE="]}}}}',
    ],
)
def test_a_record_that_is_none_of_ours_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        restored(text)
