"""A small dirty municipality of a fixed seed, held against the truth beside it; the large one is the benchmark."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.example import generate
from tests.benchmarks.bench_intake import measure
from tests.benchmarks.intake_score import score


def test_what_can_be_read_is_read_right_and_what_cannot_is_found_on_its_cell(tmp_path: Path) -> None:
    generate(tmp_path, seed=11, dwellings=20, mess=3)

    found = score(tmp_path)

    assert found.counts["spoiled"] > 100
    assert found.counts["values"] > 3000
    assert found.share("headers right", "tables") >= 97, found.notes
    assert found.share("columns right", "columns") >= 97, found.notes
    assert found.share("spoiled found", "spoiled") >= 98, found.notes
    assert found.counts["columns wrong without a word"] == 0, found.notes
    assert found.counts["value wrong"] == 0, found.notes
    assert found.counts["row lost"] + found.counts["row too many"] == 0, found.notes


@pytest.mark.slow
@pytest.mark.parametrize("seed", [21, 22])
def test_a_whole_seed_holds_the_targets(seed: int, tmp_path: Path) -> None:
    counts = measure(seed, tmp_path).counts

    assert counts["headers right"] >= 0.97 * counts["tables"]
    assert counts["columns right"] >= 0.95 * counts["columns"]
    assert counts["columns wrong without a word"] <= 0.005 * counts["columns"]
    assert counts["spoiled found"] >= 0.98 * counts["spoiled"]
    assert counts["false finding"] <= 0.0005 * counts["cells"]
    assert counts["findings on clean files"] == 0
    assert counts["second months without questions"] == counts["second months"]
