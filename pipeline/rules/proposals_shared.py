"""What proposals for shared housing must keep, and what speaks for them: ``P1##``."""

from __future__ import annotations

from pipeline.rules.proposals_kept import QUEUE, SWITCH, WEIGHTS, kept
from schemas.source import MELHUS_INTAKE, SHARED_ROOMS, TRONDHEIM, assumption
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

SHARED = (
    kept("P100", "Én plass til hver", "", MELHUS_INTAKE, Youths, (Youths.youth_id,)),
    kept(
        "P101",
        "Fellesbolig med riktig antall plasser",
        "Boligen har ikke riktig antall plasser.",
        SHARED_ROOMS,
        Dwellings,
        (Dwellings.places,),
        "shared_places_min",
        "shared_places_max",
    ),
    kept(
        "P102",
        "Ledig plass alle dager fra innflytting",
        "Ingen plass blir varig ledig.",
        SHARED_ROOMS,
        Tenancies,
        (Tenancies.end_date,),
    ),
    kept(
        "P103",
        "Innflytting innen rimelig tid",
        "Plassen blir ledig for sent.",
        assumption("hvor langt fram inntaksteamet ser"),
        Tenancies,
        (Tenancies.end_date,),
        "shared_free_within_days",
    ),
    kept(
        "P104",
        "Alder ved innflytting",
        "Alderen passer ikke.",
        TRONDHEIM,
        Youths,
        (Youths.birth_date,),
        "em_age_min",
        "em_age_limit",
    ),
    kept(
        "P105",
        "Klarer skole eller dagtilbud",
        "Klarer ikke skole eller dagtilbud.",
        TRONDHEIM,
        Youths,
        (Youths.day_activity_ok,),
    ),
    kept("P106", "Fungerer sosialt", "Fungerer ikke sosialt.", TRONDHEIM, Youths, (Youths.social_ok,)),
    kept(
        "P107",
        "Klarer boforpliktelsene",
        "Klarer ikke boforpliktelsene.",
        TRONDHEIM,
        Youths,
        (Youths.tenancy_duties_ok,),
    ),
    kept(
        "P108",
        "Innleien varer lenge nok",
        "Innleien er for kort.",
        assumption("forslag til fellesbolig"),
        LeasesIn,
        (LeasesIn.end_date,),
        "shared_lease_left_months",
    ),
    kept(
        "P109", "Skal ikke bo sammen", "Skal ikke bo med en som er der.", SHARED_ROOMS, Youths, (Youths.not_live_with,)
    ),
    kept(
        "P110",
        "Samme kjønn i boligen",
        "En av et annet kjønn er der.",
        SWITCH,
        Youths,
        (Youths.sex,),
        "shared_same_sex",
    ),
    kept(
        "P111",
        "Aldersforskjell",
        "Aldersforskjellen er for stor.",
        SWITCH,
        Youths,
        (Youths.birth_date,),
        "shared_age_gap_months",
    ),
    kept(
        "P112",
        "Felles språk",
        "De har ikke noe felles språk.",
        SWITCH,
        Youths,
        (Youths.languages,),
        "shared_common_language",
    ),
    kept(
        "P113",
        "Inntaksteamet har ikke sagt nei",
        "Inntaksteamet har sagt nei.",
        MELHUS_INTAKE,
        Youths,
        (Youths.youth_id,),
    ),
    kept("P121", "Ønsker om boligen", "", WEIGHTS, Youths, (Youths.wishes,), "points_wish", "near_distance_m"),
    kept("P122", "Søsken sammen", "", WEIGHTS, Youths, (Youths.siblings,), "points_siblings"),
    kept("P123", "Ønsker å bo sammen", "", WEIGHTS, Youths, (Youths.live_with,), "points_friends"),
    kept("P124", "Boligen hører til skolen", "", WEIGHTS, Youths, (Youths.school,), "points_school"),
    kept("P125", "Alle plassene blir brukt", "", WEIGHTS, Dwellings, (Dwellings.places,), "points_filled"),
    kept("P126", "Ventetid", "", QUEUE, Youths, (Youths.decision_date,), "proposal_order"),
    kept("P127", "Må flytte", "", QUEUE, Tenancies, (Tenancies.end_date,), "shared_movers_keep_turn"),
    kept(
        "P130",
        "Plassen er foreslått for noen foran i køen",
        "Plassen går til noen foran i køen.",
        QUEUE,
        Youths,
        (Youths.decision_date,),
    ),
    kept(
        "P131",
        "Forbigått fordi flere ellers ville miste plass",
        "Er forbigått, for flere ville mistet plass.",
        QUEUE,
        Youths,
        (Youths.decision_date,),
        "queue_costs_max",
    ),
    kept(
        "P132", "Foreslått i en annen fellesbolig", "Er foreslått et annet sted.", WEIGHTS, Youths, (Youths.youth_id,)
    ),
)
