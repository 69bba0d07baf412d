"""What is said of figures in bokmål: names, reasons for holding back, warnings."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import texts
from pipeline.disclosure.delivery import Delivery, Key, Labels, Table

SIGN = ":"
"""Stands for every figure that is held back, whatever the reason."""


def names(delivery: Delivery) -> Mapping[Key, str]:
    """What each figure is called: «Søknader etter grunn: Gift, i alt».

    The first table that shows it names it; what stands in no table goes by the name that the delivery gives it.
    """
    found: dict[Key, str] = {}
    for table in delivery.tables:
        for labels, key in delivery.cells(table):
            found.setdefault(key, f"{table.title}: {', '.join(label or 'i alt' for label in labels) or 'i alt'}")
    named = [(item.parts[0], item.name) for item in delivery.derived if len(item.parts) == 1]
    for key, name in (*named, *((item.key, item.name) for item in delivery.unshown if item.name)):
        found.setdefault(delivery.key(key.population, key.box), name)
    for part in (part for item in delivery.derived for part in item.parts):
        for table in delivery.tables:
            if together := _together(table, part):
                found.setdefault(delivery.key(part.population, part.box), f"{table.title}: {together}")
    for item in delivery.derived:
        for part in item.parts:
            found.setdefault(delivery.key(part.population, part.box), f"{item.name} (tall den bygger på)")
    return found


def _together(table: Table, part: Key) -> str:
    """The headings of a table that a part of a share counts together; empty when it counts something else."""
    box = dict(part.box) if part.population == table.population else {}
    inside = [
        group.label
        for axis in table.axes
        for group in axis.groups
        if set(group.classes) <= set(box.get(axis.dimension, ()))
    ]
    return texts.listed(inside)


def small(threshold: int, counted: str) -> str:
    """Why a primary figure is held back."""
    return f"Antallet er under {texts.number(threshold)} {counted}."


def protects(others: list[str]) -> str:
    """Why a figure is held back that is not small itself."""
    quoted = texts.listed([f"«{name}»" for name in dict.fromkeys(others)])
    return f"Antallet er holdt tilbake fordi det ellers kan vises at disse er små: {quoted}."


SAME_AS_BEFORE = "Antallet er holdt tilbake fordi samme plass i tabellen er holdt tilbake tidligere i år."
WITH_ITS_TABLE = "Antallet er holdt tilbake sammen med resten av tabellen."


def small_total(table: Table) -> str:
    """Why a whole table stays in the house."""
    few = f"{texts.number(table.threshold)} {table.counted}"
    return f"Tabellen «{table.title}» er ikke gitt ut fordi den gjelder under {few}."


def not_safe(table: Table) -> str:
    """Why nothing is given out."""
    return (
        f"Tabellen «{table.title}» er ikke gitt ut. Det finnes ingen måte å gi den ut på uten at små tall kan regnes "
        "ut av den sammen med det som er gitt ut før."
    )


def coarser(table: Table) -> str:
    """What is said of a table with wider groups."""
    return f"Gruppene i tabellen «{table.title}» er slått sammen. Ellers måtte de fleste tallene vært holdt tilbake."


def all_in_one_cell(table: Table, count: int, margin: Labels, cell: Labels) -> str:
    """The warning that a cell says something of everyone in its margin."""
    added = [label for label, total in zip(cell, margin, strict=True) if total is None and label]
    given = [label for label in margin if label]
    whom = f" i «{', '.join(given)}»" if given else ""
    return (
        f"Tabellen «{table.title}» sier noe om hver enkelt{whom}: alle {texts.number(count)} {table.counted} "
        f"står under «{', '.join(added)}»."
    )


def corrected(name: str, source: str) -> str:
    """What is said of a figure that stands otherwise in an earlier release."""
    return f"«{name}» er et annet tall enn i {source}. Sjekk hvorfor før tabellen gis ut."
