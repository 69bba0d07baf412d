"""The tables that leave the house for Husbanken: which figures each holds, and how small a count in it may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedFigure:
    """One figure: code of the indicator, and its name and definition in bokmål for readers outside the house.

    ``classes`` are the classes of the table's population that it counts, or that are the upper part when ``is_share``.
    """

    code: str
    label: str
    definition: str
    classes: tuple[str, ...]
    is_share: bool = False


@dataclass(frozen=True)
class PublishedTable:
    """One table on a sheet of its own.

    Parameters
    ----------
    name
        Name in Excel; letters, digits and underscores.
    sheet, title
        Name of the sheet, and its heading in bokmål.
    figures
        The figures in the order that they stand.
    population
        What is counted, as the release register calls it.
    classes
        The classes that the population is divided in, with their names in bokmål.
    is_stock
        Whether the figures are of a day; otherwise they are of a year, or the year so far.
    threshold
        Code of the parameter that says the least count that may be given out.
    counted
        What is counted, in the plural.
    """

    name: str
    sheet: str
    title: str
    figures: tuple[PublishedFigure, ...]
    population: str
    classes: tuple[tuple[str, str], ...]
    is_stock: bool
    threshold: str
    counted: str


DWELLINGS, LOAN_CASES = "boliger", "startlånsaker"
HUSBANKEN_TABLES = (
    PublishedTable(
        name="Startlan_til_barnefamilier",
        sheet="Startlån",
        title="Barnefamilier blant dem som har fått startlån og tilskudd",
        figures=(
            PublishedFigure(
                "startlan_family_share_count_pct",
                "Andel barnefamilier etter antall saker",
                "Saker med minst ett barn under 18 år, delt på alle saker der antall barn er oppgitt. "
                "Sakene gjelder startlån og tilskudd som er utbetalt i perioden.",
                ("FAMILY",),
                is_share=True,
            ),
            PublishedFigure(
                "startlan_family_share_amount_pct",
                "Andel barnefamilier etter kroner",
                "Utbetalt startlån og tilskudd i saker med minst ett barn under 18 år, delt på utbetalt beløp i alle "
                "saker der antall barn er oppgitt.",
                ("FAMILY",),
                is_share=True,
            ),
        ),
        population=LOAN_CASES,
        classes=(("FAMILY", "Barnefamilier"), ("OTHER", "Andre")),
        is_stock=False,
        threshold="min_publish_persons",
        counted="familier",
    ),
    PublishedTable(
        name="Boliger_egnet_for_barnefamilier",
        sheet="Egnethet",
        title="Kommunale boliger som er egnet for barnefamilier",
        figures=(
            PublishedFigure(
                "dwellings_suitable_3_plus",
                "Egnet for barn fra 3 år",
                "Boliger som oppfyller alle kommunens krav til bolig for familier med barn fra 3 år.",
                ("AGE_3_PLUS",),
            ),
            PublishedFigure(
                "dwellings_suitable_0_3",
                "Egnet for barn 0–3 år",
                "Boliger utenom gruppen over som oppfyller alle kommunens krav til bolig for familier med barn 0–3 år.",
                ("AGE_0_3",),
            ),
            PublishedFigure(
                "dwellings_not_suitable",
                "Ikke egnet for barnefamilier",
                "Boliger som er kartlagt, men som ikke oppfyller kravene for noen av gruppene.",
                ("NOT_SUITABLE",),
            ),
            PublishedFigure(
                "dwellings_not_surveyed",
                "Mangler kartlegging",
                "Boliger der minst én opplysning mangler, slik at det ikke er avgjort om boligen er egnet.",
                ("NOT_SURVEYED",),
            ),
            PublishedFigure(
                "family_suitable_share_pct",
                "Andel av boligene som er egnet for barnefamilier",
                "Boliger egnet for barn fra 3 år eller barn 0–3 år, delt på alle boliger kommunen disponerer.",
                ("AGE_3_PLUS", "AGE_0_3"),
                is_share=True,
            ),
        ),
        population=DWELLINGS,
        classes=(
            ("AGE_3_PLUS", "Egnet for barn fra 3 år"),
            ("AGE_0_3", "Egnet for barn 0–3 år"),
            ("NOT_SUITABLE", "Ikke egnet for barnefamilier"),
            ("NOT_SURVEYED", "Mangler kartlegging"),
        ),
        is_stock=True,
        threshold="min_publish_other",
        counted="boliger",
    ),
)
