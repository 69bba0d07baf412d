"""What proposals for families must keep, and what speaks for them: ``P2##``."""

from __future__ import annotations

from pipeline.rules.proposals_kept import QUEUE, WEIGHTS, kept
from schemas.source import MELHUS, MELHUS_INTAKE, RENT_ACT_FIXED_TERM, assumption
from schemas.tables.applications import Applications
from schemas.tables.dwellings import Dwellings
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.leases_in import LeasesIn
from schemas.tables.surveys import Surveys

FAMILIES = (
    kept("P200", "Én bolig til hver", "", MELHUS_INTAKE, Applications, (Applications.household_id,)),
    kept(
        "P201",
        "Ledig innen rimelig tid",
        "Boligen blir ledig for sent.",
        assumption("hvor langt fram inntaksteamet ser"),
        Dwellings,
        (Dwellings.dwelling_status,),
        "family_free_within_days",
    ),
    kept(
        "P202",
        "Nok soverom",
        "For få soverom.",
        MELHUS,
        Dwellings,
        (Dwellings.approved_bedrooms,),
        "family_missing_bedrooms",
    ),
    kept(
        "P203",
        "Ikke for mange soverom",
        "For mange soverom.",
        assumption("forslag til familier"),
        Dwellings,
        (Dwellings.approved_bedrooms,),
        "family_spare_bedrooms",
    ),
    kept("P204", "Egnet for barnas alder", "Ikke egnet for barnas alder.", MELHUS, Surveys, (Surveys.dwelling_id,)),
    kept(
        "P205",
        "Tilgjengelig for rullestol",
        "Ikke tilgjengelig for rullestol.",
        MELHUS,
        Dwellings,
        (Dwellings.wheelchair_accessible,),
    ),
    kept(
        "P206",
        "Risiko ved boligen",
        "For stor risiko for barn.",
        MELHUS,
        Surveys,
        (Surveys.neighbour_risk,),
        "family_refused_risk",
    ),
    kept(
        "P207",
        "Ønsket skolekrets",
        "Utenfor ønsket skolekrets.",
        assumption("forslag til familier"),
        Applications,
        (Applications.school_district,),
        "family_wished_district_only",
    ),
    kept(
        "P208",
        "Husleie innenfor grensen",
        "For høy husleie.",
        assumption("forslag til familier"),
        Applications,
        (Applications.highest_rent_nok_month,),
    ),
    kept(
        "P209",
        "Boligen kan beholdes lenge nok",
        "Kan ikke beholdes lenge nok.",
        RENT_ACT_FIXED_TERM,
        LeasesIn,
        (LeasesIn.end_date,),
        "tenancy_min_years",
    ),
    kept(
        "P210",
        "Inntaksteamet har ikke sagt nei",
        "Inntaksteamet har sagt nei.",
        MELHUS_INTAKE,
        Applications,
        (Applications.household_id,),
    ),
    kept("P226", "Barn først, så ventetid", "", MELHUS_INTAKE, Applications, (Applications.received_date,)),
    kept(
        "P230",
        "Boligen er foreslått for noen foran i køen",
        "Boligen går til noen foran i køen.",
        QUEUE,
        Applications,
        (Applications.received_date,),
    ),
    kept(
        "P232",
        "Foreslått i en annen bolig",
        "Er foreslått et annet sted.",
        WEIGHTS,
        HouseholdMembers,
        (HouseholdMembers.household_id,),
    ),
)
