"""All of the import to Kobo: the rows that can be written, and what is missing in the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.capacity import is_in_stock
from pipeline.context import Context
from pipeline.kobo.fields import fields_of
from pipeline.kobo.gaps import gaps_of
from pipeline.kobo.units import Units, units_of
from pipeline.protection import NOBODY, Protection
from pipeline.table import Table, Tables
from schemas.reports.kobo import KOBO_NAMES
from schemas.tables.dwellings import Dwellings

REQUIRED = "kobo_required"
_LINE_END = "\r\n"


@dataclass(frozen=True)
class KoboImport:
    """The import of one run.

    ``table`` has the dwellings in stock, ``units`` what each row of ``fields`` (35 texts) stands for; ``gaps`` as
    :func:`pipeline.kobo.gaps.gaps_of` gives them. Rows where ``is_written`` is False are left out of the file.
    ``delivered`` names the register's columns that were read, ``unknown_columns`` what the setting asks for in vain.
    ``withheld`` counts dwellings in stock that are nowhere in it, because somebody there has a protected address.
    """

    table: Table
    units: Units
    fields: pd.DataFrame
    gaps: pd.DataFrame
    is_written: NDArray[np.bool_]
    delivered: frozenset[str]
    unknown_columns: tuple[str, ...]
    out_of_stock: int
    withheld: int


def kobo_import(tables: Tables, context: Context, protection: Protection = NOBODY) -> KoboImport:
    """Make the import from the checked tables of a run, for the dwellings in stock on the as-of day."""
    register = tables[Dwellings]
    stock = register.keep(is_in_stock(register.frame, context.as_of))
    table, tables = stock.keep(~protection.of(stock)), protection.open_part(tables)
    delivered = frozenset(name for sheet in register.sheets for name in sheet.columns)
    setting = context.parameters.find(REQUIRED, context.as_of)
    asked = [name.lower() for name in setting.listed] if setting else []
    units = units_of(table.frame, tables, context)
    fields = fields_of(table.frame, units, tables, context)
    gaps = gaps_of(fields, units, table.frame, set(delivered), set(asked) & set(KOBO_NAMES))
    is_written = ~np.isin(np.arange(len(units)), gaps.loc[gaps["is_left_out"], "unit"])
    unknown = tuple(name for name in asked if name not in KOBO_NAMES)
    out_of_stock, withheld = len(register.frame) - len(stock.frame), len(stock.frame) - len(table.frame)
    return KoboImport(table, units, fields, gaps, is_written, delivered, unknown, out_of_stock, withheld)


def write_kobo_csv(path: Path, made: KoboImport) -> None:
    """Write the rows as Kobo takes them: semicolons, UTF-8 without a mark, Windows line ends, no quotation marks.

    No value holds a semicolon, a quotation mark or a line break, so that any program reads the same 35 values.
    """
    fields = made.fields[made.is_written]
    lines = [KOBO_NAMES, *zip(*(fields[name].tolist() for name in fields), strict=True)]
    path.write_text("".join(";".join(line) + _LINE_END for line in lines), encoding="utf-8", newline="")
