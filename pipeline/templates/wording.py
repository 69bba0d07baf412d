"""What the templates and the dictionary say of a column, all of it from the schemas."""

from __future__ import annotations

from pipeline import texts
from schemas.columns import ColumnSpec, Kind, Owner, TableSpec
from schemas.tables import TABLES, id_owners

YES_NO = ("ja", "nei")
_KINDS = {
    Kind.TEXT: "tekst",
    Kind.ANY: "tall eller tekst",
    Kind.ID: "nummer, også med bokstaver",
    Kind.CODE: "valg fra liste",
    Kind.NUMBER: "tall",
    Kind.INTEGER: "helt tall",
    Kind.DATE: "dato",
    Kind.YES_NO: "ja eller nei",
    Kind.UNIT_NUMBER: "bruksenhetsnummer",
    Kind.CADASTRE: "gårds- og bruksnummer",
    Kind.DIGITS: "sifre",
}
_EXAMPLES = {Kind.DATE: "31.10.2019", Kind.YES_NO: "ja"}
_OWNERS = {Owner.PIPELINE: "programmet", Owner.STAFF: "dere", None: ""}


def kind_words(column: ColumnSpec) -> str:
    """What kind of value the column holds."""
    return f"{column.digits} sifre" if column.digits else _KINDS[column.kind]


def choices_of(column: ColumnSpec) -> tuple[str, ...]:
    """The words that may stand there; empty when others may too."""
    if column.kind is Kind.YES_NO:
        return YES_NO
    return column.codes.labels if column.codes else ()


def limits_of(column: ColumnSpec) -> str:
    """Least and greatest value."""
    low = "" if column.minimum is None else f"minst {texts.number(column.minimum)}"
    high = "" if column.maximum is None else f"høyst {texts.number(column.maximum)}"
    return texts.listed([part for part in (low, high) if part])


def reference_of(column: ColumnSpec, table: TableSpec) -> TableSpec | None:
    """The table whose rows the column names; None when it names none, or its own."""
    owner = id_owners().get(column.name)
    return None if owner in (None, table.name) else TABLES[str(owner)]


def example_of(column: ColumnSpec, table: TableSpec) -> str:
    """A value as staff would write it; empty when there is nothing to show."""
    referred = reference_of(column, table)
    named = referred.column(column.name).example if referred else ""
    labels = choices_of(column)
    return column.example or named or _EXAMPLES.get(column.kind, labels[0] if labels else "")


def owner_words(column: ColumnSpec) -> str:
    """Who writes the column in the plan; empty outside it."""
    return _OWNERS[column.owner]


def note(column: ColumnSpec, table: TableSpec) -> str:
    """What the heading's note says, a line for each matter."""
    referred = reference_of(column, table)
    unit = f" i {column.unit}" if column.unit and column.unit[0].isalpha() else ""
    limits = limits_of(column)
    example = example_of(column, table)
    lines = [
        column.about,
        f"Skriv: {kind_words(column)}{unit}{f', {limits}' if limits else ''}.",
        f"Eksempel: {example}" if example else "",
        f"Viser til {referred.column(column.name).title} i {referred.sheet}." if referred else "",
    ]
    if column.owner is Owner.PIPELINE:
        lines[1:1] = ["Fylles ut av programmet. Det dere skriver her, blir stående og vises som «overstyrt»."]
    else:
        lines.append("Må fylles ut." if column.is_required else "Kan stå tom.")
    if column.is_sensitive:
        lines.append("Opplysning om en person: del den bare med dem som trenger den.")
    return "\n".join(line for line in lines if line)
