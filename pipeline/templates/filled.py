"""What stands in the settings workbook from the start: the package's defaults, and what is not to be read."""

from __future__ import annotations

from pipeline.settings_rows import Cells, requirement_cells, setting_cells
from pipeline.templates import dictionary
from schemas.columns import TableSpec, table_spec
from schemas.parameters import Parameter, default_parameters
from schemas.tables.column_map import NOT_READ, ColumnMap
from schemas.tables.criteria import Criteria
from schemas.tables.settings import Settings

_HINTS = {
    "municipality_no": "Fire sifre.",
    "report_month": "Skrives 2019-10. Tomt: siste måned som er ferdig.",
    "inhabitants": "Folketallet 1. januar. Én rad per år, med Gjelder fra og Gjelder til.",
    "requested_settlements": "Tallet i IMDis anmodning. Én rad per år, med Gjelder fra og Gjelder til.",
}


def first_rows(table: TableSpec) -> list[Cells]:
    """The rows that a table has before anybody has typed anything, by column name."""
    defaults = default_parameters()
    if table == table_spec(Settings):
        return [{**setting_cells(item), "remarks": _HINTS.get(item.code)} for item in defaults.values]
    if table == table_spec(Criteria):
        return [requirement_cells(item) for item in defaults.requirements]
    if table == table_spec(ColumnMap):
        not_read = {"table_title": NOT_READ, "taken_as": NOT_READ}
        return [{"file": dictionary.FILE, "sheet": dictionary.SHEET, **not_read}]
    return []


def text_rows(table: TableSpec) -> dict[str, frozenset[int]]:
    """By column the rows where what is typed stays as typed: a municipality's number, a month."""
    if table != table_spec(Settings):
        return {}
    rows = enumerate(default_parameters().values)
    return {"value": frozenset(number for number, item in rows if _is_text(item))}


def _is_text(item: Parameter) -> bool:
    return item.kind in ("text", "month")
