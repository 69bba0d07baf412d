"""Proposals of several sizes: seconds of processor time, how many are housed in each order, and how many are moved.

    python -m tests.benchmarks.bench_allocation [cases [first seed]]

The targets: 20 youths 0.5 s, 50 youths 10 s, 150 households and 119 dwellings 5 s; one more youth moves at most two
others in nine cases of ten. The cases are messier than life: unknown facts, switches on and off, leases that end.
Beside them stand the hardest: all dwellings empty, and nearly everybody may live everywhere.
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import scipy.optimize  # noqa: F401  (its loading is no part of the first case)

from pipeline.allocation.family_propose import propose_families
from pipeline.allocation.shared_propose import propose_shared
from tests.allocation.family_cases import random_family_case
from tests.allocation.shared_cases import random_case
from tests.allocation.test_shared_stability import one_more
from tests.benchmarks.simulate_allocation import empty_town

SIZES = ((20, 8), (50, 20))


def seconds(act: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    act()
    return time.process_time() - start


def describe(name: str, times: list[float]) -> None:
    """One line of times."""
    tenth = sorted(times)[int(0.9 * (len(times) - 1))]
    say(f"{name}: median {statistics.median(times):.2f} s, nine of ten {tenth:.2f} s, most {max(times):.2f} s")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print what the docstring says."""
    cases, first_seed = (int(given) for given in (*sys.argv[1:3], *("20", "0")[len(sys.argv[1:3]) :]))
    seeds = range(first_seed, first_seed + cases)
    for youths, dwellings in SIZES:
        made = [random_case(seed, youths, dwellings) for seed in seeds]
        describe(f"{youths} youths, {dwellings} dwellings", [seconds(partial(propose_shared, case)) for case in made])
        empty = [empty_town(seed, youths, dwellings) for seed in seeds]
        describe("  all dwellings empty", [seconds(partial(propose_shared, case)) for case in empty])
        if youths == SIZES[0][0]:
            proposals = [propose_shared(case) for case in made]
            queue = [len(item.nobody_passed.housed) for item in proposals]
            most = [len(item.largest_number.housed) for item in proposals]
            first = [len(item.first_come.housed) for item in proposals]
            fewest = max(more - fewer for more, fewer in zip(most, queue, strict=True))
            say(f"  housed: nobody passed {sum(queue)}, largest number {sum(most)}, first come {sum(first)}")
            say(f"  nobody passed against largest number: at most {fewest} fewer of {youths}")
    families = [random_family_case(seed, 150, 119) for seed in seeds]
    describe("150 households, 119 dwellings", [seconds(partial(propose_families, case)) for case in families])
    results = [propose_families(case) for case in families]
    for name in ("proposal", "first_come"):
        made_by = [getattr(item, name) for item in results]
        housed, spare = sum(len(item.housed) for item in made_by), sum(item.spare_bedrooms for item in made_by)
        say(f"  {name}: {housed} housed, {spare} spare bedrooms")
    moved = [one_more(seed, 20, 8) for seed in seeds]
    few = sum(item.moved <= 2 for item in moved)
    loss = max(item.loss for item in moved)
    say(f"one more youth: at most two others moved in {few} of {cases}, greatest loss {loss:.2%}")


if __name__ == "__main__":
    main()
