"""Why, for families: the rules and facts behind each placement and pair, what must be asked, and what would help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from pipeline.allocation.facts import NO_END, Reason
from pipeline.allocation.family_propose import FamilyOptions, FamilyProposal
from pipeline.allocation.family_records import FamilyDwelling, FamilyPlacement, Household
from pipeline.allocation.family_rules import FAMILY_RULES, FamilyFit
from pipeline.allocation.matching import Matching
from pipeline.outcome import Outcome
from pipeline.texts import count, day

CAN_CHANGE = frozenset({"P201", "P203", "P207", "P208", "P209", "P210"})
"""Rules that the municipality, or the team, can do something about: not an age, a risk, nor a bedroom too few."""


@dataclass(frozen=True)
class FamilyExplanation:
    """A placement with the rules it keeps and what must be asked before it can be decided."""

    placement: FamilyPlacement
    kept: tuple[Reason, ...]
    questions: tuple[Reason, ...]


@dataclass(frozen=True)
class FamilyDwellingKind:
    """A dwelling to look for: bedrooms, the age classes of children that it suits, and whether it is accessible."""

    bedrooms: int
    age_classes: frozenset[str]
    wheelchair_accessible: bool = False


@dataclass(frozen=True)
class FamilyHelp:
    """How many of those who wait would be housed if such dwellings were found, one each, nobody losing theirs."""

    kind: FamilyDwellingKind
    household_ids: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class FamilyChange:
    """The one rule that keeps a household from a dwelling which it would get, nobody losing theirs, if it gave way."""

    dwelling_id: str
    broken: Reason
    text: str


def explain_family(options: FamilyOptions, placement: FamilyPlacement) -> FamilyExplanation:
    """What one placement rests on."""
    pair = options.row_of[placement.household_id], options.column_of[placement.dwelling_id]
    household = options.fit.households[pair[0]]
    return FamilyExplanation(
        placement=placement,
        kept=(*options.fit.reasons(*pair, Outcome.MET), *_turn(household)),
        questions=options.fit.reasons(*pair, Outcome.UNCLEAR),
    )


def why_not_family(
    options: FamilyOptions, proposal: FamilyProposal, household_id: str, dwelling_id: str
) -> tuple[Reason, ...]:
    """What stands between a household and a dwelling; empty when that is what is proposed."""
    own, holder = proposal.dwelling_of.get(household_id), proposal.household_in.get(dwelling_id)
    if own == dwelling_id:
        return ()
    pair = options.row_of[household_id], options.column_of[dwelling_id]
    if broken := options.fit.reasons(*pair, Outcome.NOT_MET):
        return broken
    household = options.fit.households[pair[0]]
    if own is not None:
        text = f"{household_id} er foreslått i {own}. Samlet passer det bedre slik."
        return (Reason("P232", Outcome.NOT_MET, text, household.cite("waiting_since")),)
    if holder is None:
        return ()
    text = f"{dwelling_id} er foreslått for {holder}. "
    text += f"{household_id} kan ikke få den uten at noen foran i køen mister sin."
    facts = (item.cite("has_children", "waiting_since") for item in (household, options.fit.case.household(holder)))
    return (Reason("P230", Outcome.NOT_MET, text, tuple(fact for cited in facts for fact in cited)),)


def nearest_family_dwellings(options: FamilyOptions, row: int) -> list[int]:
    """The dwellings (numbers) where fewest rules are in the way of a household come first, in order of id."""
    broken = (options.fit.outcomes(row) == Outcome.NOT_MET).sum(axis=0)
    found: list[int] = np.argsort(broken, kind="stable").tolist()
    return found


def family_hindrances(options: FamilyOptions, household_id: str) -> dict[str, int]:
    """For one that waits: in how many of the dwellings each rule is in the way; P230 where others are given it."""
    broken = options.fit.outcomes(options.row_of[household_id]) == Outcome.NOT_MET
    counts = {rule.rule_id: int(number) for rule, number in zip(FAMILY_RULES, broken.sum(axis=1), strict=True)}
    return {**counts, "P230": int((~broken.any(axis=0)).sum())}


def family_questions(options: FamilyOptions) -> tuple[Reason, ...]:
    """Every fact that must be asked about, once, of pairs that no known fact keeps apart."""
    fit = options.fit
    is_asked = np.zeros((len(FAMILY_RULES), len(fit.dwellings)), dtype=bool)
    asked = []
    for row, household in enumerate(fit.households):
        if household.waiting_since is None:
            text = f"Når begynte {household.household_id} å vente? Uten dato står husstanden sist i køen."
            asked.append(Reason("P226", Outcome.UNCLEAR, text, household.cite("waiting_since")))
        outcomes = fit.outcomes(row)
        is_unclear = (outcomes == Outcome.UNCLEAR) & (outcomes != Outcome.NOT_MET).all(axis=0)
        for number, rule in enumerate(FAMILY_RULES):
            if rule.asks_about(household):
                columns = np.flatnonzero(is_unclear[number])[:1]
            else:
                columns = np.flatnonzero(is_unclear[number] & ~is_asked[number])
                is_asked[number, columns] = True
            asked += [rule.reason(fit.offer(row, int(column))) for column in columns]
    # two rules may ask the same
    return tuple({reason.text: reason for reason in reversed(asked)}.values())[::-1]


def family_dwellings_to_look_for(
    options: FamilyOptions, proposal: FamilyProposal, kinds: Iterable[FamilyDwellingKind]
) -> tuple[FamilyHelp, ...]:
    """Each kind with those whom as many such dwellings as needed would house, most first."""
    found = []
    for kind in kinds:
        households = _housed_by(options, proposal, kind)
        size = count(kind.bedrooms, "soverom", "soverom")
        accessible = " og tilgjengelig for rullestol" if kind.wheelchair_accessible else ""
        helped = f"{len(households)} av {len(proposal.waiting)} som venter"
        text = f"Boliger med {size}{accessible} ville gi plass til {helped}."
        found.append(FamilyHelp(kind, households, text))
    return tuple(sorted(found, key=lambda item: (-len(item.household_ids), item.kind.bedrooms, item.text)))


def smallest_family_changes(options: FamilyOptions, proposal: FamilyProposal) -> dict[str, tuple[FamilyChange, ...]]:
    """For each that waits: the dwellings where a single rule stands in the way, and giving way would make room."""
    matching = _proposed(options, proposal)
    is_to_be_had = np.ones(len(options.fit.dwellings), dtype=bool)
    is_to_be_had[list(matching.left_of.keys() - matching.can_be_left())] = False
    can_change = np.array([rule.rule_id in CAN_CHANGE for rule in FAMILY_RULES])
    found = {}
    for household_id in proposal.waiting:
        row = options.row_of[household_id]
        broken = options.fit.outcomes(row) == Outcome.NOT_MET
        is_near = (broken.sum(axis=0) == 1) & broken[can_change].any(axis=0) & is_to_be_had
        found[household_id] = tuple(_change(options, row, int(column)) for column in np.flatnonzero(is_near))
    return found


def _change(options: FamilyOptions, row: int, column: int) -> FamilyChange:
    (broken,) = options.fit.reasons(row, column, Outcome.NOT_MET)
    household_id, dwelling_id = options.fit.offer(row, column).names
    return FamilyChange(dwelling_id, broken, f"Dette alene hindrer {household_id} i {dwelling_id}: {broken.text}")


def _housed_by(options: FamilyOptions, proposal: FamilyProposal, kind: FamilyDwellingKind) -> tuple[str, ...]:
    """Who of those who wait would be housed by one such dwelling each, besides all who are proposed."""
    case, households = options.fit.case, options.fit.households
    new = FamilyDwelling(
        dwelling_id="ny bolig",
        free_from=case.as_of,
        bedrooms=kind.bedrooms,
        suits=dict.fromkeys(kind.age_classes, True),
        wheelchair_accessible=kind.wheelchair_accessible,
        lease_end=NO_END,
    )
    fit = FamilyFit.weighed(case, households, [new])
    first = len(options.fit.dwellings)
    added = tuple(range(first, first + len(proposal.waiting)))
    is_refused = [bool((fit.outcomes(row) == Outcome.NOT_MET).any()) for row in range(len(households))]
    suitable = [
        known if refused else (*known, *added) for known, refused in zip(options.suitable, is_refused, strict=True)
    ]
    matching = _proposed(replace(options, suitable=tuple(suitable)), proposal)
    return tuple(name for name in proposal.waiting if matching.add(options.row_of[name]))


def _proposed(options: FamilyOptions, proposal: FamilyProposal) -> Matching:
    """The matching that a proposal is."""
    matching = Matching(options.suitable)
    for household_id, dwelling_id in proposal.dwelling_of.items():
        matching.give(options.row_of[household_id], options.column_of[dwelling_id])
    return matching


def _turn(household: Household) -> tuple[Reason, ...]:
    if household.waiting_since is None:
        return ()
    text = f"{household.household_id} har ventet siden {day(household.waiting_since)}."
    return (Reason("P226", Outcome.MET, text, household.cite("has_children", "waiting_since")),)
