"""The proof that a pattern is safe, and its check: whole numbers and sums, no solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.disclosure.delivery import Key
from pipeline.disclosure.model import Model


@dataclass(frozen=True)
class Certificate:
    """For one primary figure: which of the proof's tables show each value that a reader must hold possible.

    ``tables`` holds one number for each value 0 … threshold − 1, and last one for «the threshold or more».
    """

    key: Key
    threshold: int
    tables: tuple[int, ...]


@dataclass(frozen=True)
class Proof:
    """Whole tables of inner counts, any of which may be the true one for all a reader knows; and who needs which."""

    tables: tuple[tuple[int, ...], ...]
    certificates: tuple[Certificate, ...]


def faults(model: Model, hidden: Sequence[bool], proof: Proof) -> list[str]:
    """What is wrong with a proof, in words for the log; empty when it holds.

    Counts with Python's integers alone and takes nothing from whoever made the proof: each table must be whole, not
    negative, and agree with every figure shown and every equation known; each primary figure needs a table for every
    value.
    """
    found = []
    truth = model.truth
    for number, table in enumerate(proof.tables):
        if len(table) != len(truth) or any(type(count) is not int or count < 0 for count in table):
            found.append(f"table {number} is not whole and from 0 up")
            continue
        for at, row in enumerate(model.rows):
            if not hidden[at] and sum(table[inner] for inner in row) != sum(truth[inner] for inner in row):
                found.append(f"table {number} differs from shown figure {at}")
        for at, (plus, minus) in enumerate(model.known):
            expected = sum(truth[inner] for inner in plus) - sum(truth[inner] for inner in minus)
            if sum(table[inner] for inner in plus) - sum(table[inner] for inner in minus) != expected:
                found.append(f"table {number} differs from known equation {at}")
    certificates = {certificate.key: certificate for certificate in proof.certificates}
    for at, key in enumerate(model.keys):
        limit = int(model.limits[at])
        if 0 < sum(truth[inner] for inner in model.rows[at]) < limit:
            found += _certificate_faults(at, limit, model, proof, certificates.get(key))
    return found


def _certificate_faults(at: int, limit: int, model: Model, proof: Proof, certificate: Certificate | None) -> list[str]:
    if certificate is None or len(certificate.tables) != limit + 1:
        return [f"figure {at} has no certificate"]
    found = []
    for value, number in enumerate(certificate.tables):
        count = sum(proof.tables[number][inner] for inner in model.rows[at]) if 0 <= number < len(proof.tables) else -1
        if count < limit if value == limit else count != value:
            found.append(f"figure {at}: no table for value {value}")
    return found
