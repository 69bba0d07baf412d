"""The catalogue of rules."""

from __future__ import annotations

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.options import JSON
from pipeline.commands.talking import echo_json


@click.command(cls=BokmalCommand)
@click.argument("rule_id", metavar="[ID]", required=False)
@JSON
def rules(rule_id: str | None, as_json: bool) -> None:
    """Vis reglene: hva de ser etter, hvorfor, kilde og innstillinger."""
    from pipeline.errors import WrongUseError
    from pipeline.reports.rule_list import rule_lines, rule_record
    from pipeline.rules.catalogue import all_rules

    chosen = [rule for rule in all_rules() if rule_id is None or rule.id == rule_id.upper()]
    if not chosen:
        raise WrongUseError(f"Det finnes ingen regel «{rule_id}». Kjør «bosettingsplan rules» for å se alle.")
    if as_json:
        echo_json([rule_record(rule) for rule in chosen])
        return
    for rule in chosen:
        for line in rule_lines(rule, in_full=rule_id is not None):
            click.echo(line)
