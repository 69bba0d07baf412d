"""How many dwellings the municipality has the use of, by SSB's way of counting."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.capacity import is_in_stock
from pipeline.context import Context
from pipeline.figures.subject import LeftOut, Subject
from pipeline.flow import Evidence, Indicator
from pipeline.occupancy import positions
from pipeline.residents import living_on
from pipeline.row_origins import labels, origin
from pipeline.table import Tables
from schemas.codelists import DISPOSAL_FORM
from schemas.source import KOSTRA_13
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader boliger"
_STOCK = Subject(KOSTRA_13, EVIDENCE, is_official=True)
_COUNTS = (
    ("dwellings_total", "Kommunalt disponerte boliger", None),
    ("dwellings_owned", "Eid av kommunen", "eid"),
    ("dwellings_leased_in", "Innleid for framleie", "innleid"),
    ("dwellings_private_disposal_right", "Privat eid med disposisjonsrett", "disposisjonsrett"),
)


def stock_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Dwellings in stock on the as-of day in all and by tenure, and per 1000 inhabitants."""
    table = tables[Dwellings].keep(is_in_stock(tables[Dwellings].frame, context.as_of))
    counts = counted_as(table.frame, tables.frame(Tenancies), context)
    tenure = tenures(table.frame, context)
    left_out = LeftOut(len(tables[Dwellings].frame) - len(table.frame), "ikke i bruk på telledagen")
    figures = [
        _STOCK.amount(
            code,
            title,
            context.as_of.isoformat(),
            int(counts.sum() if name is None else counts[tenure == name].sum()),
            unit="boliger",
            selection="Sum av «Teller som»" + ("" if name is None else f" der Eie = {name}"),
            left_out=left_out,
        )
        for code, title, name in _COUNTS
    ]
    figures.append(_per_1000(int(counts.sum()), context))
    rows = pd.DataFrame(
        {
            **origin(table, np.arange(len(table.frame)), Dwellings.dwelling_id),
            "Bolignr": table.frame[Dwellings.dwelling_id],
            "Disposisjonsform": labels(table.frame[Dwellings.disposal_form], DISPOSAL_FORM),
            "Eie": tenure,
            "Teller som": counts,
        }
    )
    note = (
        "En rad per bolig i bruk på telledagen. En fellesbolig teller som én bolig, men som en bolig per plass når "
        "alle beboerne har egen leiekontrakt (SSB)."
    )
    return figures, {EVIDENCE: Evidence("Boliger i bruk", note, rows)}


def counted_as(dwellings: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> NDArray[np.int64]:
    """How many dwellings each row counts as: shared housing counts per place when each resident has an own contract."""
    current = tenancies[living_on(tenancies, context.as_of)]
    rows = positions(current[Tenancies.dwelling_id], dwellings[Dwellings.dwelling_id])
    has_own = current[Tenancies.has_own_contract].fillna(False).to_numpy(dtype=bool)
    residents = np.bincount(rows[rows >= 0], minlength=len(dwellings))
    own_contracts = np.bincount(rows[(rows >= 0) & has_own], minlength=len(dwellings))
    places = dwellings[Dwellings.places].to_numpy(dtype=np.int64, na_value=1)
    is_split = dwellings[Dwellings.is_shared_housing].to_numpy(dtype=bool) & (residents > 0)
    counts: NDArray[np.int64] = np.where(is_split & (own_contracts == residents), places, 1)
    return counts


def tenures(dwellings: pd.DataFrame, context: Context) -> NDArray[np.str_]:
    """SSB's tenure of each dwelling: eid, innleid or disposisjonsrett."""
    form = dwellings[Dwellings.disposal_form]
    owned = {"KOMMUNALT_EID"}
    setting = context.parameters.find("own_enterprise_is_owned", context.as_of)
    if setting is not None and setting.value == "ja":
        owned.add("INNLEID_FRA_KOMMUNALT_FORETAK")
    names: NDArray[np.str_] = np.select(
        [form.isin(owned), form.str.startswith("PRIVAT")], ["eid", "disposisjonsrett"], "innleid"
    )
    return names


def _per_1000(total: int, context: Context) -> Indicator:
    inhabitants = context.parameters.find("inhabitants", context.as_of)
    return _STOCK.share(
        "dwellings_per_1000",
        "Kommunalt disponerte boliger per 1000 innbyggere",
        context.as_of.isoformat(),
        total,
        float(inhabitants.value) if inhabitants else None,
        selection="Sum av «Teller som», delt på innbyggere fra Oppsett",
        when_empty="Innbyggere er satt til 0 i Oppsett.",
        why_missing="Innbyggere er ikke satt i Oppsett.",
        per=1000,
        unit="per 1000",
    )
