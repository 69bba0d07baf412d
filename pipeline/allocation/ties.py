"""Which of two equals comes first: decided by their ids alone, the same on every machine and in any order."""

from __future__ import annotations

from hashlib import blake2b

BITS = 20


def stable_hash(*parts: str) -> int:
    """A number from 0 to 2²⁰ − 1 that depends on nothing but ``parts``."""
    digest = blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - BITS)
