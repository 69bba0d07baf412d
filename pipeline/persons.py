"""Values about persons in the tables, to be looked for where no person may be."""

from __future__ import annotations

from pipeline.table import Tables
from schemas.columns import Kind

_TEXTS = (Kind.TEXT, Kind.ID, Kind.DIGITS, Kind.ANY)


def persons_of(tables: Tables) -> frozenset[str]:
    """Every distinct text in columns about persons; codes, dates and numbers are about anybody."""
    return frozenset(
        text
        for table in tables
        for column in table.spec.columns
        if column.is_sensitive and column.kind in _TEXTS
        for text in table.frame[column.name].dropna().astype(str).tolist()
    )
