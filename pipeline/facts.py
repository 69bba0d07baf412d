"""What requirements measure: a column of the surveys, of the dwelling register, or one that the staff have added.

A fact of the surveys has the column's name. One of the register is called ``register.<name>``. One of a column that no
table knows is called ``own.<kind>.<key of its heading>``; its kind follows from what is asked of it.
"""

from __future__ import annotations

from pipeline.headings import heading_key
from schemas.columns import ColumnSpec, Kind, TableSpec, table_spec
from schemas.parameters import Requirement
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys

REGISTER = "register."
OWN = "own."
_KINDS = {
    "AT_LEAST": Kind.NUMBER,
    "AT_MOST": Kind.NUMBER,
    "IS_YES": Kind.YES_NO,
    "IS_NO": Kind.YES_NO,
    "ONE_OF": Kind.TEXT,
}


def fact_column(requirement: Requirement) -> ColumnSpec:
    """The column that a requirement measures; raises KeyError for a name that no table has."""
    if requirement.fact.startswith(REGISTER):
        return table_spec(Dwellings).column(requirement.fact.removeprefix(REGISTER))
    if requirement.fact.startswith(OWN):
        return _own_column(requirement)
    return table_spec(Surveys).column(requirement.fact)


def known_fact(heading: str) -> tuple[str, ColumnSpec] | None:
    """Name and column of the fact with that heading, the surveys' before the register's; None when neither has it."""
    if column := _column(table_spec(Surveys), heading):
        return column.name, column
    if column := _column(table_spec(Dwellings), heading):
        return REGISTER + column.name, column
    return None


def own_fact(heading: str, operator: str) -> str:
    """Name of the fact in a column of the staff's own."""
    return f"{OWN}{_KINDS[operator]}.{heading_key(heading)}"


def own_key(fact: str) -> str:
    """Key of the heading that a fact of the staff's own stands under."""
    return fact.removeprefix(OWN).partition(".")[2]


def _column(table: TableSpec, heading: str) -> ColumnSpec | None:
    wanted = heading_key(heading)
    for column in table.columns:
        if wanted in {heading_key(name) for name in (column.name, column.title, *column.synonyms)}:
            return column
    return None


def _without_unit(heading: str) -> str:
    """«Areal» of «Areal (m²)»."""
    name, _, rest = heading.rstrip().partition("(")
    return name.rstrip() if rest.endswith(")") else heading


def _own_column(requirement: Requirement) -> ColumnSpec:
    """A column of the staff's own as reports need it; words in it may be about somebody, and are masked."""
    kind = _KINDS[requirement.operator]
    return ColumnSpec(
        name=requirement.fact,
        title=_without_unit(requirement.heading),
        kind=kind,
        synonyms=(),
        unit=requirement.unit if kind is Kind.NUMBER else "",
        codes=None,
        digits=None,
        minimum=None,
        maximum=None,
        is_required=False,
        is_optional=True,
        is_sensitive=kind is Kind.TEXT,
        owner=None,
    )
