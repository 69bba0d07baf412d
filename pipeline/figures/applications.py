"""KOSTRA 13: applications for a municipal dwelling, by the year in which they came and were decided."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.figures.picking import Pick
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import is_in, last_day, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import NO, YES, labels, origin, yes_no
from pipeline.table import Table, Tables
from schemas.codelists import DECISION
from schemas.reports.husbanken_households import GRANTED, RECEIVED, REJECTED
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications

EVIDENCE = "Rader søknader"
MISSING = "Søknader er ikke levert."
_SUBJECT = Subject(KOSTRA_13, EVIDENCE, is_official=True)
_OTHERWISE = "Avgjort på annen måte"
_PENDING = "Uten vedtak"
_UNDECIDED = "Uten vedtak ved årets slutt"
_COUNTS = (
    ("applications_received", "Søknader om kommunal bolig", {"Hendelse": RECEIVED}),
    ("applications_received_new", "Søknader fra nye søkere", {"Hendelse": RECEIVED, "Ny søker": "ja"}),
    ("applications_rejected", "Avslag på søknader", {"Hendelse": REJECTED}),
    ("applications_rejected_new", "Avslag til nye søkere", {"Hendelse": REJECTED, "Ny søker": "ja"}),
    ("applications_granted", "Innvilgede søknader", {"Hendelse": GRANTED}),
    ("applications_undecided", "Årets søknader uten vedtak", {"Hendelse": RECEIVED, _UNDECIDED: "ja"}),
    ("applications_decided_otherwise", "Søknader trukket eller avgjort på annen måte", {"Hendelse": _OTHERWISE}),
    ("applications_pending", "Søknader uten vedtak ved årets slutt, også fra tidligere år", {"Hendelse": _PENDING}),
)


def application_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Received, granted, rejected and undecided applications of each year told, and the rejections' share."""
    table = tables.get(Applications)
    if table is None:
        return _of_year(context.as_of.year, None, context), {}
    years = years_told(context, table.frame[Applications.received_date])
    rows = pd.concat([_rows(table, year, context) for year in years], ignore_index=True)
    note = (
        "En rad per søknad og hendelse i året: mottatt, innvilget, avslag eller avgjort på annen måte, og per søknad "
        "uten vedtak ved årets slutt. "
        "Årene følger mottatt dato og vedtaksdato."
    )
    figures = [figure for year in years for figure in _of_year(year, rows, context)]
    return figures, {EVIDENCE: Evidence("Søknader", note, rows)}


def _rows(table: Table, year: int, context: Context) -> pd.DataFrame:
    """One row per application and event of a year."""
    frame = table.frame
    decided = frame[Applications.decision_date]
    is_open = decided.isna() | (decided > pd.Timestamp(last_day(year, context)))
    received, granted, rejected = (
        as_days(frame[Applications.received_date]) <= np.datetime64(last_day(year, context)),
        _is_decided(frame, "GRANTED", year, context),
        _is_decided(frame, "REJECTED", year, context),
    )
    otherwise = is_in(decided, year, context) & ~granted & ~rejected
    events = (
        (RECEIVED, is_in(frame[Applications.received_date], year, context), Applications.received_date),
        (GRANTED, granted, Applications.decision_date),
        (REJECTED, rejected, Applications.decision_date),
        (_OTHERWISE, otherwise, Applications.decision_date),
        (_PENDING, received & is_open.to_numpy(dtype=bool), Applications.received_date),
    )
    pieces = []
    for name, mask, column in events:
        at = np.flatnonzero(mask)
        is_new = frame[Applications.is_new_applicant].iloc[at].tolist()
        pieces.append(
            pd.DataFrame(
                {
                    **origin(table, at, column),
                    "År": np.full(len(at), year),
                    "Hendelse": [name] * len(at),
                    "Resultat": labels(frame[Applications.decision].iloc[at], DECISION),
                    "Ny søker": ["ukjent" if pd.isna(new) else YES if new else NO for new in is_new],
                    _UNDECIDED: yes_no(is_open.iloc[at]),
                }
            )
        )
    return pd.concat(pieces, ignore_index=True)


def _is_decided(frame: pd.DataFrame, decision: str, year: int, context: Context) -> NDArray[np.bool_]:
    is_so: NDArray[np.bool_] = (frame[Applications.decision] == decision).to_numpy(dtype=bool)
    return is_so & is_in(frame[Applications.decision_date], year, context)


def _of_year(year: int, rows: pd.DataFrame | None, context: Context) -> list[Indicator]:
    when, period = so_far(year, context), str(year)
    values: dict[str, float | None] = {}
    figures = []
    for code, title, wanted in _COUNTS:
        pick = _pick(year, code)
        unknown = 0
        if rows is not None and "Ny søker" in wanted:
            unknown = int(Pick({"År": year, **wanted, "Ny søker": "ukjent"}).amount(rows))
        values[code] = None if rows is None else pick.amount(rows)
        figures.append(
            _SUBJECT.amount(
                code,
                f"{title}, {when}",
                period,
                values[code],
                unit="søknader",
                selection=pick.text,
                left_out=LeftOut(unknown, "det er ikke oppgitt om søkeren er ny"),
                why_missing=MISSING,
            )
        )
    figures.append(
        _SUBJECT.share(
            "new_applicant_rejection_pct",
            f"Avslag til nye søkere, andel av søknadene fra dem, {when}",
            period,
            values["applications_rejected_new"],
            values["applications_received_new"],
            selection=f"{_pick(year, 'applications_rejected_new').text}, "
            f"delt på {_pick(year, 'applications_received_new').text}",
            when_empty=f"Ingen søknader fra nye søkere {when}.",
            why_missing=MISSING,
        )
    )
    return figures


def _pick(year: int, code: str) -> Pick:
    return Pick({"År": year, **next(wanted for name, _, wanted in _COUNTS if name == code)})
