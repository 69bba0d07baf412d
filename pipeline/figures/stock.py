"""How many dwellings the municipality has the use of, by SSB's way of counting."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.capacity import is_in_stock
from pipeline.context import Context
from pipeline.figures.picking import Pick
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
OWN, ACCESSIBLE = "Eie", "Rullestol"
_STOCK = Subject(KOSTRA_13, EVIDENCE, is_official=True)
_COUNTED = "Teller som"
_COUNTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("dwellings_total", "Kommunalt disponerte boliger", {}),
    ("dwellings_owned", "Eid av kommunen", {OWN: "eid"}),
    ("dwellings_leased_in", "Innleid for framleie", {OWN: "innleid"}),
    ("dwellings_private_disposal_right", "Privat eid med disposisjonsrett", {OWN: "disposisjonsrett"}),
    ("dwellings_wheelchair_accessible", "Tilgjengelig for rullestol", {ACCESSIBLE: "ja"}),
)


def stock_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Dwellings in stock on the as-of day: in all, by tenure, accessible, and per 1000 inhabitants."""
    table = tables[Dwellings].keep(is_in_stock(tables[Dwellings].frame, context.as_of))
    rows = pd.DataFrame(
        {
            **origin(table, np.arange(len(table.frame)), Dwellings.dwelling_id),
            "Bolignr": table.frame[Dwellings.dwelling_id],
            "Disposisjonsform": labels(table.frame[Dwellings.disposal_form], DISPOSAL_FORM),
            OWN: tenures(table.frame, context),
            ACCESSIBLE: accessible(table.frame),
            _COUNTED: counted_as(table.frame, tables.frame(Tenancies), context.as_of),
        }
    )
    left_out = LeftOut(len(tables[Dwellings].frame) - len(table.frame), "ikke i bruk på telledagen")
    figures = figures_on(context.as_of, rows, _COUNTED, left_out, _STOCK, context)
    note = (
        "En rad per bolig i bruk på telledagen. En fellesbolig teller som én bolig, men som en bolig per plass når "
        "alle beboerne har egen leiekontrakt (SSB)."
    )
    return figures, {EVIDENCE: Evidence("Boliger i bruk", note, rows)}


def figures_on(
    day: date, rows: pd.DataFrame, counted: str, left_out: LeftOut, subject: Subject, context: Context
) -> list[Indicator]:
    """The figures of one day; column ``counted`` says how many dwellings a row counts as on it."""
    values = {code: Pick(wanted, counted).amount(rows) for code, _, wanted in _COUNTS}
    figures = [
        subject.amount(
            code,
            title,
            day.isoformat(),
            int(values[code]),
            unit="boliger",
            selection=Pick(wanted, counted).text,
            left_out=left_out,
        )
        for code, title, wanted in _COUNTS
    ]
    total = int(values["dwellings_total"])
    known = Pick({ACCESSIBLE: ("ja", "nei")}, counted)
    unknown = total - int(known.amount(rows))
    figures += [
        subject.share(
            "owned_share_pct",
            "Andel av boligene som kommunen eier",
            day.isoformat(),
            int(values["dwellings_owned"]),
            total,
            selection=f"{Pick({OWN: 'eid'}, counted).text}, delt på {Pick(total=counted).text}",
            when_empty="Ingen boliger er i bruk på telledagen.",
        ),
        subject.share(
            "wheelchair_share_pct",
            "Andel av boligene som er tilgjengelige for rullestol",
            day.isoformat(),
            int(values["dwellings_wheelchair_accessible"]),
            total - unknown,
            selection=f"{Pick({ACCESSIBLE: 'ja'}, counted).text}, delt på {known.text}",
            left_out=LeftOut(unknown, "det er ikke oppgitt om boligen er rullestoltilpasset"),
            when_empty="Ingen boliger er i bruk på telledagen.",
        ),
        _per_1000(day, total, counted, subject, context),
    ]
    return figures


def counted_as(dwellings: pd.DataFrame, tenancies: pd.DataFrame, day: date) -> NDArray[np.int64]:
    """How many dwellings each row counts as: shared housing counts per place when each resident has an own contract."""
    current = tenancies[living_on(tenancies, day)]
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


def accessible(dwellings: pd.DataFrame) -> NDArray[np.str_]:
    """Whether each dwelling can be used with a wheelchair: ja, nei or ukjent."""
    answer = dwellings[Dwellings.wheelchair_accessible]
    words: NDArray[np.str_] = np.select([answer.isna(), answer.fillna(False)], ["ukjent", "ja"], "nei")
    return words


def _per_1000(day: date, total: int, counted: str, subject: Subject, context: Context) -> Indicator:
    inhabitants = context.parameters.find("inhabitants", day)
    return subject.share(
        "dwellings_per_1000",
        "Kommunalt disponerte boliger per 1000 innbyggere",
        day.isoformat(),
        total,
        float(inhabitants.value) if inhabitants else None,
        selection=f"Sum av «{counted}», delt på innbyggere fra Oppsett",
        when_empty="Innbyggere er satt til 0 i Oppsett.",
        why_missing="Innbyggere er ikke satt i Oppsett.",
        per=1000,
        unit="per 1000",
    )
