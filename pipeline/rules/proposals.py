"""What proposals must keep, what speaks for them, and what is said of the team's answers.

``P1##`` are about shared housing, ``P2##`` about families, ``P3##`` about proposals as a whole. The hard rules
themselves are in ``allocation``, which gives the reasons; here is what each is called, and where it comes from.
"""

from __future__ import annotations

from typing import Any

from pipeline.finding import Finding, Place, Severity, identity_of
from pipeline.rule import Rule
from schemas.columns import TableModel, table_spec
from schemas.source import (
    MELHUS,
    MELHUS_INTAKE,
    RENT_ACT_FIXED_TERM,
    SHARED_ROOMS,
    TRONDHEIM,
    Source,
    assumption,
)
from schemas.tables.applications import Applications
from schemas.tables.dwellings import Dwellings
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.leases_in import LeasesIn
from schemas.tables.surveys import Surveys
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

_SWITCH = assumption("brytere for fellesbolig")
_WEIGHTS = assumption("hva som taler for et forslag")
_QUEUE = assumption("køen, lengst ventetid først")


def _kept(
    id: str, title: str, broken: str, source: Source, table: type[TableModel], columns: tuple[Any, ...], *settings: str
) -> Rule:
    """Something that a proposal keeps, or that speaks for it; ``broken`` says what is the matter where it is not so."""
    return Rule(
        id=id,
        title=title,
        source=source,
        message=broken,
        table=table_spec(table),
        columns=tuple(map(str, columns)),
        parameters=settings,
    )


_SHARED = (
    _kept("P100", "Én plass til hver", "", MELHUS_INTAKE, Youths, (Youths.youth_id,)),
    _kept(
        "P101",
        "Fellesbolig med riktig antall plasser",
        "Boligen har ikke riktig antall plasser.",
        SHARED_ROOMS,
        Dwellings,
        (Dwellings.places,),
        "shared_places_min",
        "shared_places_max",
    ),
    _kept(
        "P102",
        "Ledig plass alle dager fra innflytting",
        "Ingen plass blir varig ledig.",
        SHARED_ROOMS,
        Tenancies,
        (Tenancies.end_date,),
    ),
    _kept(
        "P103",
        "Innflytting innen rimelig tid",
        "Plassen blir ledig for sent.",
        assumption("hvor langt fram inntaksteamet ser"),
        Tenancies,
        (Tenancies.end_date,),
        "shared_free_within_days",
    ),
    _kept(
        "P104",
        "Alder ved innflytting",
        "Alderen passer ikke.",
        TRONDHEIM,
        Youths,
        (Youths.birth_date,),
        "em_age_min",
        "em_age_limit",
    ),
    _kept(
        "P105",
        "Klarer skole eller dagtilbud",
        "Klarer ikke skole eller dagtilbud.",
        TRONDHEIM,
        Youths,
        (Youths.day_activity_ok,),
    ),
    _kept("P106", "Fungerer sosialt", "Fungerer ikke sosialt.", TRONDHEIM, Youths, (Youths.social_ok,)),
    _kept(
        "P107",
        "Klarer boforpliktelsene",
        "Klarer ikke boforpliktelsene.",
        TRONDHEIM,
        Youths,
        (Youths.tenancy_duties_ok,),
    ),
    _kept(
        "P108",
        "Innleien varer lenge nok",
        "Innleien er for kort.",
        assumption("forslag til fellesbolig"),
        LeasesIn,
        (LeasesIn.end_date,),
        "shared_lease_left_months",
    ),
    _kept(
        "P109", "Skal ikke bo sammen", "Skal ikke bo med en som er der.", SHARED_ROOMS, Youths, (Youths.not_live_with,)
    ),
    _kept(
        "P110",
        "Samme kjønn i boligen",
        "En av et annet kjønn er der.",
        _SWITCH,
        Youths,
        (Youths.sex,),
        "shared_same_sex",
    ),
    _kept(
        "P111",
        "Aldersforskjell",
        "Aldersforskjellen er for stor.",
        _SWITCH,
        Youths,
        (Youths.birth_date,),
        "shared_age_gap_months",
    ),
    _kept(
        "P112",
        "Felles språk",
        "De har ikke noe felles språk.",
        _SWITCH,
        Youths,
        (Youths.languages,),
        "shared_common_language",
    ),
    _kept(
        "P113",
        "Inntaksteamet har ikke sagt nei",
        "Inntaksteamet har sagt nei.",
        MELHUS_INTAKE,
        Youths,
        (Youths.youth_id,),
    ),
    _kept("P121", "Ønsker om boligen", "", _WEIGHTS, Youths, (Youths.wishes,), "points_wish", "near_distance_m"),
    _kept("P122", "Søsken sammen", "", _WEIGHTS, Youths, (Youths.siblings,), "points_siblings"),
    _kept("P123", "Ønsker å bo sammen", "", _WEIGHTS, Youths, (Youths.live_with,), "points_friends"),
    _kept("P124", "Boligen hører til skolen", "", _WEIGHTS, Youths, (Youths.school,), "points_school"),
    _kept("P125", "Alle plassene blir brukt", "", _WEIGHTS, Dwellings, (Dwellings.places,), "points_filled"),
    _kept("P126", "Ventetid", "", _QUEUE, Youths, (Youths.decision_date,), "proposal_order"),
    _kept("P127", "Må flytte", "", _QUEUE, Tenancies, (Tenancies.end_date,), "shared_movers_keep_turn"),
    _kept(
        "P130",
        "Plassen er foreslått for noen foran i køen",
        "Plassen går til noen foran i køen.",
        _QUEUE,
        Youths,
        (Youths.decision_date,),
    ),
    _kept(
        "P132", "Foreslått i en annen fellesbolig", "Er foreslått et annet sted.", _WEIGHTS, Youths, (Youths.youth_id,)
    ),
)
_FAMILIES = (
    _kept("P200", "Én bolig til hver", "", MELHUS_INTAKE, Applications, (Applications.household_id,)),
    _kept(
        "P201",
        "Ledig innen rimelig tid",
        "Boligen blir ledig for sent.",
        assumption("hvor langt fram inntaksteamet ser"),
        Dwellings,
        (Dwellings.dwelling_status,),
        "family_free_within_days",
    ),
    _kept(
        "P202",
        "Nok soverom",
        "For få soverom.",
        MELHUS,
        Dwellings,
        (Dwellings.approved_bedrooms,),
        "family_missing_bedrooms",
    ),
    _kept(
        "P203",
        "Ikke for mange soverom",
        "For mange soverom.",
        assumption("forslag til familier"),
        Dwellings,
        (Dwellings.approved_bedrooms,),
        "family_spare_bedrooms",
    ),
    _kept("P204", "Egnet for barnas alder", "Ikke egnet for barnas alder.", MELHUS, Surveys, (Surveys.dwelling_id,)),
    _kept(
        "P205",
        "Tilgjengelig for rullestol",
        "Ikke tilgjengelig for rullestol.",
        MELHUS,
        Dwellings,
        (Dwellings.wheelchair_accessible,),
    ),
    _kept(
        "P206",
        "Risiko ved boligen",
        "For stor risiko for barn.",
        MELHUS,
        Surveys,
        (Surveys.neighbour_risk,),
        "family_refused_risk",
    ),
    _kept(
        "P207",
        "Ønsket skolekrets",
        "Utenfor ønsket skolekrets.",
        assumption("forslag til familier"),
        Applications,
        (Applications.school_district,),
        "family_wished_district_only",
    ),
    _kept(
        "P208",
        "Husleie innenfor grensen",
        "For høy husleie.",
        assumption("forslag til familier"),
        Applications,
        (Applications.highest_rent_nok_month,),
    ),
    _kept(
        "P209",
        "Boligen kan beholdes lenge nok",
        "Kan ikke beholdes lenge nok.",
        RENT_ACT_FIXED_TERM,
        LeasesIn,
        (LeasesIn.end_date,),
        "tenancy_min_years",
    ),
    _kept(
        "P210",
        "Inntaksteamet har ikke sagt nei",
        "Inntaksteamet har sagt nei.",
        MELHUS_INTAKE,
        Applications,
        (Applications.household_id,),
    ),
    _kept("P226", "Barn først, så ventetid", "", MELHUS_INTAKE, Applications, (Applications.received_date,)),
    _kept(
        "P230",
        "Boligen er foreslått for noen foran i køen",
        "Boligen går til noen foran i køen.",
        _QUEUE,
        Applications,
        (Applications.received_date,),
    ),
    _kept(
        "P232",
        "Foreslått i en annen bolig",
        "Er foreslått et annet sted.",
        _WEIGHTS,
        HouseholdMembers,
        (HouseholdMembers.household_id,),
    ),
)
_ANSWERS = (
    Rule(
        id="P301",
        title="Forslaget holdt ikke reglene og vises ikke",
        source=MELHUS_INTAKE,
        severity=Severity.ERROR,
        message="Kontrollen fant brudd på {rules} i forslaget til {what}. Det vises ikke.",
        advice="Lag forslaget for hånd denne måneden, og meld fra om feilen i programmet.",
    ),
)
PROPOSALS: dict[str, Rule] = {rule.id: rule for rule in (*_SHARED, *_FAMILIES, *_ANSWERS)}
"""All rules of proposals by id."""


def proposal_finding(rule_id: str, place: Place, value: str, key: str, **texts: str) -> Finding:
    """A finding about proposals or the answers to them; ``key`` is what it is known by from run to run."""
    rule = PROPOSALS[rule_id]
    assert rule.severity is not None
    return Finding(
        rule.id,
        rule.severity,
        place,
        value,
        rule.message.format(**texts),
        rule.advice.format(**texts),
        rule.source.label,
        title=rule.title,
        column=texts.get("column", ""),
        identity=identity_of(rule_id, key, value, *texts.values()),
    )
