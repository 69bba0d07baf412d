"""All rules, found by their files; a new rule is a new file and nothing else."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from pipeline.rule import Condition, Control, Rule
from pipeline.rules import conditions, controls
from pipeline.rules.drift import DRIFT
from pipeline.rules.figures import FIGURES
from pipeline.rules.intake import INTAKE
from pipeline.rules.merge import MERGE
from pipeline.rules.proposals import PROPOSALS


@cache
def all_controls() -> tuple[Control, ...]:
    """Every control, by id."""
    found = [item for module in _modules(controls) for item in vars(module).values() if isinstance(item, Control)]
    return tuple(sorted(found, key=lambda item: item.rule.id))


@cache
def all_conditions() -> tuple[Condition, ...]:
    """Every condition of suitability, by id."""
    found = [item for module in _modules(conditions) for item in vars(module).values() if isinstance(item, Condition)]
    return tuple(sorted(found, key=lambda item: item.rule.id))


def all_rules() -> tuple[Rule, ...]:
    """Every rule of every kind: intake, controls, merge with the plan, proposals, drift, figures, conditions."""
    return (
        *INTAKE.values(),
        *(item.rule for item in all_controls()),
        *MERGE.values(),
        *PROPOSALS.values(),
        *DRIFT.values(),
        *FIGURES.values(),
        *(item.rule for item in all_conditions()),
    )


def _modules(package: ModuleType) -> list[ModuleType]:
    return [import_module(f"{package.__name__}.{info.name}") for info in iter_modules(package.__path__)]
