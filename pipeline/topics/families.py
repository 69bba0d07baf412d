"""The meeting's sheet about households that wait, the dwellings that suit them, and those who live crowded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.capacity import is_in_stock
from pipeline.context import Context
from pipeline.dates import Days
from pipeline.families.composition import Composition, composition
from pipeline.families.free import free_from, is_for_households
from pipeline.families.homes import homes
from pipeline.families.requests import is_queuing_tenant, is_waiting
from pipeline.families.suiting import Fit, Home, Want, fit, why_not
from pipeline.flow import Assessment
from pipeline.occupancy import positions
from pipeline.outcome import Outcome, judged
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.codelists import AGE_CLASS
from schemas.tables.applications import Applications
from schemas.tables.dwellings import Dwellings
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

_TITLE, _BEST = "Familier", 3
_TEAM = "Inntaksteamet"


@dataclass(frozen=True)
class _Case:
    """The households that wait, the dwellings that are free within sight, and how they fit."""

    table: Table
    rows: NDArray[np.int64]
    want: Want
    home: Home
    free_from: Days
    is_soon: NDArray[np.bool_]
    is_now: NDArray[np.bool_]
    fit: Fit
    household: Composition


def family_topic(tables: Tables, assessment: Assessment, context: Context) -> Topic:
    """Who waits by bedrooms and children's ages, what suits each, why the rest does not, and who lives crowded."""
    lead = f"Husstander på venteliste mot boligene som er ledige eller snart ledige {texts.day(context.as_of)}."
    missing = [model for model in (Applications, HouseholdMembers, Tenancies) if model not in tables]
    if missing:
        names = texts.listed([_NAMES[model.__name__] for model in missing])
        return Topic(_TITLE, lead, missing=f"{names} er ikke levert.")
    case = _case(tables, assessment, context)
    suits = case.fit.suits == Outcome.MET
    crowded = _crowded(tables, context)
    has_children = case.want.children > 0
    figures = (
        TopicFigure("Husstander som venter", len(case.rows)),
        TopicFigure("Av dem med barn", int(has_children.sum())),
        TopicFigure("Med barn, uten noen bolig som passer", int((has_children & ~suits.any(axis=1)).sum())),
        TopicFigure("Ledige boliger nå", int(case.is_now.sum())),
        TopicFigure("Trangbodde husstander", len(crowded.rows)),
    )
    shown = (_demand(case, context), _households(case), _nearest(case, tables[Dwellings]), crowded)
    return Topic(_TITLE, lead, figures, shown, (*_matters(case, context), *_crowded_matters(crowded, tables)))


_ASK = (
    "ukjent antall soverom",
    "mangler kartlegging for barnas alder",
    "ukjent om den er for rullestol",
    "ukjent leie",
    "under vedlikehold",
)
"""What nobody knows, by the rules of ``fit``."""
_NAMES = {"Applications": "Søknader", "HouseholdMembers": "Husstandsmedlemmer", "Tenancies": "Leieforhold"}


def _case(tables: Tables, assessment: Assessment, context: Context) -> _Case:
    table = tables[Applications]
    frame, tenancies = table.frame, tables.frame(Tenancies)
    waiting = is_waiting(frame, context) & ~is_queuing_tenant(frame, tenancies, context)
    rows = np.flatnonzero(waiting)
    rows = rows[np.argsort(frame[Applications.received_date].to_numpy()[rows], kind="stable")]
    rows = rows[~frame[Applications.household_id].iloc[rows].duplicated().to_numpy()]
    household = composition(tables.frame(HouseholdMembers), context)
    want = Want.of(frame.iloc[rows], household)
    dwellings = assessment.dwellings.frame
    empty = free_from(dwellings, tables.frame(LeasesIn), tenancies, context)
    empty = np.where(is_for_households(dwellings), empty, np.datetime64("NaT"))
    last = np.datetime64(context.as_of + timedelta(context.whole("family_free_within_days")))
    is_soon = (empty <= last) & is_in_stock(dwellings, context.as_of)
    is_free = judged(is_soon, is_soon & (dwellings[Dwellings.dwelling_status] == "VEDLIKEHOLD").to_numpy())
    home = Home(dwellings, is_free, {code: assessment.age_classes[code] for code in AGE_CLASS.values})
    is_now = (is_free == Outcome.MET) & (empty == np.datetime64(context.as_of))
    return _Case(table, rows, want, home, empty, is_soon, is_now, fit(want, home), household)


def _demand(case: _Case, context: Context) -> TopicTable:
    """Households by children's age and bedrooms, and the dwellings free for such a household."""
    group = _ages(case)
    suits = case.fit.suits == Outcome.MET
    keys = pd.DataFrame({"Barn": group, "Soverom": case.want.bedrooms})
    lines = []
    for (ages, bedrooms), at in keys.groupby(["Barn", "Soverom"], dropna=False).indices.items():
        fits = suits[at].any(axis=0)
        needed = "ukjent antall soverom" if np.isnan(bedrooms) else f"{texts.number(bedrooms)} soverom"
        lines.append((f"{ages}, {needed}", len(at), int((fits & case.is_now).sum()), int((fits & case.is_soon).sum())))
    rows = pd.DataFrame(
        lines, columns=["Behov", "Husstander som venter", "Ledig nå og passer", "Ledig eller snart ledig"]
    )
    chart = TopicChart(
        "Husstander som venter, mot boliger som passer for noen av dem",
        ("Husstander som venter", "Ledig eller snart ledig"),
        "Søyler for hvert behov: husstander som venter, ved siden av boliger som er ledige eller snart ledige.",
    )
    days = context.whole("family_free_within_days")
    note = (
        f"Soverom etter normen i Oppsett (antakelse). Snart ledig: innen {days} dager. "
        "Samme bolig kan passe for flere behov."
    )
    return TopicTable("Behov mot ledige boliger", note, rows, "Ingen husstander venter", chart)


def _ages(case: _Case) -> NDArray[np.str_]:
    toddlers, children = case.want.toddlers, case.want.children
    return np.select(
        [np.isnan(children), children == 0, toddlers > 0],
        ["Barn ukjent", "Uten barn", "Yngste barn 0–2 år"],
        "Barn fra 3 år",
    )


def _households(case: _Case) -> TopicTable:
    """What suits each household, the best of it, and why the other free dwellings do not."""
    answers = case.fit.suits
    ids = case.want.applications[Applications.household_id]
    youngest, oldest = (case.household.of(values, ids) for values in (case.household.youngest, case.household.oldest))
    persons = case.household.of(case.household.persons, ids)
    wish = case.want.applications[Applications.school_district].fillna("")
    shown = pd.DataFrame(
        {
            "Husstand": ids.to_numpy(),
            "Søkte": case.want.applications[Applications.received_date].array,
            "Personer": persons,
            "Barns alder": [_span(first, last) for first, last in zip(youngest, oldest, strict=True)],
            "Soverom": case.want.bedrooms,
            "Passer": (answers == Outcome.MET).sum(axis=1),
            "Uavklart": ((answers == Outcome.UNCLEAR) & case.is_soon).sum(axis=1),
            "Best": [_best(case, row) for row in range(len(ids))],
            "Hvorfor ikke de andre ledige": [why_not(case.fit, row, case.is_soon) for row in range(len(ids))],
            "Ønsker skolekrets": wish.to_numpy(),
            **origin(case.table, case.rows, Applications.household_id),
        }
    )
    note = (
        f"Gjelder {texts.count(int(case.is_soon.sum()), 'bolig', 'boliger')} som er ledige eller snart ledige. "
        "Best er inntil tre boliger, med dagen de er ledige: færrest soverom til overs, så tidligst ledig. "
        "En bolig kan være talt under flere grunner. Skolekrets avgjør ikke, for Boliger har den ikke."
    )
    return TopicTable("Hver husstand", note, shown, "Ingen husstander venter")


def _nearest(case: _Case, register: Table) -> TopicTable:
    """For each family that nothing suits, the free dwellings that least speaks against, and the cells that say so."""
    answers, broken = case.fit.suits, case.fit.broken()
    ids = case.want.applications[Applications.household_id].to_numpy(dtype=object)
    names = case.home.dwellings[Dwellings.dwelling_id].to_numpy(dtype=object)
    free, rows = np.flatnonzero(case.is_soon), positions(pd.Series(names), register.frame[Dwellings.dwelling_id])
    lines, cells = [], []
    for at in np.flatnonzero((case.want.children > 0) & ~(answers == Outcome.MET).any(axis=1)):
        for home in free[np.lexsort((names[free], broken[at, free]))][:_BEST]:
            rules = [number for number, answer in enumerate(case.fit.answers) if answer[at, home] != Outcome.MET]
            words = [
                case.fit.rules[number] if case.fit.answers[number][at, home] == Outcome.NOT_MET else _ASK[number]
                for number in rules
            ]
            lines.append((ids[at], names[home], texts.listed(words)))
            cells.append(register.place(int(rows[home]), case.fit.columns[rules[0]]))
    shown = pd.DataFrame(lines, columns=["Husstand", "Bolig", "Hva står i veien"])
    shown["Fil"], shown["Ark"] = [place.file for place in cells], [place.sheet for place in cells]
    shown["Celle"] = [place.cell for place in cells]
    note = "Barnefamilier som ingen ledig bolig passer for, og inntil tre boliger som minst står i veien for."
    return TopicTable("Nærmeste bolig", note, shown, "Alle barnefamilier har en bolig som passer")


def _span(first: float, last: float) -> str:
    if np.isnan(first):
        return ""
    return f"{first:.0f} år" if first == last else f"{first:.0f}–{last:.0f} år"


def _best(case: _Case, household: int) -> str:
    rows = np.flatnonzero(case.fit.suits[household] == Outcome.MET)
    has = case.home.dwellings[Dwellings.approved_bedrooms].to_numpy(dtype=float, na_value=np.nan)[rows]
    ids = case.home.dwellings[Dwellings.dwelling_id].to_numpy(dtype=object)[rows]
    order = np.lexsort((ids, case.free_from[rows], has))[:_BEST]
    days = ["nå" if case.is_now[row] else texts.day(case.free_from[row].item()) for row in rows[order]]
    return ", ".join(f"{name} ({day})" for name, day in zip(ids[order], days, strict=True))


def _crowded(tables: Tables, context: Context) -> TopicTable:
    """Households that live crowded."""
    members, tenancies, dwellings = (tables.frame(model) for model in (HouseholdMembers, Tenancies, Dwellings))
    found = homes(members, tenancies, dwellings, context)
    rows = np.flatnonzero(found.crowded == Outcome.MET)
    rows = rows[np.argsort((found.area_m2 / found.persons)[rows], kind="stable")]
    table = tables[Dwellings]
    shown = pd.DataFrame(
        {
            "Husstand": found.household_ids[rows],
            "Bolig": dwellings[Dwellings.dwelling_id].to_numpy(dtype=object)[found.dwelling_rows[rows]],
            "Personer": found.persons[rows],
            "Rom": found.rooms[rows],
            "Areal i m²": found.area_m2[rows],
            "m² per person": (found.area_m2 / found.persons)[rows],
            **origin(table, found.dwelling_rows[rows], Dwellings.usable_area_m2),
        }
    )
    limit = texts.number(context.number("crowded_m2_per_person"))
    note = f"SSBs regel: færre rom enn personer, og under {limit} m² for hver. Fellesboliger er ikke med."
    return TopicTable("Trangbodde husstander", note, shown, "Ingen husstander er trangbodde")


def _matters(case: _Case, context: Context) -> tuple[Matter, ...]:
    """Families with children that have a dwelling that is free now."""
    suits = (case.fit.suits == Outcome.MET) & case.is_now
    ids = case.want.applications[Applications.household_id].to_numpy(dtype=object)
    return tuple(
        Matter(
            _TEAM,
            str(ids[at]),
            f"Tildel bolig: {texts.count(int(suits[at].sum()), 'ledig bolig passer', 'ledige boliger passer')} "
            "for husstanden, som har barn.",
            context.as_of,
            case.table.place(int(case.rows[at]), "household_id"),
        )
        for at in np.flatnonzero((case.want.children > 0) & suits.any(axis=1))
    )


def _crowded_matters(crowded: TopicTable, tables: Tables) -> tuple[Matter, ...]:
    places = tables[Dwellings]
    known = {place: row for row, place in enumerate(tables.frame(Dwellings)[Dwellings.dwelling_id])}
    return tuple(
        Matter(
            _TEAM,
            str(household),
            f"Vurder større bolig: husstanden er trangbodd i {home}.",
            None,
            places.place(known[home], "usable_area_m2"),
        )
        for household, home in zip(crowded.rows["Husstand"], crowded.rows["Bolig"], strict=True)
    )
