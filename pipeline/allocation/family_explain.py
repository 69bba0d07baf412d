"""Why, for families: the rules and facts behind each placement and pair, what must be asked, and what would help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.allocation.facts import NO_END, Reason
from pipeline.allocation.family_offers import Offer, offer_to
from pipeline.allocation.family_propose import FamilyOptions, FamilyProposal, weigh_family_options
from pipeline.allocation.family_records import FamilyDwelling, FamilyPlacement, Household
from pipeline.allocation.family_rules import offer_reasons
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
    reasons = offer_reasons(_offer(options, placement.household_id, placement.dwelling_id))
    household = options.case.household(placement.household_id)
    return FamilyExplanation(
        placement=placement,
        kept=(*(reason for reason in reasons if reason.outcome is Outcome.MET), *_turn(household)),
        questions=tuple(reason for reason in reasons if reason.outcome is Outcome.UNCLEAR),
    )


def why_not_family(
    options: FamilyOptions, proposal: FamilyProposal, household_id: str, dwelling_id: str
) -> tuple[Reason, ...]:
    """What stands between a household and a dwelling; empty when that is what is proposed."""
    own = next((item for item in proposal.placements if item.household_id == household_id), None)
    if own is not None and own.dwelling_id == dwelling_id:
        return ()
    reasons = offer_reasons(_offer(options, household_id, dwelling_id))
    broken = tuple(reason for reason in reasons if reason.outcome is Outcome.NOT_MET)
    if broken:
        return broken
    household = options.case.household(household_id)
    if own is not None:
        text = f"{household_id} er foreslått i {own.dwelling_id}. Samlet passer det bedre slik."
        return (Reason("P232", Outcome.NOT_MET, text, household.cite("waiting_since")),)
    holder = next((item.household_id for item in proposal.placements if item.dwelling_id == dwelling_id), None)
    if holder is None:
        return ()
    text = f"{dwelling_id} er foreslått for {holder}. "
    text += f"{household_id} kan ikke få den uten at noen foran i køen mister sin."
    facts = (options.case.household(name).cite("has_children", "waiting_since") for name in (household_id, holder))
    return (Reason("P230", Outcome.NOT_MET, text, tuple(fact for cited in facts for fact in cited)),)


def family_questions(options: FamilyOptions) -> tuple[Reason, ...]:
    """Every fact that must be asked about, once, of pairs that no known fact keeps apart."""
    asked = []
    for household, of_household, numbers in zip(options.households, options.offers, options.suitable, strict=True):
        if household.waiting_since is None:
            text = f"Når begynte {household.household_id} å vente? Uten dato står husstanden sist i køen."
            asked.append(Reason("P226", Outcome.UNCLEAR, text, household.cite("waiting_since")))
        for number in numbers:
            asked += [item for item in offer_reasons(of_household[number]) if item.outcome is Outcome.UNCLEAR]
    first: dict[str, Reason] = {}
    for reason in asked:
        first.setdefault(reason.text, reason)
    return tuple(first.values())


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


def smallest_family_changes(
    options: FamilyOptions, proposal: FamilyProposal, household_id: str
) -> tuple[FamilyChange, ...]:
    """For one that waits: the dwellings where a single rule stands in the way, and giving way would make room."""
    rows = {item.household_id: row for row, item in enumerate(options.households)}
    own = rows[household_id]
    found = []
    for number, dwelling in enumerate(options.dwellings):
        reasons = offer_reasons(options.offers[own][number])
        broken = [reason for reason in reasons if reason.outcome is Outcome.NOT_MET]
        if len(broken) != 1 or broken[0].rule_id not in CAN_CHANGE:
            continue
        suitable = [(number,) if row == own else choices for row, choices in enumerate(options.suitable)]
        matching = Matching(suitable)
        for name in sorted(proposal.housed):
            matching.add(rows[name])
        if matching.add(own):
            text = f"Dette alene hindrer {household_id} i {dwelling.dwelling_id}: {broken[0].text}"
            found.append(FamilyChange(dwelling.dwelling_id, broken[0], text))
    return tuple(found)


def _housed_by(options: FamilyOptions, proposal: FamilyProposal, kind: FamilyDwellingKind) -> tuple[str, ...]:
    new = [
        FamilyDwelling(
            dwelling_id=f"ny bolig {number}",
            free_from=options.case.as_of,
            bedrooms=kind.bedrooms,
            suits=dict.fromkeys(kind.age_classes, True),
            wheelchair_accessible=kind.wheelchair_accessible,
            lease_end=NO_END,
        )
        for number in range(len(proposal.waiting))
    ]
    wider = weigh_family_options(replace(options.case, dwellings=(*options.case.dwellings, *new)))
    matching = Matching(wider.suitable)
    rows = {item.household_id: row for row, item in enumerate(wider.households)}
    for name in sorted(proposal.housed):
        matching.add(rows[name])
    return tuple(name for name in proposal.waiting if matching.add(rows[name]))


def _turn(household: Household) -> tuple[Reason, ...]:
    if household.waiting_since is None:
        return ()
    text = f"{household.household_id} har ventet siden {day(household.waiting_since)}."
    return (Reason("P226", Outcome.MET, text, household.cite("has_children", "waiting_since")),)


def _offer(options: FamilyOptions, household_id: str, dwelling_id: str) -> Offer:
    return offer_to(options.case, options.case.household(household_id), options.case.dwelling(dwelling_id))
