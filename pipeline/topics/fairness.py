"""The meeting's sheet about who waits and who is housed: groups side by side, small counts held back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.disclosure.delivery import Group, Key
from pipeline.disclosure.wording import SIGN
from pipeline.fairness import WAITED, People, Protections, groups_of
from pipeline.topic import Topic, TopicTable

TITLE = "Hvem får bolig"
NOBODY = "–"
_ALL = "I alt"
_HEADINGS = (
    "Inndeling",
    "Gruppe",
    "Venter",
    "Ventet, median (dager)",
    "Ventet, lengst (dager)",
    "Fikk bolig",
    "Dager til bolig, median",
    "Andel som fikk bolig (%)",
)
_DEFINITIONS = (
    (
        "Venter, ungdommer",
        "Ungdommer under aldersgrensen for fellesbolig som ikke har leieforhold, og ikke har hatt eller avtalt noe.",
    ),
    ("Fikk bolig, ungdommer", "Ungdommer som flyttet inn for første gang i tiden som står øverst."),
    (
        "Venter, husstander",
        "Nye søkere med vedtak om bolig som ikke har flyttet inn, hver én gang: ventelisten i KOSTRA 13.",
    ),
    ("Fikk bolig, husstander", "Nye søkere som flyttet inn i samme tid, hver én gang, som i KOSTRA 13."),
    (
        "Ventet",
        "Dager fra vedtaket (ungdommer) eller søknaden (husstander) til telledagen, for dem som venter. "
        "Holdt tilbake når for få har kjent dato.",
    ),
    ("Dager til bolig", "Det samme fram til innflyttingen, for dem som fikk bolig."),
    ("Andel som fikk bolig", "De som fikk bolig, delt på dem og dem som fortsatt venter."),
    ("Alder, barn og størrelse", "Alder på telledagen, eller ved innflytting. Husstanden slik den er på telledagen."),
    ("Vurdert", "De tre vurderingene i EM-ungdom: skole eller dagtilbud, fungerer sosialt, boforpliktelser."),
)


def fairness_topic(people: Sequence[People], protected: Protections, threshold: int) -> Topic:
    """One table for the youths and one for the households.

    Parameters
    ----------
    people
        Who waits and who was housed.
    protected
        What may be shown; empty when nobody could be counted.
    threshold
        The least count that may be shown.
    """
    first, last = people[0].first, people[0].last
    lead = (
        f"Ventetid og hvem som har fått bolig, gruppe for gruppe. De som venter, er talt {texts.day(last)}. De som "
        f"fikk bolig, er talt fra {texts.day(first)} til {texts.day(last)}. Arket viser grupper, aldri enkeltpersoner. "
        f"Kolon betyr holdt tilbake: tallet, eller et tall som kunne regnes ut av det, er under {threshold}. "
        "Arket er til bruk i kommunen og skal ikke sendes ut."
    )
    if not protected:
        return Topic(TITLE, lead, missing=" ".join(dict.fromkeys(item.why_missing for item in people)))
    tables = tuple(_table(item, protected) for item in people)
    definitions = pd.DataFrame(_DEFINITIONS, columns=["Tall", "Hva det er"])
    return Topic(TITLE, lead, tables=(*tables, TopicTable("Slik er tallene regnet", "", definitions, "")))


def _table(people: People, protected: Protections) -> TopicTable:
    rows = list(_rows(people, protected)) if people.populations else []
    note = people.why_missing
    if any(group.parts for _, groups in _divisions(people, protected) for group in groups):
        note = "Grupper er slått sammen, for ellers måtte de fleste tallene vært holdt tilbake."
    shown = pd.DataFrame(rows, columns=list(_HEADINGS))
    return TopicTable(people.compared.title, note, shown, people.why_missing)


def _divisions(people: People, protected: Protections) -> Iterator[tuple[str, tuple[Group, ...]]]:
    for division in people.compared.divisions:
        yield division.name, groups_of(people, protected, division)


def _rows(people: People, protected: Protections) -> Iterator[tuple[Any, ...]]:
    yield (_ALL, "", *_figures(people, protected, "", ()))
    for division, groups in _divisions(people, protected):
        for group in groups:
            yield division.capitalize(), group.label, *_figures(people, protected, division, group.classes)


def _figures(people: People, protected: Protections, division: str, classes: tuple[str, ...]) -> tuple[Any, ...]:
    """Waiting with median and longest, housed with median, and the share housed; each hidden with its counts."""
    counts: list[int | None] = []
    days: list[pd.Series] = []
    for population, rows in people.populations:
        key = Key(population, ((division, classes),) if division else ())
        count, found = protected[population].shown(key), rows.loc[_among(rows, division, classes), WAITED].dropna()
        is_known = len(found) >= protected[population].delivery.tables[0].threshold
        counts.append(count)
        days.append(found if is_known else found[:0])
    waiting, housed = counts
    share: Any = SIGN
    if waiting is not None and housed is not None:
        share = 100 * housed / (waiting + housed) if waiting + housed else NOBODY
    return (
        _shown(waiting, waiting),
        _shown(waiting, days[0].median()),
        _shown(waiting, days[0].max()),
        _shown(housed, housed),
        _shown(housed, days[1].median()),
        share,
    )


def _among(rows: pd.DataFrame, division: str, classes: tuple[str, ...]) -> Any:
    return rows[division].isin(classes) if division else slice(None)


def _shown(count: int | None, figure: Any) -> Any:
    """The figure, a colon where its count is held back or few of its days are known, a dash where there is nobody."""
    if count is None or (count and np.isnan(figure)):
        return SIGN
    return NOBODY if np.isnan(figure) else figure
