"""Findings only."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.options import AS_OF, INPUT, JSON, OUTPUT, PASSWORD, PERIOD
from pipeline.commands.talking import echo_json, progress, request, with_password
from pipeline.errors import StoppedError

if TYPE_CHECKING:
    from pipeline.finding import Finding


@click.command(cls=BokmalCommand)
@INPUT
@OUTPUT
@PERIOD
@AS_OF
@PASSWORD
@JSON
def check(
    inputs: Path, output: Path, period: str | None, as_of: datetime | None, password_env: str | None, as_json: bool
) -> None:
    """Vis hva som er feil i arbeidsbøkene, uten å endre eller lage noe."""
    from pipeline import gate
    from pipeline import run as pipeline_run
    from pipeline.finding import Severity

    def work(password: str | None) -> pipeline_run.Found:
        with progress() as tell:
            return pipeline_run.findings_only(request(inputs, period, as_of, password), tell, output)

    findings, withheld = with_password(password_env, work)
    if as_json:
        echo_json([_finding_record(finding) for finding in findings])
    else:
        for finding in findings:
            place = f"{finding.place.label}: " if finding.place.label else ""
            click.echo(f"{finding.severity.value:<16} {finding.rule_id}  {place}{finding.message} {finding.advice}")
        if withheld:
            click.echo(gate.withheld_line(withheld))
        click.echo(_counted((*findings, *withheld)))
    worst = min((finding.severity.rank for finding in (*findings, *withheld)), default=len(Severity))
    sys.exit({Severity.CRITICAL.rank: StoppedError.exit_code, Severity.ERROR.rank: 1}.get(worst, 0))


def _counted(findings: tuple[Finding, ...]) -> str:
    """How many there are of each severity, last, where it is seen when the list is long."""
    from pipeline import texts
    from pipeline.finding import Severity

    if not findings:
        return "Ingen avvik."
    severities = [finding.severity for finding in findings]
    critical, errors, warnings, remarks = (
        severities.count(item) for item in (Severity.CRITICAL, Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    parts = [f"{texts.number(errors)} feil", texts.count(warnings, "advarsel", "advarsler")]
    if critical:
        parts.insert(0, texts.count(critical, "kritisk avvik", "kritiske avvik"))
    return f"I alt {texts.listed([*parts, f'{texts.number(remarks)} til orientering'])}."


def _finding_record(finding: Finding) -> dict[str, Any]:
    return {
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "rule": finding.rule_id,
        "severity": finding.severity.value,
        "message": finding.message,
        "advice": finding.advice,
    }
