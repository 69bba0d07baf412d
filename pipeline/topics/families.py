"""The meeting's sheet about households that wait, the dwellings that suit them, and those who live crowded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.allocation.family_records import FamilyCase, Household
from pipeline.allocation.family_rules import FAMILY_RULES, FamilyFit
from pipeline.context import Context
from pipeline.families.composition import composition
from pipeline.finding import Place
from pipeline.outcome import Outcome, Outcomes
from pipeline.proposals.made import FamilyMade, Proposed
from pipeline.table import Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from pipeline.topics.crowded_homes import crowded_homes, crowded_matters
from pipeline.topics.proposal_rows import cells, counted, place_of, sentences
from schemas.tables.applications import Applications
from schemas.tables.household_members import HouseholdMembers

_TITLE, _BEST = "Familier", 3
_TEAM = "Inntaksteamet"


@dataclass(frozen=True)
class _Case:
    """The households that wait, the first to apply first, the dwellings offered, and how they fit.

    ``kind_of`` numbers households that are the same to every rule: ``examples`` has a row of each kind, ``suits`` what
    the rules together say of each kind and dwelling.
    """

    fit: FamilyFit
    kind_of: NDArray[np.intp]
    examples: NDArray[np.intp]
    suits: Outcomes
    is_now: NDArray[np.bool_]

    @classmethod
    def of(cls, case: FamilyCase) -> _Case:
        fit = FamilyFit.weighed(case, case.households, sorted(case.dwellings, key=lambda item: item.dwelling_id))
        examples, kind_of = fit.alike()
        suits = np.array([fit.outcomes(row).min(axis=0) for row in examples.tolist()], dtype=np.int8)
        is_now = np.array([item.free_from == case.as_of for item in fit.dwellings], dtype=bool)
        return cls(fit, kind_of, examples, suits.reshape(len(examples), len(fit.dwellings)), is_now)

    def count(self, outcome: Outcome) -> NDArray[np.int64]:
        """For how many dwellings that is the answer, by household."""
        counts: NDArray[np.int64] = (self.suits == outcome).sum(axis=1)[self.kind_of]
        return counts


def family_topic(tables: Tables, proposed: Proposed, context: Context) -> Topic:
    """Who waits by bedrooms and children's ages, what suits each, why the rest does not, and who lives crowded."""
    lead = f"Husstander på venteliste mot boligene som er ledige eller snart ledige {texts.day(context.as_of)}."
    families = proposed.families
    if families is None:
        return Topic(_TITLE, lead, missing=proposed.family_missing)
    case = _Case.of(families.found.case)
    crowded = crowded_homes(tables, context)
    is_family = np.array([item.has_children is True for item in case.fit.households], dtype=bool)
    figures = (
        TopicFigure("Husstander som venter", len(is_family)),
        TopicFigure("Av dem med barn", int(is_family.sum())),
        TopicFigure("Med barn, uten noen bolig som passer", int((is_family & (case.count(Outcome.MET) == 0)).sum())),
        TopicFigure("Ledige boliger nå", int(case.is_now.sum())),
        TopicFigure("Trangbodde husstander", len(crowded.rows)),
    )
    shown = (_demand(case, context), _households(case, families, tables, context), _nearest(case), crowded)
    return Topic(_TITLE, lead, figures, shown, (*_matters(case), *crowded_matters(crowded, tables)))


def _demand(case: _Case, context: Context) -> TopicTable:
    """Households by children's age and bedrooms, and the dwellings free for such a household."""
    needs = pd.Series([_need(item) for item in case.fit.households], dtype="str")
    lines = []
    for need, at in sorted(needs.groupby(needs).indices.items()):
        fits = (case.suits[np.unique(case.kind_of[at])] == Outcome.MET).any(axis=0)
        lines.append((need, len(at), int((fits & case.is_now).sum()), int(fits.sum())))
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


def _need(household: Household) -> str:
    """«Barn fra 3 år, 2 soverom»."""
    bedrooms = "ukjent antall" if household.bedrooms_needed is None else texts.number(household.bedrooms_needed)
    return f"{_ages(household)}, {bedrooms} soverom"


def _ages(household: Household) -> str:
    if household.has_children is None:
        return "Barn ukjent"
    if not household.has_children:
        return "Uten barn"
    if household.age_classes is None:
        return "Barn, alder ukjent"
    return "Yngste barn 0–2 år" if "AGE_0_3" in household.age_classes else "Barn fra 3 år"


def _households(case: _Case, families: FamilyMade, tables: Tables, context: Context) -> TopicTable:
    """What suits each household, the best of it, and why the other free dwellings do not."""
    households = case.fit.households
    ids = pd.Series([item.household_id for item in households], dtype="str")
    members = composition(tables.frame(HouseholdMembers), context)
    youngest, oldest = (members.of(values, ids) for values in (members.youngest, members.oldest))
    best, others = _best(case), [_why_not(case, row) for row in case.examples.tolist()]
    shown = pd.DataFrame(
        {
            "Husstand": ids,
            "Søkte": pd.Series([item.waiting_since for item in households], dtype="datetime64[s]"),
            "Personer": members.of(members.persons, ids),
            "Barns alder": [_span(first, last) for first, last in zip(youngest, oldest, strict=True)],
            "Soverom": pd.array([item.bedrooms_needed for item in households], dtype="Int64"),
            "Passer": case.count(Outcome.MET),
            "Uavklart": case.count(Outcome.UNCLEAR),
            "Best": [best[kind] for kind in case.kind_of],
            "Hvorfor ikke de andre ledige": [others[kind] for kind in case.kind_of],
            "Ønsker skolekrets": _wishes(tables, ids),
            **cells(item.origins["waiting_since"] for item in households),
        }
    )
    note = (
        f"Gjelder {texts.count(len(case.fit.dwellings), 'bolig', 'boliger')} som er ledige eller snart ledige, med "
        "reglene for forslag. Best er inntil tre boliger, med dagen de er ledige: færrest soverom til overs, så "
        "tidligst ledig. En bolig kan være talt under flere grunner."
    )
    if promised := len(families.stands.bound):
        note += f" {texts.count(promised, 'husstand', 'husstander')} som er lovet bolig, er ikke med."
    return TopicTable("Hver husstand", note, shown, "Ingen husstander venter")


def _wishes(tables: Tables, ids: pd.Series) -> list[str]:
    """The school district of each household's first application, as it is written."""
    asked = tables.frame(Applications).sort_values(Applications.received_date, kind="stable")
    first = asked.drop_duplicates(Applications.household_id).set_index(Applications.household_id)
    return list(first[Applications.school_district].reindex(ids).fillna(""))


def _why_not(case: _Case, row: int) -> str:
    broken = (case.fit.outcomes(row) == Outcome.NOT_MET).sum(axis=1).tolist()
    return counted({rule.rule_id: number for rule, number in zip(FAMILY_RULES, broken, strict=True)})


def _best(case: _Case) -> list[str]:
    """For each kind of household up to three dwellings: fewest bedrooms, then the first that is free."""
    dwellings, as_of = case.fit.dwellings, case.fit.case.as_of
    order = sorted(
        range(len(dwellings)), key=lambda at: (dwellings[at].bedrooms or 0, dwellings[at].free_from or as_of, at)
    )
    days = ["nå" if item.free_from == as_of else texts.day(item.free_from or as_of) for item in dwellings]
    words = np.array([f"{item.dwelling_id} ({day})" for item, day in zip(dwellings, days, strict=True)])[order]
    return [", ".join(words[np.flatnonzero(answers == Outcome.MET)[:_BEST]]) for answers in case.suits[:, order]]


def _nearest(case: _Case) -> TopicTable:
    """For each family that nothing suits, the free dwellings that least speaks against, and the cells that say so."""
    lines, places = [], []
    for row in np.flatnonzero(case.count(Outcome.MET) == 0).tolist():
        household = case.fit.households[row]
        if not household.has_children:
            continue
        outcomes = case.fit.outcomes(row)
        for column in np.argsort((outcomes == Outcome.NOT_MET).sum(axis=0), kind="stable")[:_BEST].tolist():
            pair = row, column
            reasons = (*case.fit.reasons(*pair, Outcome.NOT_MET), *case.fit.reasons(*pair, Outcome.UNCLEAR))
            dwelling_id = case.fit.dwellings[column].dwelling_id
            lines.append((household.household_id, dwelling_id, sentences(reasons)))
            about = [fact.origin for fact in reasons[0].facts if fact.subject_id == dwelling_id]
            places.append(next(iter(about), place_of(reasons[0])))
    shown = pd.DataFrame(lines, columns=["Husstand", "Bolig", "Hva står i veien"]).assign(**cells(places))
    note = "Barnefamilier som ingen ledig bolig passer for, og inntil tre boliger som minst står i veien for."
    return TopicTable("Nærmeste bolig", note, shown, "Alle barnefamilier har en bolig som passer")


def _span(first: float, last: float) -> str:
    if np.isnan(first):
        return ""
    return f"{first:.0f} år" if first == last else f"{first:.0f}–{last:.0f} år"


def _matters(case: _Case) -> tuple[Matter, ...]:
    """Families with children that have a dwelling that is free now."""
    free = ((case.suits == Outcome.MET) & case.is_now).sum(axis=1)[case.kind_of]
    return tuple(
        Matter(
            _TEAM,
            household.household_id,
            f"Tildel bolig: {texts.count(int(number), 'ledig bolig passer', 'ledige boliger passer')} "
            "for husstanden, som har barn.",
            case.fit.case.as_of,
            _cell(household),
        )
        for household, number in zip(case.fit.households, free, strict=True)
        if number and household.has_children
    )


def _cell(household: Household) -> Place:
    place = household.origins["waiting_since"]
    assert isinstance(place, Place)
    return place
