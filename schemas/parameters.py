"""Dated numbers that rules use, with their sources: the package's defaults and how a day picks among them.

The staff's settings workbook is laid over these defaults; see ``pipeline.settings``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import resources
from typing import Any, Self

ASSUMPTION = "antakelse"
"""The source of what no source settles."""


@dataclass(frozen=True)
class Validity:
    """From the first to the last day, both included; None is open."""

    valid_from: date | None
    valid_to: date | None

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A value in force for a period, with its source.

    ``place`` says which file, sheet and cell of the staff's it came from; empty for a default.
    """

    validity: Validity
    source: str
    checked: date | None
    place: str = ""

    @property
    def is_assumption(self) -> bool:
        """True when no source settles the value."""
        return self.source.startswith(ASSUMPTION)


@dataclass(frozen=True)
class Parameter(Dated):
    """One value of one parameter for one period.

    ``kind`` is number, text, month (``YYYY-MM``), yes_no (``ja``/``nei``) or choice (one of what ``unit`` lists);
    ``value`` is the text as kept, empty when nobody has set it.
    """

    code: str
    name: str
    kind: str
    value: str
    unit: str

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen; empty for a parameter that is no choice."""
        return tuple(self.unit.split(" / ")) if self.kind == "choice" else ()

    @property
    def listed(self) -> tuple[str, ...]:
        """What a text lists, parted by comma or semicolon."""
        return tuple(part.strip() for part in self.value.replace(";", ",").split(",") if part.strip())


@dataclass(frozen=True)
class Requirement(Dated):
    """What one age class asks of one fact, under one of the ten conditions or one of the municipality's own.

    ``fact`` is named as in ``pipeline.facts``. ``limit`` is a number as text for AT_LEAST and AT_MOST, codes or words
    parted by comma for ONE_OF, empty for yes and no. ``duty`` is MUST or SHOULD: the latter decides no class, it gives
    ``weight`` points. ``text`` is the reason that people are shown, ``heading`` that of a column of the staff's own.
    """

    condition_id: str
    age_class: str
    fact: str
    operator: str
    limit: str
    unit: str
    duty: str = "MUST"
    weight: float = 1.0
    text: str = ""
    heading: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What staff replace when they set their own limits."""
        return self.condition_id, self.age_class, self.fact

    @property
    def slot(self) -> tuple[str, ...]:
        """What holds one requirement at a time: of two in force the one that began last counts."""
        return *self.key, self.operator, self.duty

    @property
    def is_must(self) -> bool:
        """Whether it decides the class."""
        return self.duty == "MUST"

    @property
    def choices(self) -> tuple[str, ...]:
        """The codes or words of ONE_OF."""
        return tuple(part.strip() for part in self.limit.split(",")) if self.operator == "ONE_OF" else ()


@dataclass(frozen=True)
class Parameters:
    """All dated parameters and requirements of a run."""

    values: tuple[Parameter, ...]
    requirements: tuple[Requirement, ...]

    def find(self, code: str, on: date) -> Parameter | None:
        """The parameter in force on a day, the one that began last when several are; None when nobody has set it."""
        found = [item for item in self._by_code.get(code, ()) if item.value and item.validity.covers(on)]
        return max(found, key=lambda item: item.validity.valid_from or date.min, default=None)

    @cached_property
    def _by_code(self) -> dict[str, list[Parameter]]:
        found: dict[str, list[Parameter]] = {}
        for item in self.values:
            found.setdefault(item.code, []).append(item)
        return found

    def number(self, code: str, on: date) -> float:
        """The number in force on a day; raises KeyError when there is none."""
        found = self.find(code, on)
        if found is None:
            raise KeyError(code)
        return float(found.value)

    def whole(self, code: str, on: date) -> int:
        """The whole number in force on a day; raises KeyError when there is none."""
        return int(self.number(code, on))

    def text(self, code: str, on: date) -> str:
        """The text, answer or choice in force on a day; raises KeyError when there is none."""
        found = self.find(code, on)
        if found is None:
            raise KeyError(code)
        return found.value

    def required(self, on: date) -> tuple[Requirement, ...]:
        """The requirements in force on a day, in their own order; of several for one slot the one that began last."""
        in_force = [item for item in self.requirements if item.validity.covers(on)]
        latest: dict[tuple[str, ...], Requirement] = {}
        for item in sorted(in_force, key=lambda item: item.validity.valid_from or date.min):
            latest[item.slot] = item
        return tuple(item for item in in_force if latest[item.slot] is item)

    def replaced(self, values: tuple[Parameter, ...], requirements: tuple[Requirement, ...]) -> Self:
        """These parameters with the staff's laid over them: a code or key that staff set replaces all its defaults."""
        codes = {item.code for item in values}
        keys = {item.key for item in requirements}
        return type(self)(
            tuple(item for item in self.values if item.code not in codes) + values,
            tuple(item for item in self.requirements if item.key not in keys) + requirements,
        )


@cache
def default_parameters() -> Parameters:
    """The package's own parameters, from ``parameters/*.csv``."""
    values = tuple(
        Parameter(row["code"], row["name"], row["kind"], row["value"], row["unit"], **_dated(row))
        for row in _rows("settings.csv")
    )
    requirements = tuple(
        Requirement(
            row["condition_id"],
            row["age_class"],
            row["fact"],
            row["operator"],
            row["limit"],
            row["unit"],
            **_dated(row),
        )
        for row in _rows("criteria.csv")
    )
    return Parameters(values, requirements)


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("schemas") / "parameters" / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def _dated(row: dict[str, str]) -> dict[str, Any]:
    return {
        "validity": Validity(_day(row["valid_from"]), _day(row["valid_to"])),
        "source": f"{row['source']}, {row['section']}" if row["section"] else row["source"],
        "checked": _day(row["checked"]),
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
