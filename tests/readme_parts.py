"""The README's generated parts, between markers: ``python -m tests.readme_parts`` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline import texts
from pipeline.rules.catalogue import all_rules
from schemas.statements import STATEMENTS
from schemas.tables import TABLES
from tests.benchmarks import measured

README = Path(__file__).parents[1] / "README.md"


def statements() -> str:
    """What the customer's texts ask for, and where it is answered."""
    lines = ["| | teksten sier | tabeller | regler | se |", "|---|---|---|---|---|"]
    for item in STATEMENTS:
        tables = ", ".join(TABLES[name].title for name in item.tables)
        sheets = "; ".join(f"`{file}` *{sheet}*" for file, sheet in item.sheets)
        lines.append(f"| {item.id} | {item.says} | {tables} | {ranges(item.rules) or '–'} | {sheets} |")
    return "\n".join(lines)


def rules() -> str:
    """Every rule with its severity, its title and its source."""
    lines = ["| regel | alvorlighet | hva | kilde |", "|---|---|---|---|"]
    for rule in all_rules():
        severity = rule.severity.value if rule.severity else "vilkår"
        lines.append(f"| {rule.id} | {severity} | {rule.title} | {rule.source.label} |")
    return "\n".join(lines)


def ranges(ids: tuple[str, ...]) -> str:
    """«K001–K003, K007» of ids in order."""
    runs: list[list[str]] = []
    for name in sorted(ids):
        if runs and runs[-1][-1][0] == name[0] and int(name[1:]) == int(runs[-1][-1][1:]) + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


PARTS: dict[str, Callable[[], str]] = {
    "statements": statements,
    "rules": rules,
    "speed": measured.speed,
    "steps": measured.steps,
    "start": measured.start,
}


def with_parts(readme: str) -> str:
    """The README with each generated part made anew; raises LookupError when a marker is missing."""
    for name, made in PARTS.items():
        start, end = f"<!-- {name} -->\n", f"\n<!-- /{name} -->"
        if start not in readme or end not in readme:
            raise LookupError(f"README.md has no marker {texts.listed([start.strip(), end.strip()])}")
        before, _, rest = readme.partition(start)
        readme = f"{before}{start}{made()}{end}{rest.partition(end)[2]}"
    return readme


if __name__ == "__main__":
    README.write_text(with_parts(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
