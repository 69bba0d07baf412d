"""The sheets that say why: every requirement per dwelling, and what would lift a dwelling into a class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.address import full_addresses
from pipeline.cells import MAX_LINKS
from pipeline.excel.new_book import Book
from pipeline.excel.new_links import Leads, all_outside
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import MAX_ROWS, Column, cut_short, write_table
from pipeline.facts import REGISTER
from pipeline.flow import Assessment, Judgement
from pipeline.outcome import Outcome, Outcomes
from pipeline.reasons import reason
from pipeline.reports.row_links import CELL, FILE, SHEET, places_of
from pipeline.reports.wording import TONE_OF_CLASS, TONE_OF_OUTCOME
from pipeline.row_origins import origin
from schemas.codelists import AGE_CLASS, DUTY, SUITABILITY_CLASS
from schemas.tables.dwellings import Dwellings

MAX_DWELLINGS_IN_FULL = 2_000
"""Above this, requirements that are met are left out of the long list."""
_NEAR = 2


@dataclass(frozen=True)
class Reasons:
    """Requirements held against dwellings, dwelling by dwelling.

    Of each the row of its dwelling, its number among the assessment's ``judgements``, the outcome, and the number of
    its sentence among ``sentences``; all arrays have one entry for each.
    """

    judgements: tuple[Judgement, ...]
    sentences: list[str]
    dwelling: NDArray[np.int32]
    judgement: NDArray[np.int16]
    outcome: Outcomes
    sentence: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.dwelling)

    def __getitem__(self, rows: Any) -> Reasons:
        """Some of them."""
        arrays = (self.dwelling, self.judgement, self.outcome, self.sentence)
        return Reasons(self.judgements, self.sentences, *(array[rows] for array in arrays))

    @property
    def texts(self) -> list[str]:
        """The sentence of each."""
        return _each(self.sentences, self.sentence)

    def of_judgement(self, told: Callable[[Judgement], Any]) -> list[Any]:
        """What is told of each one's judgement."""
        return _each([told(judgement) for judgement in self.judgements], self.judgement)


def reasons_of(assessment: Assessment) -> Reasons:
    """Every requirement of every dwelling with its reason; of many dwellings not those that are met."""
    with_met = len(assessment.classes) <= MAX_DWELLINGS_IN_FULL
    sentences: list[str] = []
    dwellings, judgements, outcomes, told = [], [], [], []
    for number, judgement in enumerate(assessment.judgements):
        wanted = np.flatnonzero(with_met | (judgement.outcomes != Outcome.MET))
        outcome = judgement.outcomes[wanted]
        values = assessment.facts[judgement.requirement.fact].to_numpy(dtype=object, na_value=None)[wanted]
        # one sentence for each value and outcome
        codes, _ = pd.factorize(values)
        _, first, same = np.unique(codes * len(Outcome) + outcome, return_index=True, return_inverse=True)
        told.append(len(sentences) + same)
        sentences += [_sentence(judgement, values[at], Outcome(outcome[at])) for at in first.tolist()]
        dwellings.append(wanted)
        judgements.append(np.full(len(wanted), number))
        outcomes.append(outcome)
    order = np.argsort(_joined(dwellings), kind="stable")
    return Reasons(
        assessment.judgements,
        sentences,
        _joined(dwellings)[order].astype(np.int32),
        _joined(judgements)[order].astype(np.int16),
        _joined(outcomes)[order].astype(np.int8),
        _joined(told)[order].astype(np.int32),
    )


def write_reasons(book: Book, assessment: Assessment, found: Reasons, link_base: str) -> None:
    """Write the long list of reasons, each with the survey cell that it rests on."""
    sheet = book.sheet("Begrunnelser")
    leads = ["Ett krav per rad. Trykk på cellen for å åpne kartleggingen der svaret står."]
    if len(assessment.classes) > MAX_DWELLINGS_IN_FULL:
        leads.append("Det er mange boliger, så bare krav som ikke er oppfylt eller er uavklart, er tatt med.")
    sheet.title("Begrunnelser", *leads, *cut_short(len(found)))
    found = found[:MAX_ROWS]
    ids, streets = _names(assessment)
    titles = {rule.id: rule.title for rule in assessment.conditions}
    places = _places(assessment, found)
    columns = [
        Column("Bolignr", _each(ids, found.dwelling), max_width=16),
        Column("Adresse", _each(streets, found.dwelling), max_width=30),
        Column("Aldersklasse", found.of_judgement(lambda it: AGE_CLASS.label(it.requirement.age_class)), Look.WORD),
        Column("Vilkår", found.of_judgement(lambda it: _title(titles, it)), max_width=34),
        Column(
            "Utfall",
            _each([outcome.label for outcome in Outcome], found.outcome),
            Look.WORD,
            _each([TONE_OF_OUTCOME[outcome] for outcome in Outcome], found.outcome),
        ),
        Column("Begrunnelse", found.texts, max_width=60),
        Column(FILE, places[FILE]),
        Column(SHEET, places[SHEET]),
        Column(CELL, places[CELL], links=_links(places, link_base)),
        Column("Må eller bør", found.of_judgement(lambda it: DUTY.label(it.requirement.duty)), Look.WORD),
        Column("Forklaring", found.of_judgement(lambda it: it.requirement.text), max_width=40),
    ]
    write_table(sheet, columns, name="Begrunnelser", keep_columns=2, empty="Ingenting å begrunne")


def write_gaps(book: Book, assessment: Assessment, found: Reasons) -> None:
    """Write the dwellings that only one or two requirements keep out of a class, and which."""
    sheet = book.sheet("Hva skal til")
    sheet.title(
        "Hva skal til", "Boliger som er nær en aldersklasse: bare ett eller to krav står igjen, alt annet er oppfylt."
    )
    ids, streets = _names(assessment)
    classes = list(assessment.classes)
    first, others = _gaps(found)
    columns = [
        Column("Bolignr", _each(ids, first.dwelling), max_width=16),
        Column("Adresse", _each(streets, first.dwelling), max_width=30),
        Column(
            "Klasse nå",
            _each([SUITABILITY_CLASS.label(code) for code in classes], first.dwelling),
            Look.WORD,
            _each([TONE_OF_CLASS[code] for code in classes], first.dwelling),
        ),
        Column(
            "Kan bli egnet for", first.of_judgement(lambda it: AGE_CLASS.label(it.requirement.age_class)), Look.WORD
        ),
        Column("Krav igjen", [1 if other is None else 2 for other in others], Look.INTEGER),
        Column("Hva må avklares eller endres", first.texts, max_width=56),
        Column("Og dette", others, max_width=56),
    ]
    write_table(sheet, columns, name="Hva_skal_til", keep_columns=2, empty="Ingen boliger")


def _gaps(found: Reasons) -> tuple[Reasons, list[str | None]]:
    """The one thing, or the first of two, that is missing per dwelling and age class, the nearest first; the second."""
    is_must = np.array([item.requirement.is_must for item in found.judgements], dtype=bool)
    order = {code: at for at, code in enumerate(AGE_CLASS.values)}
    of_class = np.array([order[item.requirement.age_class] for item in found.judgements], dtype=np.int64)
    missing = found[(found.outcome != Outcome.MET) & is_must[found.judgement]]
    classes = of_class[missing.judgement]
    rows = np.lexsort((missing.dwelling, classes))
    missing, classes = missing[rows], classes[rows]
    together = classes * (missing.dwelling.max(initial=0) + 1) + missing.dwelling
    _, start, count = np.unique(together, return_index=True, return_counts=True)
    start, count = start[count <= _NEAR], count[count <= _NEAR]
    by_nearness = np.lexsort((missing.dwelling[start], count, classes[start]))
    start, count = start[by_nearness], count[by_nearness]
    sentences = missing.texts
    second = [sentences[at + 1] if of == _NEAR else None for at, of in zip(start.tolist(), count.tolist(), strict=True)]
    return missing[start], second


def _each(choices: Sequence[Any], numbers: NDArray[Any]) -> list[Any]:
    return [choices[number] for number in numbers.tolist()]


def _joined(arrays: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, np.int64), *arrays])


def _sentence(judgement: Judgement, value: Any, outcome: Outcome) -> str:
    if judgement.fact.is_sensitive and not pd.isna(value):
        return f"{judgement.fact.title}: {texts.MASK}"
    return reason(judgement.requirement, judgement.fact, value, outcome)


def _title(titles: dict[str, str], judgement: Judgement) -> str:
    name = judgement.requirement.condition_id
    return titles.get(name, name)


def _places(assessment: Assessment, found: Reasons) -> pd.DataFrame:
    """File, sheet and cell that each rests on; empty where no survey says."""
    nowhere = np.zeros(0, np.int64)
    pieces = [pd.DataFrame(origin(assessment.dwellings, nowhere, Dwellings.dwelling_id))]
    of_piece = [nowhere]
    for number, item in enumerate(found.judgements):
        rows = np.flatnonzero(found.judgement == number)
        dwellings = found.dwelling[rows].astype(np.int64)
        is_register = item.requirement.fact.startswith(REGISTER)
        # without surveys every dwelling's row among them is −1, and that is nowhere in any table
        table = assessment.dwellings if is_register or assessment.surveys is None else assessment.surveys
        at = dwellings if is_register else assessment.survey_rows[dwellings]
        pieces.append(pd.DataFrame(origin(table, at, item.fact.name)))
        of_piece.append(rows)
    return pd.concat(pieces, ignore_index=True).iloc[np.argsort(_joined(of_piece), kind="stable")]


def _links(places: pd.DataFrame, link_base: str) -> Leads:
    """A link to each place, as far as Excel takes links on a sheet."""
    leading = np.flatnonzero(places[FILE] != "")[:MAX_LINKS]
    return all_outside(link_base, places_of(places.iloc[: leading[-1] + 1 if len(leading) else 0]))


def _names(assessment: Assessment) -> tuple[list[str], list[str]]:
    frame = assessment.dwellings.frame
    return list(frame[Dwellings.dwelling_id]), full_addresses(frame)
