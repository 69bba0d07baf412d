from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.disclosure.auditor import audit, secondary
from pipeline.disclosure.certificates import Proof, faults
from pipeline.disclosure.delivery import Delivery, Key
from pipeline.disclosure.model import Flags, KnownRow, Model, build_model
from pipeline.disclosure.suppressor import suppress
from tests.disclosure.building import believable, dimension, one_table, population, skewed, table

LAYOUTS = (("ab",), ("ab", "ac"), ("ab", "bc", "ac"), ("abc",), ("ab", "c"), ("a", "b"))


def tiny(seed: int) -> tuple[Delivery, tuple[KnownRow, ...], Model, Flags]:
    """A tiny delivery, sometimes with a known figure or an impossible cell, and any pattern that shows the total."""
    rng = np.random.default_rng(seed)
    sizes = [(2, 2, 2), (2, 3, 1), (3, 2, 1), (2, 2, 2)][int(rng.integers(4))]
    dimensions = tuple(dimension(name, size) for name, size in zip("abc", sizes, strict=True))
    counts = rng.multinomial(int(rng.integers(4, 10)), rng.dirichlet(np.full(int(np.prod(sizes)), 0.6)))
    units = population(counts, dimensions)
    threshold = int(rng.choice([2, 3, 5]))
    layout = LAYOUTS[int(rng.integers(len(LAYOUTS)))]
    empty = [cell for cell, count in units.counts.items() if not count]
    impossible = (Key(units.name, tuple(zip("abc", ((name,) for name in empty[0]), strict=True))),) if empty else ()
    delivery = Delivery(
        (units,),
        tuple(table(units, names, threshold) for names in layout),
        impossible=impossible if rng.random() < 0.3 else (),
    )
    one = Key(units.name, (("a", ("a1",)), ("c", ("c1",))) if sizes[2] > 1 else (("a", ("a1",)),))
    value = sum(count for (a, _, c), count in units.counts.items() if a == "a1" and (sizes[2] == 1 or c == "c1"))
    known = (KnownRow(one, value, "før"),) if rng.random() < 0.3 else ()
    model = build_model(delivery, known)
    hidden = model.is_primary | (rng.random(len(model.keys)) < rng.choice([0.2, 0.5, 0.8]))
    hidden[model.index[Key(units.name)]] = False
    return delivery, known, model, hidden


@pytest.mark.parametrize("seeds", [range(40), pytest.param(range(40, 300), marks=pytest.mark.slow)], ids=["40", "300"])
def test_the_audit_says_what_trying_every_table_says(seeds: range) -> None:
    seen = {"safe": 0, "recoverable": 0, "small": 0, "other": 0}
    for seed in seeds:
        delivery, known, model, hidden = tiny(seed)
        result = audit(model, hidden)
        values = believable(delivery, model, hidden, known)
        limits = dict(zip(model.keys, model.limits.tolist(), strict=True))
        leaking = {
            key for key, found in values.items() if not set(range(limits[key])) <= found or max(found) < limits[key]
        }
        assert {leak.key for leak in result.leaks} == leaking, seed
        assert set(result.recoverable) == {key for key in values if len(values[key]) == 1}, seed
        assert set(result.provably_small) == {key for key in values if max(values[key]) < limits[key]}, seed
        for leak in result.leaks:
            found = values[leak.key]
            assert (leak.least, leak.greatest) == (min(found), max(found)), seed
            assert set(leak.impossible) == set(range(leak.threshold)) - found, seed
        seen["safe"] += bool(values) and result.is_safe
        seen["recoverable"] += bool(result.recoverable)
        seen["small"] += set(result.provably_small) != set(result.recoverable)
        seen["other"] += leaking != set(result.provably_small)
    assert min(seen.values()) >= 3, seen


@pytest.mark.parametrize(("shape", "threshold", "seed"), [((5, 4), 5, 1), ((6, 5), 3, 2), ((3, 3, 2), 3, 3)])
def test_every_pattern_with_one_secondary_shown_is_caught(shape: tuple[int, ...], threshold: int, seed: int) -> None:
    model = build_model(one_table(skewed(shape, seed), threshold))
    pattern = suppress(model)
    assert pattern is not None
    assert audit(model, pattern.hidden).is_safe
    others = secondary(model, pattern.hidden)
    assert others
    for figure in others:
        hidden = pattern.hidden.copy()
        hidden[figure] = False
        assert not audit(model, hidden).is_safe


def test_a_proof_is_checked_without_trust() -> None:
    model = build_model(one_table([[1, 9, 7], [8, 2, 6], [5, 7, 9]], 3))
    pattern = suppress(model)
    assert pattern is not None
    hidden, proof = pattern.hidden.tolist(), audit(model, pattern.hidden).proof
    assert faults(model, hidden, proof) == []
    assert faults(model, hidden, replace(proof, certificates=proof.certificates[1:])) == ["figure 2 has no certificate"]
    for number, counts in enumerate(proof.tables):
        for at in range(len(counts)):
            for wrong in (counts[at] + 1, -1, float(counts[at])):
                forged = (*counts[:at], wrong, *counts[at + 1 :])
                tables = (*proof.tables[:number], forged, *proof.tables[number + 1 :])
                assert faults(model, hidden, Proof(tables, proof.certificates))  # type: ignore[arg-type]
    for other in secondary(model, pattern.hidden):
        assert faults(model, [*hidden[:other], False, *hidden[other + 1 :]], proof)


def test_tables_that_link_only_by_their_margins_keep_the_rest_apart() -> None:
    ring = build_model(one_table(skewed((2, 2, 2), 1)))
    dimensions = tuple(dimension(name, 2) for name in "abc")
    units = population(skewed((2, 2, 2), 1), dimensions)
    tree = build_model(Delivery((units,), (table(units, "ab"), table(units, "ac"))))
    assert len(ring.truth) == 8
    assert len(tree.truth) == 4 + 4
    assert len(tree.known) == 2, "the margin a is the same in both"
