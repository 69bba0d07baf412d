"""What one row of the import stands for: a dwelling, or a room that is let on a contract of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.figures.stock import counted_as
from pipeline.occupancy import positions
from pipeline.residents import living_on
from pipeline.rooms import rooms_of, surplus_rooms
from pipeline.table import Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.tenancies import Tenancies

_KEY = ["dwelling", "room"]


@dataclass(frozen=True)
class Units:
    """The rows of the import, in the register's order; all arrays have one entry per row.

    ``dwelling`` is a row of the dwellings, ``room`` the room's name (empty for a whole dwelling), ``is_room`` whether
    the row is a room. ``is_let`` says that somebody lives there; where a resident's room is unknown, ``may_be_let``
    says it of the dwelling's other rooms. ``tenancy`` is the row of the only contract, −1 where there is none, where
    there are several.
    """

    dwelling: NDArray[np.int64]
    room: NDArray[np.object_]
    is_room: NDArray[np.bool_]
    is_let: NDArray[np.bool_]
    may_be_let: NDArray[np.bool_]
    tenancy: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.dwelling)


def units_of(dwellings: pd.DataFrame, tables: Tables, context: Context) -> Units:
    """One row per dwelling, but one per room where every resident of shared housing has an own contract.

    Parameters
    ----------
    dwellings
        Those in stock on the as-of day.
    tables
        Tenancies and the plan's rooms; each may be missing.
    """
    tenancies = tables.frame(Tenancies)
    is_split = counted_as(dwellings, tenancies, context.as_of) > 1
    rooms = _rooms(dwellings[is_split], tables, context)
    rooms["dwelling"] = positions(rooms["id"], dwellings[Dwellings.dwelling_id])
    whole = pd.DataFrame({"dwelling": np.flatnonzero(~is_split), "room": "", "is_room": False})
    units = pd.concat([whole, rooms[["dwelling", "room", "is_room"]]], ignore_index=True)
    units = units.sort_values("dwelling", kind="stable", ignore_index=True)
    stays = _stays(dwellings, is_split, tables, context)
    let = units[_KEY].merge(stays[_KEY].drop_duplicates(), on=_KEY, how="left", indicator=True)["_merge"] == "both"
    roomless = stays.loc[is_split[stays["dwelling"]] & (stays["room"] == ""), "dwelling"]
    contracts = stays[stays["is_contract"]].drop_duplicates(_KEY, keep=False)
    tenancy = units[_KEY].merge(contracts, on=_KEY, how="left")["tenancy"].fillna(-1).astype(np.int64)
    return Units(
        units["dwelling"].to_numpy(dtype=np.int64),
        units["room"].to_numpy(dtype=object),
        units["is_room"].to_numpy(dtype=bool),
        let.to_numpy(),
        ~let.to_numpy() & units["dwelling"].isin(roomless).to_numpy(),
        tenancy.to_numpy(),
    )


def _rooms(dwellings: pd.DataFrame, tables: Tables, context: Context) -> pd.DataFrame:
    """The rooms of the dwellings that are let room by room."""
    tenancies = tables.frame(Tenancies)
    inside = tenancies[Tenancies.dwelling_id].isin(dwellings[Dwellings.dwelling_id]) & tenancies[Tenancies.room].notna()
    rooms = rooms_of(dwellings, tenancies[inside].reset_index(drop=True), tables.frame(PlanPlaces), context)
    names = sorted(rooms.keys() - surplus_rooms(rooms, dwellings))
    return pd.DataFrame(names, columns=["id", "room"], dtype="str").assign(is_room=True)


def _stays(dwellings: pd.DataFrame, is_split: NDArray[np.bool_], tables: Tables, context: Context) -> pd.DataFrame:
    """Who lives where on the as-of day: dwelling, room where rooms are told apart, and whether it is a contract."""
    tenancies = tables.frame(Tenancies)
    dwelling = positions(tenancies[Tenancies.dwelling_id], dwellings[Dwellings.dwelling_id])
    here = np.flatnonzero(living_on(tenancies, context.as_of) & (dwelling >= 0))
    found, dwelling = tenancies.iloc[here], dwelling[here]
    return pd.DataFrame(
        {
            "dwelling": dwelling,
            "room": np.where(is_split[dwelling], found[Tenancies.room].fillna(""), ""),
            "is_contract": found[Tenancies.has_own_contract].fillna(False).to_numpy(dtype=bool),
            "tenancy": here,
        }
    )
