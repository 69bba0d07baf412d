from __future__ import annotations

import pytest

from pipeline.disclosure.blocks import joined_blocks


@pytest.mark.parametrize(
    ("needed", "expected", "shared"),
    [
        (["ab"], ["ab"], []),
        (["", "a", "ab"], ["ab"], []),
        (["ab", "ac"], ["ab", "ac"], ["a"]),
        (["ab", "bc", "cd"], ["ab", "bc", "cd"], ["b", "c"]),
        (["a", "b"], ["a", "b"], [""]),
        (["ab", "bc", "ac"], ["abc"], []),
        (["ab", "bc", "ac", "cd"], ["abc", "cd"], ["c"]),
    ],
)
def test_a_ring_is_crossed_and_a_tree_is_linked(needed: list[str], expected: list[str], shared: list[str]) -> None:
    blocks, links = joined_blocks(frozenset(names) for names in needed)
    assert sorted("".join(sorted(block)) for block in blocks) == expected
    assert sorted("".join(link.shared) for link in links) == shared
