"""K099: Trangbodd husstand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.families.homes import homes
from pipeline.families.members import CHILD_SETTINGS, is_last_member
from pipeline.finding import Severity
from pipeline.outcome import Outcome
from pipeline.rule import Hits, control
from schemas.source import SSB_CROWDED
from schemas.tables.household_members import HouseholdMembers


@control(
    id="K099",
    title="Trangbodd husstand",
    severity=Severity.INFO,
    table=HouseholdMembers,
    columns=(HouseholdMembers.member_no,),
    message="{persons} personer bor i {rooms} og {area}: trangbodd etter SSBs regel.",
    advice="Vurder bytte til større bolig. Sjekk antall rom og areal i Boliger.",
    source=SSB_CROWDED,
    parameters=("crowded_m2_per_person", *CHILD_SETTINGS),
)
def household_crowded(
    household_members: pd.DataFrame, tenancies: pd.DataFrame, dwellings: pd.DataFrame, context: Context
) -> Hits:
    """Crowding harms children most; it is said once for a household, at its last member."""
    found = homes(household_members, tenancies, dwellings, context)
    homes_of = pd.Index(found.household_ids)
    at = homes_of.get_indexer(pd.Index(household_members[HouseholdMembers.household_id]))
    is_crowded = np.append(found.crowded == Outcome.MET, False)[at]
    words = {name: np.append(values, "")[at] for name, values in found.words().items()}
    return Hits(is_last_member(household_members) & is_crowded, words)
