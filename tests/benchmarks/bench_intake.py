"""How well dirty workbooks are read: municipalities of `example --mess`, held against the truth beside them.

    python -m tests.benchmarks.bench_intake SEED [SEED …]

Each seed is read at levels 1, 2 and 3, clean, and once more after the column map was saved. With `--notes` every cell
and column that came out wrong is named.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from pipeline.example import generate
from pipeline.example.mess.truth import FASIT
from pipeline.finding import Severity
from pipeline.run import located_only, read_only
from pipeline.steps.normalise import normalise
from tests.benchmarks.intake_score import Score, score
from tests.benchmarks.second_month import second_month

LEVELS = (1, 2, 3)


def measure(seed: int, workshop: Path, *, dwellings: int = 119, levels: tuple[int, ...] = LEVELS) -> Score:
    """All counts of one seed; folders are made in ``workshop`` and removed again."""
    total = Score()
    for level in levels:
        folder = workshop / f"{seed}-{level}"
        generate(folder, seed=seed, dwellings=dwellings, mess=level)
        total.add(score(folder))
        if level == min(2, levels[-1]):
            fasit = json.loads((folder / FASIT).read_text(encoding="utf-8"))
            total.add(second_month(folder, fasit, workshop / f"{seed}-neste", seed))
        shutil.rmtree(folder)
    clean = workshop / f"{seed}-ren"
    generate(clean, seed=seed, dwellings=dwellings)
    located = located_only(read_only(clean))
    said = [item for item in (*located.findings, *normalise(located).findings) if item.severity is not Severity.INFO]
    total.counts["clean municipalities"] += 1
    total.counts["findings on clean files"] += len(said)
    total.notes += [f"on clean files: {item.rule_id} {item.place.label}" for item in said]
    shutil.rmtree(clean)
    return total


def lines(total: Score) -> list[str]:
    """The figures beside what is wanted of them."""
    counts = total.counts
    shares = (
        ("header row right", total.share("headers right", "tables"), "≥ 97 %"),
        ("columns right", total.share("columns right", "columns"), "≥ 95 %"),
        ("columns wrong without a word", _share(counts["columns wrong without a word"], counts["columns"]), "≤ 0.5 %"),
        ("values right", 100 - _share(counts["value wrong"], counts["values"]), ""),
        ("rows lost or too many", _share(counts["row lost"] + counts["row too many"], counts["rows"]), ""),
        ("spoiled cells found, on the very cell", total.share("spoiled found", "spoiled"), "≥ 98 %"),
        ("second month without questions", total.share("second months without questions", "second months"), "100 %"),
        ("one renamed column asked about once", total.share("renamed asked once", "renamed"), "100 %"),
    )
    per_thousand = 1000 * counts["false finding"] / max(1, counts["cells"])
    clean = counts["findings on clean files"]
    return [
        f"{counts['tables']} tables, {counts['columns']} columns, {counts['cells']} cells, {counts['spoiled']} spoiled",
        *(f"{what:40} {share:7.2f} %   {wanted}" for what, share, wanted in shares),
        f"{'false findings per 1,000 cells':40} {per_thousand:7.2f}     ≤ 0.5",
        f"{'findings on clean files':40} {clean:7}     0",
    ]


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def main(arguments: list[str]) -> None:
    """Measure every seed given."""
    total = Score()
    with tempfile.TemporaryDirectory(prefix="mess-bench-") as workshop:
        for seed in (int(item) for item in arguments if not item.startswith("--")):
            total.add(measure(seed, Path(workshop)))
    sys.stdout.write("\n".join(lines(total)) + "\n")
    if "--notes" in arguments:
        sys.stdout.write("\n".join(total.notes) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
