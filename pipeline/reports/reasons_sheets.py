"""The sheets that say why: every requirement per dwelling, and what would lift a dwelling into a class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.address import full_addresses
from pipeline.cells import MAX_LINKS
from pipeline.excel.new_book import Book
from pipeline.excel.new_links import Leads, all_outside
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import MAX_ROWS, Column, cut_short, write_table
from pipeline.facts import REGISTER
from pipeline.finding import Place
from pipeline.flow import Assessment, Judgement
from pipeline.outcome import Outcome
from pipeline.reasons import reason
from pipeline.reports.wording import TONE_OF_CLASS, TONE_OF_OUTCOME
from schemas.codelists import AGE_CLASS, DUTY, SUITABILITY_CLASS
from schemas.tables.dwellings import Dwellings

MAX_DWELLINGS_IN_FULL = 2_000
"""Above this, requirements that are met are left out of the long list."""
_NEAR = 2


class Reason(NamedTuple):
    """One requirement held against one dwelling."""

    dwelling: int
    judgement: Judgement
    outcome: Outcome
    text: str


def reasons_of(assessment: Assessment) -> list[Reason]:
    """Every requirement of every dwelling with its reason, dwelling by dwelling; of many not those that are met."""
    with_met = len(assessment.classes) <= MAX_DWELLINGS_IN_FULL
    found = [item for judgement in assessment.judgements for item in _reasons(assessment, judgement, with_met=with_met)]
    return sorted(found, key=lambda item: item.dwelling)


def write_reasons(book: Book, assessment: Assessment, found: list[Reason], link_base: str) -> None:
    """Write the long list of reasons, each with the survey cell that it rests on."""
    sheet = book.sheet("Begrunnelser")
    leads = ["Ett krav per rad. Trykk på cellen for å åpne kartleggingen der svaret står."]
    if len(assessment.classes) > MAX_DWELLINGS_IN_FULL:
        leads.append("Det er mange boliger, så bare krav som ikke er oppfylt eller er uavklart, er tatt med.")
    sheet.title("Begrunnelser", *leads, *cut_short(len(found)))
    found = found[:MAX_ROWS]
    ids, streets = _names(assessment)
    titles = {rule.id: rule.title for rule in assessment.conditions}
    places = [_place(assessment, item) for item in found]
    columns = [
        Column("Bolignr", [ids[item.dwelling] for item in found], max_width=16),
        Column("Adresse", [streets[item.dwelling] for item in found], max_width=30),
        Column("Aldersklasse", [AGE_CLASS.label(item.judgement.requirement.age_class) for item in found], Look.WORD),
        Column("Vilkår", [_title(titles, item.judgement) for item in found], max_width=34),
        Column(
            "Utfall",
            [item.outcome.label for item in found],
            Look.WORD,
            [TONE_OF_OUTCOME[item.outcome] for item in found],
        ),
        Column("Begrunnelse", [item.text for item in found], max_width=60),
        Column("Fil", [place.file for place in places]),
        Column("Ark", [place.sheet for place in places]),
        Column(
            "Celle",
            [place.cell for place in places],
            links=_links(places, link_base),
        ),
        Column("Må eller bør", [DUTY.label(item.judgement.requirement.duty) for item in found], Look.WORD),
        Column("Forklaring", [item.judgement.requirement.text for item in found], max_width=40),
    ]
    write_table(sheet, columns, name="Begrunnelser", keep_columns=2, empty="Ingenting å begrunne")


def write_gaps(book: Book, assessment: Assessment, found: list[Reason]) -> None:
    """Write the dwellings that only one or two requirements keep out of a class, and which."""
    sheet = book.sheet("Hva skal til")
    sheet.title(
        "Hva skal til", "Boliger som er nær en aldersklasse: bare ett eller to krav står igjen, alt annet er oppfylt."
    )
    ids, streets = _names(assessment)
    classes = list(assessment.classes)
    gaps = _gaps(found)
    columns = [
        Column("Bolignr", [ids[gap[0].dwelling] for gap in gaps], max_width=16),
        Column("Adresse", [streets[gap[0].dwelling] for gap in gaps], max_width=30),
        Column(
            "Klasse nå",
            [SUITABILITY_CLASS.label(classes[gap[0].dwelling]) for gap in gaps],
            Look.WORD,
            [TONE_OF_CLASS[classes[gap[0].dwelling]] for gap in gaps],
        ),
        Column(
            "Kan bli egnet for", [AGE_CLASS.label(gap[0].judgement.requirement.age_class) for gap in gaps], Look.WORD
        ),
        Column("Krav igjen", [len(gap) for gap in gaps], Look.INTEGER),
        Column("Hva må avklares eller endres", [gap[0].text for gap in gaps], max_width=56),
        Column("Og dette", [gap[1].text if len(gap) > 1 else None for gap in gaps], max_width=56),
    ]
    write_table(sheet, columns, name="Hva_skal_til", keep_columns=2, empty="Ingen boliger")


def _gaps(found: list[Reason]) -> list[list[Reason]]:
    """What is missing per dwelling and age class, where it is one or two things; the nearest first."""
    open_ones: dict[tuple[str, int], list[Reason]] = {}
    for item in found:
        if item.outcome is Outcome.MET or not item.judgement.requirement.is_must:
            continue
        open_ones.setdefault((item.judgement.requirement.age_class, item.dwelling), []).append(item)
    order = {code: at for at, code in enumerate(AGE_CLASS.values)}
    near = [(key, gap) for key, gap in open_ones.items() if len(gap) <= _NEAR]
    return [gap for _, gap in sorted(near, key=lambda pair: (order[pair[0][0]], len(pair[1]), pair[0][1]))]


def _reasons(assessment: Assessment, judgement: Judgement, *, with_met: bool) -> Iterator[Reason]:
    fact = judgement.fact
    values = assessment.facts[judgement.requirement.fact].to_numpy(dtype=object, na_value=None)
    known: dict[Any, str] = {}
    wanted = np.arange(len(values)) if with_met else np.flatnonzero(judgement.outcomes != Outcome.MET)
    outcomes = tuple(Outcome)
    for row, number in zip(wanted.tolist(), judgement.outcomes[wanted].tolist(), strict=True):
        outcome, value = outcomes[number], values[row]
        if (number, value) not in known:
            shown = texts.MASK if fact.is_sensitive and not pd.isna(value) else None
            text = reason(judgement.requirement, fact, value, outcome)
            known[number, value] = text if shown is None else f"{fact.title}: {shown}"
        yield Reason(row, judgement, outcome, known[number, value])


def _title(titles: dict[str, str], judgement: Judgement) -> str:
    name = judgement.requirement.condition_id
    return titles.get(name, name)


def _place(assessment: Assessment, item: Reason) -> Place:
    if item.judgement.requirement.fact.startswith(REGISTER):
        return assessment.dwellings.place(item.dwelling, item.judgement.fact.name)
    row = int(assessment.survey_rows[item.dwelling])
    if assessment.surveys is None or row < 0:
        return Place("")
    return assessment.surveys.place(row, item.judgement.fact.name)


def _links(places: list[Place], link_base: str) -> Leads:
    """A link to each place, as far as Excel takes links on a sheet."""
    leading = [at for at, place in enumerate(places) if place.file][:MAX_LINKS]
    stop = leading[-1] + 1 if leading else 0
    return all_outside(link_base, [(place.file, place.sheet, place.cell) for place in places[:stop]])


def _names(assessment: Assessment) -> tuple[list[str], list[str]]:
    frame = assessment.dwellings.frame
    return list(frame[Dwellings.dwelling_id]), full_addresses(frame)
