"""How a rule that a proposal keeps is declared, and the choices of the product that such rules rest on."""

from __future__ import annotations

from typing import Any

from pipeline.rule import Rule
from schemas.columns import TableModel, table_spec
from schemas.source import Source, assumption

SWITCH = assumption("brytere for fellesbolig")
WEIGHTS = assumption("hva som taler for et forslag")
QUEUE = assumption("køen, lengst ventetid først")


def kept(
    id: str, title: str, broken: str, source: Source, table: type[TableModel], columns: tuple[Any, ...], *settings: str
) -> Rule:
    """Something that a proposal keeps, or that speaks for it; ``broken`` says what is the matter where it is not so."""
    return Rule(
        id=id,
        title=title,
        source=source,
        message=broken,
        table=table_spec(table),
        columns=tuple(map(str, columns)),
        parameters=settings,
    )
