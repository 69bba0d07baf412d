"""What a column is, said once: heading, kind, unit, spellings, sensitivity, owner.

Headings, conversion, drop-downs, masking and the data dictionary are all derived from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import pandera.pandas as pa

from schemas.codelists import CodeList

Date = np.datetime64
"""Type of every date column; the frames hold whole days as datetime64[s]."""
Integer = pd.Int64Dtype
"""Dtype of whole numbers that may be missing."""
YesNo = pd.BooleanDtype
"""Dtype of ja/nei that may be unknown; unknown is never «nei»."""


class Kind(StrEnum):
    """How a cell of the column is read and written."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    YES_NO = "yes_no"
    UNIT_NUMBER = "unit_number"
    CADASTRE = "cadastre"
    DIGITS = "digits"
    ANY = "any"
    """As it stands: a later step knows what it should be."""
    ID = "id"
    """A name of a row; upper and lower case and blanks make no difference."""


class Owner(StrEnum):
    """Who writes the column in the staff's settlement plan."""

    PIPELINE = "pipeline"
    STAFF = "staff"


def column(
    title: str,
    *,
    about: str = "",
    example: str = "",
    kind: Kind | None = None,
    synonyms: tuple[str, ...] = (),
    unit: str = "",
    codes: CodeList | None = None,
    digits: int | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    nullable: bool = True,
    unique: bool = False,
    optional: bool = False,
    sensitive: bool = False,
    owner: Owner | None = None,
) -> Any:
    """A pandera field that also says all that people and the intake need to know of the column.

    Parameters
    ----------
    title
        Norwegian heading.
    about
        What stands there, in a sentence of bokmål.
    example
        A value as staff would write it, where the kind does not say enough.
    kind
        Only where the annotation does not say it (codes, unit numbers, digit strings).
    synonyms
        Other headings met in real files.
    unit
        Norwegian unit as staff read it, e.g. ``kr/mnd``.
    digits
        Number of digits of an identifier whose leading zeros spreadsheets lose.
    minimum, maximum
        Limits that a value cannot honestly pass; outside them is a finding on the cell.
    nullable
        False when a row without the value cannot be used.
    optional
        True when a sheet may lack the whole column without a word.
    sensitive
        True when the value is about a person: masked in every report.
    """
    metadata = {
        "about": about,
        "example": example,
        "kind": kind,
        "synonyms": synonyms,
        "unit": unit,
        "codes": codes,
        "digits": digits,
        "minimum": minimum,
        "maximum": maximum,
        "optional": optional,
        "sensitive": sensitive,
        "owner": owner,
    }
    checks: dict[str, Any] = {"ge": minimum, "le": maximum}
    if codes is not None:
        checks["isin"] = list(codes.values)
    given = {name: value for name, value in checks.items() if value is not None}
    return pa.Field(title=title, nullable=nullable, unique=unique, metadata=metadata, **given)


def extra(
    name: str,
    title: str,
    stands_for: tuple[str, ...] = (),
    *,
    kind: Kind = Kind.TEXT,
    synonyms: tuple[str, ...] = (),
    sensitive: bool = False,
) -> ColumnSpec:
    """A column that a sheet may have beside the table's own, or instead of those that it stands for."""
    return ColumnSpec(
        name=name,
        title=title,
        kind=kind,
        synonyms=synonyms,
        unit="",
        codes=None,
        digits=None,
        minimum=None,
        maximum=None,
        is_required=False,
        is_optional=True,
        is_sensitive=sensitive,
        owner=None,
        stands_for=stands_for,
    )


class TableModel(pa.DataFrameModel):
    """Base of all tables: columns exactly as declared, never coerced."""

    class Config:
        """Shared by every table."""

        strict = True
        coerce = False


@dataclass(frozen=True)
class ColumnSpec:
    """One column of a table as the steps use it; fields as in :func:`column`."""

    name: str
    title: str
    kind: Kind
    synonyms: tuple[str, ...]
    unit: str
    codes: CodeList | None
    digits: int | None
    minimum: float | None
    maximum: float | None
    is_required: bool
    is_optional: bool
    is_sensitive: bool
    owner: Owner | None
    stands_for: tuple[str, ...] = ()
    about: str = ""
    example: str = ""

    @property
    def heading(self) -> str:
        """Title with its unit, as a heading in a sheet."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True)
class TableSpec:
    """One table as the steps use it.

    ``about`` says in bokmål what one row is; ``key`` names the columns that tell rows apart; ``workbook`` and ``sheet``
    are where the templates and the example keep it. ``is_written_by_run`` tells the pipeline's own account from what
    staff deliver, ``is_about_persons`` that words where none belong may be somebody's name. ``extras`` are columns that
    a sheet may have and a frame never holds: their values go to the columns that they stand for.
    """

    name: str
    title: str
    workbook: str
    sheet: str
    key: tuple[str, ...]
    columns: tuple[ColumnSpec, ...]
    model: type[TableModel]
    is_written_by_run: bool
    is_about_persons: bool
    extras: tuple[ColumnSpec, ...] = ()
    about: str = ""

    @property
    def readable(self) -> tuple[ColumnSpec, ...]:
        """All columns that are looked for in a sheet."""
        return self.columns + self.extras

    def column(self, name: str) -> ColumnSpec:
        """The column called ``name``; raises KeyError when there is none."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, ColumnSpec]:
        return {column.name: column for column in self.readable}


_Model = TypeVar("_Model", bound=type[TableModel])
_SPECS: dict[type[TableModel], TableSpec] = {}


def table(
    title: str,
    *,
    workbook: str,
    sheet: str,
    key: tuple[str, ...],
    about: str = "",
    is_written_by_run: bool = False,
    is_about_persons: bool = False,
    extras: tuple[ColumnSpec, ...] = (),
) -> Callable[[_Model], _Model]:
    """Declare a model as a table that a run reads; its name is the class's in snake_case."""

    def declare(model: _Model) -> _Model:
        schema = model.to_schema()
        _SPECS[model] = TableSpec(
            name=re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower(),
            title=title,
            workbook=workbook,
            sheet=sheet,
            key=key,
            columns=tuple(_column_spec(name, column) for name, column in schema.columns.items()),
            model=model,
            is_written_by_run=is_written_by_run,
            is_about_persons=is_about_persons,
            extras=extras,
            about=about,
        )
        return model

    return declare


def table_spec(model: type[TableModel]) -> TableSpec:
    """The declaration of ``model``; raises KeyError for a class that is no table."""
    return _SPECS[model]


def _column_spec(name: str, column: Any) -> ColumnSpec:
    meta: dict[str, Any] = column.metadata
    return ColumnSpec(
        name=name,
        title=column.title,
        kind=meta["kind"] or (Kind.CODE if meta["codes"] else _kind_of(str(column.dtype))),
        synonyms=meta["synonyms"],
        unit=meta["unit"],
        codes=meta["codes"],
        digits=meta["digits"],
        minimum=meta["minimum"],
        maximum=meta["maximum"],
        is_required=not column.nullable,
        is_optional=meta["optional"],
        is_sensitive=meta["sensitive"],
        owner=meta["owner"],
        about=meta["about"],
        example=meta["example"],
    )


def _kind_of(dtype: str) -> Kind:
    kinds = {"float64": Kind.NUMBER, "Int64": Kind.INTEGER, "boolean": Kind.YES_NO}
    if dtype.startswith("datetime64"):
        return Kind.DATE
    return kinds.get(dtype, Kind.TEXT)
