"""The sheets that a meeting decides by: what lifts most, what must be surveyed, who ranks first, what changed."""

from __future__ import annotations

import numpy as np

from pipeline import texts
from pipeline.address import full_addresses
from pipeline.criteria.changes import CriteriaChanges
from pipeline.criteria_changes import change_text
from pipeline.criteria_findings import asked, named
from pipeline.excel.new_book import Book
from pipeline.excel.new_links import inside
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import Area, Column, write_table
from pipeline.flow import Assessment
from pipeline.lifting import Lift, Unknown
from pipeline.reports.wording import TONE_OF_CLASS
from schemas.codelists import AGE_CLASS, SUITABILITY_CLASS
from schemas.tables.dwellings import Dwellings

LIFTS, UNKNOWNS, RANKING, CHANGED = "Hva løfter flest", "Må kartlegges", "Rangering", "Endret egnethet"


def write_lifts(book: Book, assessment: Assessment, lifts: list[Lift]) -> Area:
    """Write the criteria by how many unsuitable dwellings each would lift alone, with the dwellings."""
    sheet = book.sheet(LIFTS)
    sheet.title(
        LIFTS,
        "Hvert krav er det eneste som holder boligene i raden utenfor aldersklassen. Rettes det, blir de egnet.",
        "Bare boliger som i dag er «ikke egnet», er med. «Hva skal til» viser også boliger som mangler to krav.",
    )
    columns = [
        Column("Krav", [_wanted(item) for item in lifts]),
        Column("Løfter boliger", [len(item.rows) for item in lifts], Look.INTEGER),
        Column("Til klasse", [AGE_CLASS.label(item.judgement.requirement.age_class) for item in lifts], Look.WORD),
        Column("Boliger", [_listed(assessment, item.rows) for item in lifts], max_width=70),
        Column("Kilde for kravet", [item.judgement.requirement.source for item in lifts], max_width=34),
        Column("Se kravet", ["Kriterier"] * len(lifts), Look.WORD, links=[inside("Kriterier")] * len(lifts)),
    ]
    return write_table(
        sheet, columns, name="Hva_lofter_flest", keep_columns=1, empty="Ingen krav løfter en bolig alene"
    )


def write_unknowns(book: Book, assessment: Assessment, unknowns: list[Unknown]) -> None:
    """Write the facts that are not surveyed, with the dwellings that lack them."""
    sheet = book.sheet(UNKNOWNS)
    sheet.title(
        UNKNOWNS,
        "Opplysninger som må være kartlagt før en bolig får sin klasse. De som avgjør flest boliger alene, står først.",
    )
    columns = [
        Column("Opplysning", [item.column.heading for item in unknowns]),
        Column("Boliger som mangler den", [len(item.rows) for item in unknowns], Look.INTEGER),
        Column("Mangler bare den", [len(item.alone) for item in unknowns], Look.INTEGER),
        Column("Boliger", [_listed(assessment, item.rows) for item in unknowns], max_width=80),
    ]
    write_table(sheet, columns, name="Ma_kartlegges", keep_columns=1, empty="Alt som trengs, er kartlagt")


def write_ranking(book: Book, assessment: Assessment) -> None:
    """Write the suitable dwellings of each class by their points for what should be met, best first."""
    sheet = book.sheet(RANKING)
    sheet.title(
        RANKING,
        "Egnede boliger etter hvor mye de oppfyller av det som bør være oppfylt. Klassen avgjøres bare av må-kravene.",
        "Poeng er andelen av vekten som er oppfylt, av det som er kartlagt. Det ukjente vises for seg.",
    )
    ids, streets = _names(assessment)
    found = []
    for code in AGE_CLASS.values:
        score = assessment.scores[code]
        share = score.share_pct
        rows = np.flatnonzero((assessment.classes == code).to_numpy())
        ranked = sorted(
            rows.tolist(), key=lambda row: (np.isnan(share[row]), -share[row], int(score.unknown[row]), row)
        )
        found += [(code, row, share[row], int(score.unknown[row])) for row in ranked]
    columns = [
        Column("Klasse", [SUITABILITY_CLASS.label(item[0]) for item in found], Look.WORD),
        Column("Bolignr", [ids[item[1]] for item in found], max_width=16),
        Column("Adresse", [streets[item[1]] for item in found], max_width=34),
        Column("Poeng (%)", [item[2] for item in found], Look.DECIMAL),
        Column("Bør-krav ikke kartlagt", [item[3] for item in found], Look.INTEGER),
    ]
    write_table(sheet, columns, name="Rangering", keep_columns=2, empty="Ingen egnede boliger")


def write_changed(book: Book, assessment: Assessment, changes: CriteriaChanges) -> None:
    """Write the changed criteria and every dwelling that they move from one class to another."""
    sheet = book.sheet(CHANGED, widths=(16, 34, 20, 20))
    sheet.title(
        CHANGED,
        f"Kriterier som er endret siden {texts.month(changes.since)}, og boligene som skifter klasse av det.",
        "Dagens boliger er regnet med begge sett av kriterier. Nye kartlegginger er ikke tatt med som endring.",
    )
    for change in changes.changes:
        shifted = texts.count(len(change.shifts), "bolig", "boliger")
        sheet.text(f"{named(change.one)} {change_text(change)}. Alene flytter det {shifted}.")
    sheet.gap()
    ids, streets = _names(assessment)
    before, after = ([getattr(shift, name) for shift in changes.shifts] for name in ("before", "after"))
    columns = [
        Column("Bolignr", [ids[shift.row] for shift in changes.shifts], max_width=16),
        Column("Adresse", [streets[shift.row] for shift in changes.shifts], max_width=34),
        _classes("Klasse før", before),
        _classes("Klasse nå", after),
    ]
    write_table(sheet, columns, name="Endret_egnethet", keep_columns=1, empty="Ingen boliger skifter klasse")


def _wanted(lift: Lift) -> str:
    label = AGE_CLASS.label(lift.judgement.requirement.age_class)
    return f"{lift.judgement.fact.title}, {label}: {asked(lift.judgement.requirement)}"


def _classes(heading: str, codes: list[str]) -> Column:
    labels = [SUITABILITY_CLASS.label(code) for code in codes]
    return Column(heading, labels, Look.WORD, [TONE_OF_CLASS[code] for code in codes])


def _listed(assessment: Assessment, rows: tuple[int, ...]) -> str:
    ids = assessment.dwellings.frame[Dwellings.dwelling_id]
    return ", ".join(str(ids.iat[row]) for row in rows)


def _names(assessment: Assessment) -> tuple[list[str], list[str]]:
    frame = assessment.dwellings.frame
    return list(frame[Dwellings.dwelling_id]), full_addresses(frame)
