"""KOSTRA form 13, the households: applications, moved in, waiting and temporary stays of the last finished year."""

from __future__ import annotations

from schemas.codelists import MAIN_REASON
from schemas.published import Box, PublishedFigure, PublishedTable, When

APPLICATIONS, MOVED_IN = "søknader om bolig", "nyinnflyttede husstander"
WAITING, TEMPORARY = "husstander på venteliste", "husstander i midlertidig botilbud"
UNSETTLED = "Uavklart hovedgrunn"
"""No main reason on file, or a refugee for whom the grant is no longer paid."""

EVENT, IS_NEW, IS_UNDECIDED = "hendelse", "ny søker", "uten vedtak"
RECEIVED, REJECTED, GRANTED = "Mottatt", "Avslag", "Innvilget"
_NEW: Box = ((IS_NEW, ("ja",)),)
REASON = "hovedgrunn"
REASONS = (*MAIN_REASON.labels, UNSETTLED)
KIND, CHILDREN, LENGTH = "slag", "barn", "varighet"
STAY, SHELTER = "midlertidig botilbud", "natthjem"
SHORT, MIDDLE, LONG = "KORT", "MIDDELS", "LANG"
_WITH_CHILDREN: Box = ((CHILDREN, ("ja",)),)


def _in(dimension: str, *classes: str) -> Box:
    return ((dimension, classes),)


def _by_reason(code: str, share_code: str, whom: str, shares: tuple[str, ...]) -> tuple[PublishedFigure, ...]:
    """All, each main reason, and the shares that SSB tells."""
    counts = [
        PublishedFigure(code, reason, f"{whom} med denne hovedgrunnen.", _in(REASON, reason), group=reason)
        for reason in REASONS
    ]
    found = [
        PublishedFigure(
            share_code,
            f"Andel: {reason}",
            f"{whom} med denne hovedgrunnen, delt på alle.",
            _in(REASON, reason),
            of=(),
            group=None if len(shares) == 1 else reason,
        )
        for reason in shares
    ]
    return (PublishedFigure(code, "Husstander i alt", f"{whom}, hver husstand én gang."), *counts, *found)


HOUSEHOLD_TABLES = (
    PublishedTable(
        name="KOSTRA_soknader",
        sheet="KOSTRA søknader",
        title="KOSTRA 13: søknader om kommunal bolig i året",
        figures=(
            PublishedFigure("applications_received", "Søknader i alt", "Søknader mottatt i løpet av året."),
            PublishedFigure(
                "applications_received_new",
                "Søknader fra nye søkere",
                "Søknader fra husstander som ikke bodde i kommunal bolig da de søkte.",
                _NEW,
            ),
            PublishedFigure(
                "applications_rejected", "Avslag i alt", "Avslag gitt i løpet av året.", _in(EVENT, REJECTED)
            ),
            PublishedFigure(
                "applications_rejected_new",
                "Avslag til nye søkere",
                "Avslag til husstander som ikke bodde i kommunal bolig da de søkte.",
                (*_in(EVENT, REJECTED), *_NEW),
            ),
            PublishedFigure(
                "applications_undecided",
                "Søknader uten vedtak",
                "Søknader mottatt i året som ikke har fått vedtak ved årets slutt.",
                _in(IS_UNDECIDED, "ja"),
            ),
            PublishedFigure(
                "new_applicant_rejection_pct",
                "Avslag til nye søkere, andel av søknadene",
                "Avslag til nye søkere, delt på søknader fra nye søkere.",
                (*_in(EVENT, REJECTED), *_NEW),
                of=_NEW,
            ),
        ),
        population=APPLICATIONS,
        dimensions=(
            (EVENT, (RECEIVED, REJECTED, GRANTED)),
            (IS_NEW, ("ja", "nei", "ukjent")),
            (IS_UNDECIDED, ("ja", "nei")),
        ),
        when=When.FINISHED,
        threshold="min_publish_persons",
        counted="søknader",
        where=_in(EVENT, RECEIVED),
    ),
    PublishedTable(
        name="KOSTRA_nyinnflyttede",
        sheet="KOSTRA nyinnflyttede",
        title="KOSTRA 13: nyinnflyttede husstander i året",
        figures=_by_reason(
            "households_moved_in_new",
            "households_moved_in_new_mental_substance_pct",
            "Nye søkere som er tildelt bolig og har flyttet inn i løpet av året",
            (MAIN_REASON.label("MENTAL_OR_SUBSTANCE"),),
        ),
        population=MOVED_IN,
        dimensions=((REASON, REASONS),),
        when=When.FINISHED,
        threshold="min_publish_persons",
        counted="husstander",
        axis=REASON,
        classes=tuple((reason, reason) for reason in REASONS),
    ),
    PublishedTable(
        name="KOSTRA_venteliste",
        sheet="KOSTRA venteliste",
        title="KOSTRA 13: husstander på venteliste ved årets slutt",
        figures=_by_reason(
            "waiting_list_total",
            "waiting_list_share_pct",
            "Nye søkere som har fått vedtak om bolig, og som ikke har flyttet inn 31.12.",
            REASONS,
        ),
        population=WAITING,
        dimensions=((REASON, REASONS),),
        when=When.FINISHED,
        threshold="min_publish_persons",
        counted="husstander",
        axis=REASON,
        classes=tuple((reason, reason) for reason in REASONS),
    ),
    PublishedTable(
        name="KOSTRA_midlertidig",
        sheet="KOSTRA midlertidig",
        title="KOSTRA 13: husstander i midlertidig botilbud i året",
        figures=(
            PublishedFigure(
                "temp_households_total",
                "Husstander i alt",
                "Husstander i midlertidig botilbud betalt per døgn, hver én gang i året. Natthjem er ikke med.",
            ),
            PublishedFigure(
                "temp_households_children", "Barnefamilier", "Husstander som har barn med.", _WITH_CHILDREN
            ),
            PublishedFigure(
                "temp_households_children_gt_3m",
                "Barnefamilier over tre måneder",
                "Barnefamilier med mer enn tre måneder til sammen i året.",
                (*_WITH_CHILDREN, *_in(LENGTH, LONG)),
            ),
            PublishedFigure(
                "temp_households_le_14d",
                "Høyst 14 døgn",
                "Husstander med høyst 14 døgn til sammen i året.",
                _in(LENGTH, SHORT),
            ),
            PublishedFigure(
                "temp_households_le_3m",
                "Høyst tre måneder",
                "Husstander med høyst tre måneder til sammen i året.",
                _in(LENGTH, SHORT, MIDDLE),
            ),
            PublishedFigure(
                "night_shelter_households",
                "Husstander i natthjem",
                "Husstander som har brukt natthjem, hver én gang i året. De er ikke med i de andre tallene.",
                _in(KIND, SHELTER),
            ),
            PublishedFigure(
                "temp_households_children_gt_3m_pct",
                "Over tre måneder, andel av barnefamiliene",
                "Barnefamilier over tre måneder, delt på barnefamilier.",
                (*_WITH_CHILDREN, *_in(LENGTH, LONG)),
                of=_WITH_CHILDREN,
            ),
            PublishedFigure(
                "temp_households_le_14d_pct",
                "Høyst 14 døgn, andel av husstandene",
                "Husstander med høyst 14 døgn, delt på husstander i alt.",
                _in(LENGTH, SHORT),
                of=(),
            ),
        ),
        population=TEMPORARY,
        dimensions=((KIND, (STAY, SHELTER)), (CHILDREN, ("ja", "nei", "ukjent")), (LENGTH, (SHORT, MIDDLE, LONG))),
        when=When.FINISHED,
        threshold="min_publish_persons",
        counted="husstander",
        where=_in(KIND, STAY),
    ),
)
