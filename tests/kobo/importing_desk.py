"""The import to Kobo of a few made-up rows."""

from __future__ import annotations

from typing import Any

from pipeline.kobo.importing import KoboImport, kobo_import
from tests.builders import Row, context, make_tables


def imported(*dwellings: Row, required: str | None = None, **tables: list[Row]) -> KoboImport:
    settings: dict[str, Any] = {} if required is None else {"kobo_required": required}
    return kobo_import(make_tables(dwellings=dwellings, **tables), context(**settings))


def rows_of(made: KoboImport) -> list[dict[str, str]]:
    """What stands in the file, empty fields left out."""
    written = made.fields[made.is_written].to_dict("records")
    return [{str(name): text for name, text in row.items() if text} for row in written]


def told(made: KoboImport) -> list[tuple[str, str, bool]]:
    """What is said to be missing: field, reason, and whether the row is left out."""
    return list(made.gaps[["name", "reason", "is_left_out"]].itertuples(index=False, name=None))
