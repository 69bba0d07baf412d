"""How many bedrooms a household needs: Eurostat's rule, its numbers as dated settings."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.families.members import Members, Numbers


def bedrooms_needed(codes: NDArray[np.int64], size: int, who: Members, sex: pd.Series, context: Context) -> Numbers:
    """One bedroom for a couple, one for each other adult, and children in rooms as the norm allows.

    Parameters
    ----------
    codes
        Number of each member's household, below ``size``.
    who, sex
        The members; children under ``norm_teen_age`` share whatever their sex, older ones with their own.

    Returns
    -------
    numpy.ndarray
        Bedrooms per household; NaN where something unknown could change the number.
    """
    per_room, per_teen_room = context.number("norm_children_per_bedroom"), context.number("norm_teens_per_bedroom")
    is_minor = np.where(np.isnan(who.age), who.is_child == 1, who.age < context.number("child_age_limit"))
    lives, is_unclear = who.lives == 1, np.isnan(who.lives)
    is_unclear |= lives & np.isnan(who.age) & ~(who.is_child == 0)
    is_teen = lives & is_minor & (who.age >= context.number("norm_teen_age"))
    is_young = lives & is_minor & ~is_teen

    def count(mask: NDArray[np.bool_]) -> Numbers:
        return np.bincount(codes[mask], minlength=size).astype(float)

    couples = np.minimum(count(lives & who.is_partner), count(lives & who.is_parent & ~who.is_partner))
    # the two of a couple share a room, whatever their age
    in_couple = lives & who.is_parent & (couples > 0)[codes]
    adults = count(lives & ~is_minor & ~in_couple)
    of_sex = [is_teen & ~in_couple & (sex == code).to_numpy() for code in ("F", "M")]
    of_unknown_sex = count(is_teen & ~in_couple & sex.isna().to_numpy())
    teen_rooms = sum(np.ceil(count(mask) / per_teen_room) for mask in of_sex) + of_unknown_sex
    teens = count(is_teen & ~in_couple)
    young_rooms = np.ceil(count(is_young & ~in_couple) / per_room)
    cannot_tell = (count(is_unclear) > 0) | ((of_unknown_sex > 0) & (teens > 1) & (per_teen_room > 1))
    needed = couples * context.number("norm_bedrooms_per_couple") + adults + teen_rooms + young_rooms
    return np.where(cannot_tell, np.nan, needed)
