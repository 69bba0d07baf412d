"""Households that live crowded, for the meeting's sheet about families."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.families.homes import homes
from pipeline.outcome import Outcome
from pipeline.row_origins import origin
from pipeline.table import Tables
from pipeline.topic import Matter, TopicTable
from schemas.tables.dwellings import Dwellings
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.tenancies import Tenancies

_TEAM = "Inntaksteamet"


def crowded_homes(tables: Tables, context: Context) -> TopicTable:
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


def crowded_matters(crowded: TopicTable, tables: Tables) -> tuple[Matter, ...]:
    """Each of them is a matter for the team."""
    places = tables[Dwellings]
    known = {place: row for row, place in enumerate(tables.frame(Dwellings)[Dwellings.dwelling_id].tolist())}
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
