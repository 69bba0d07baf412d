"""How much is hidden, how near that is to the least possible, and what it costs of processor time.

    python -m tests.benchmarks.bench_suppression [small | large]

«small» is twenty tables of 12 × 6 for each threshold, suppression and audit together; «large» one of 30 × 10 × 4.
"""

import statistics
import sys
from time import process_time

from pipeline.disclosure.auditor import audit
from pipeline.disclosure.model import build_model
from pipeline.disclosure.suppressor import suppress
from tests.disclosure.building import one_table, skewed

THRESHOLDS = (3, 5)


def measured(shape: tuple[int, ...], threshold: int, seed: int, mean: float) -> tuple[float, float, int, int]:
    """Seconds, cost through proven bound, hidden figures, primary figures; raises SystemExit when it is not safe."""
    start = process_time()
    model = build_model(one_table(skewed(shape, seed, mean), threshold))
    pattern = suppress(model)
    if pattern is None or not audit(model, pattern.hidden).is_safe:
        raise SystemExit(f"{shape}, T = {threshold}, seed {seed}: not safe")
    return process_time() - start, pattern.cost / pattern.bound, int(pattern.hidden.sum()), int(model.is_primary.sum())


def small(tables: int = 20) -> None:
    """Tables of 12 × 6."""
    measured((5, 4), 5, 1, 10)  # scipy is loaded before the clock starts
    for threshold in THRESHOLDS:
        runs = [measured((12, 6), threshold, seed, 10) for seed in range(tables)]
        seconds = [run[0] for run in runs]
        sys.stdout.write(
            f"12 × 6, T = {threshold}, {tables} tables: median {statistics.median(seconds):.2f} s, "
            f"most {max(seconds):.2f} s; cost at most {max(run[1] for run in runs):.4f} of the proven bound\n"
        )


def large() -> None:
    """A table of 30 × 10 × 4."""
    for threshold in THRESHOLDS:
        seconds, ratio, hidden, primary = measured((30, 10, 4), threshold, 1, 6)
        sys.stdout.write(
            f"30 × 10 × 4, T = {threshold}: {primary} small, {hidden} hidden in all, "
            f"cost {ratio:.4f} of the proven bound, {seconds:.0f} s\n"
        )


if __name__ == "__main__":
    for name in sys.argv[1:] or ("small", "large"):
        {"small": small, "large": large}[name]()
