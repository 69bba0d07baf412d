"""Whole counts that keep the example's proportions at any size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

BASE_DWELLINGS = 119
"""The size at which every count is as the municipality's own."""

Key = TypeVar("Key")


def largest_remainder(total: int, weights: Mapping[Key, float]) -> dict[Key, int]:
    """Share ``total`` out by ``weights``: whole counts that add up, the largest remainders rounded up first."""
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    counts = {key: int(value) for key, value in exact.items()}
    order = sorted(exact, key=lambda key: counts[key] - exact[key])
    for key in order[: total - sum(counts.values())]:
        counts[key] += 1
    return counts


def scaled(base: int, dwellings: int) -> int:
    """A count that is ``base`` in the municipality of 119 dwellings, in one of ``dwellings``; rounded half up."""
    return (2 * base * dwellings + BASE_DWELLINGS) // (2 * BASE_DWELLINGS)
