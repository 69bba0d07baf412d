"""The tables that leave the house for Husbanken: which figures each holds, and how small a count in it may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedFigure:
    """One figure: code of the indicator, and its name and definition in bokmål for readers outside the house."""

    code: str
    label: str
    definition: str


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
    parts
        Codes among them that count separate parts of one whole, so that the rest follows by subtraction.
    threshold
        Code of the parameter that says the least count that may be given out.
    counted
        What is counted, in the plural.
    """

    name: str
    sheet: str
    title: str
    figures: tuple[PublishedFigure, ...]
    parts: tuple[str, ...]
    threshold: str
    counted: str


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
            ),
            PublishedFigure(
                "startlan_family_share_amount_pct",
                "Andel barnefamilier etter kroner",
                "Utbetalt startlån og tilskudd i saker med minst ett barn under 18 år, delt på utbetalt beløp i alle "
                "saker der antall barn er oppgitt.",
            ),
        ),
        parts=(),
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
            ),
            PublishedFigure(
                "dwellings_suitable_0_3",
                "Egnet for barn 0–3 år",
                "Boliger utenom gruppen over som oppfyller alle kommunens krav til bolig for familier med barn 0–3 år.",
            ),
            PublishedFigure(
                "dwellings_not_suitable",
                "Ikke egnet for barnefamilier",
                "Boliger som er kartlagt, men som ikke oppfyller kravene for noen av gruppene.",
            ),
            PublishedFigure(
                "dwellings_not_surveyed",
                "Mangler kartlegging",
                "Boliger der minst én opplysning mangler, slik at det ikke er avgjort om boligen er egnet.",
            ),
            PublishedFigure(
                "family_suitable_share_pct",
                "Andel av boligene som er egnet for barnefamilier",
                "Boliger egnet for barn fra 3 år eller barn 0–3 år, delt på alle boliger kommunen disponerer.",
            ),
        ),
        parts=(
            "dwellings_suitable_3_plus",
            "dwellings_suitable_0_3",
            "dwellings_not_suitable",
            "dwellings_not_surveyed",
        ),
        threshold="min_publish_other",
        counted="boliger",
    ),
)
