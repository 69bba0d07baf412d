"""KOSTRA form 13, the dwellings: the stock at the end of the last finished year, and how it has changed."""

from __future__ import annotations

from schemas.published import Box, PublishedFigure, PublishedTable, When

STOCK = "kommunale boliger"
MOVE, TENURE, ACCESS = "bevegelse", "eie", "rullestol"
STAYED, CAME, WENT, CAME_AND_WENT, MORE, FEWER = "BLE", "INN", "UT", "INN_OG_UT", "FLERE", "FÆRRE"
"""What became of each dwelling in the year; more and fewer are those of shared housing that is counted anew."""
AT_END: Box = ((MOVE, (STAYED, CAME, MORE)),)
AT_START: Box = ((MOVE, (STAYED, WENT, FEWER)),)
_STOCK_DIMENSIONS = (
    (MOVE, (STAYED, CAME, WENT, CAME_AND_WENT, MORE, FEWER)),
    (TENURE, ("eid", "innleid", "disposisjonsrett")),
    (ACCESS, ("ja", "nei", "ukjent")),
)


def _in(dimension: str, *classes: str) -> Box:
    return ((dimension, classes),)


STOCK_TABLES = (
    PublishedTable(
        name="KOSTRA_boliger",
        sheet="KOSTRA boliger",
        title="KOSTRA 13: kommunalt disponerte boliger ved årets slutt",
        figures=(
            PublishedFigure(
                "dwellings_total",
                "Boliger i alt",
                "Boliger som kommunen leier ut med leiekontrakt 31.12. En fellesbolig teller som en bolig per plass "
                "når alle beboerne har egen kontrakt, ellers som én.",
            ),
            PublishedFigure("dwellings_owned", "Eid av kommunen", "Boliger som kommunen eier.", _in(TENURE, "eid")),
            PublishedFigure(
                "dwellings_leased_in",
                "Innleid for framleie",
                "Boliger som kommunen leier inn for å leie ut.",
                _in(TENURE, "innleid"),
            ),
            PublishedFigure(
                "dwellings_private_disposal_right",
                "Privat eid med kommunal disposisjonsrett",
                "Boliger som andre eier, og som kommunen har rett til å tildele.",
                _in(TENURE, "disposisjonsrett"),
            ),
            PublishedFigure(
                "dwellings_wheelchair_accessible",
                "Tilgjengelig for rullestol",
                "Boliger der en rullestolbruker kan komme inn og bruke de nødvendige rommene på egen hånd.",
                _in(ACCESS, "ja"),
            ),
            PublishedFigure(
                "owned_share_pct",
                "Andel som kommunen eier",
                "Eid av kommunen, delt på boliger i alt.",
                _in(TENURE, "eid"),
                of=(),
            ),
            PublishedFigure(
                "wheelchair_share_pct",
                "Andel tilgjengelig for rullestol",
                "Tilgjengelig for rullestol, delt på boliger der dette er oppgitt.",
                _in(ACCESS, "ja"),
                of=_in(ACCESS, "ja", "nei"),
            ),
            PublishedFigure(
                "dwellings_per_1000",
                "Boliger per 1000 innbyggere",
                "Boliger i alt, delt på innbyggere i tusen.",
                is_per_inhabitant=True,
            ),
        ),
        population=STOCK,
        dimensions=_STOCK_DIMENSIONS,
        when=When.FINISHED,
        threshold="min_publish_other",
        counted="boliger",
        axis=TENURE,
        classes=(
            ("eid", "Eid av kommunen"),
            ("innleid", "Innleid for framleie"),
            ("disposisjonsrett", "Privat eid med kommunal disposisjonsrett"),
        ),
        where=AT_END,
    ),
    PublishedTable(
        name="KOSTRA_endring",
        sheet="KOSTRA endring",
        title="KOSTRA 13: endring i bestanden i året",
        figures=(
            PublishedFigure(
                "dwellings_total",
                "Boliger ved årets begynnelse",
                "Boliger i alt 31.12. året før.",
                AT_START,
                years_before=1,
            ),
            PublishedFigure(
                "stock_in", "Tatt i bruk", "Boliger tatt i bruk i løpet av året.", _in(MOVE, CAME, CAME_AND_WENT)
            ),
            PublishedFigure(
                "stock_out",
                "Gått ut av bruk",
                "Boliger gått ut av bruk i løpet av året.",
                _in(MOVE, WENT, CAME_AND_WENT),
            ),
            PublishedFigure(
                "stock_net",
                "Netto endring",
                "Tatt i bruk minus gått ut av bruk.",
                _in(MOVE, CAME, CAME_AND_WENT),
                minus=_in(MOVE, WENT, CAME_AND_WENT),
            ),
            PublishedFigure(
                "stock_recounted",
                "Endret telling av fellesboliger",
                "Boliger som er kommet til eller falt fra fordi leiekontraktene i fellesboliger er endret.",
                _in(MOVE, MORE),
                minus=_in(MOVE, FEWER),
            ),
            PublishedFigure("dwellings_total", "Boliger ved årets slutt", "Boliger i alt 31.12."),
        ),
        population=STOCK,
        dimensions=_STOCK_DIMENSIONS,
        when=When.FINISHED,
        threshold="min_publish_other",
        counted="boliger",
        where=AT_END,
    ),
)
