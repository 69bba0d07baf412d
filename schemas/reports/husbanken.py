"""The tables that leave the house for Husbanken."""

from __future__ import annotations

from schemas.published import PublishedFigure, PublishedTable, When

CLASS = "klasse"
"""The dimension by which both tables divide."""
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
                ((CLASS, ("FAMILY",)),),
                of=(),
            ),
            PublishedFigure(
                "startlan_family_share_amount_pct",
                "Andel barnefamilier etter kroner",
                "Utbetalt startlån og tilskudd i saker med minst ett barn under 18 år, delt på utbetalt beløp i alle "
                "saker der antall barn er oppgitt.",
                ((CLASS, ("FAMILY",)),),
                of=(),
            ),
        ),
        population=LOAN_CASES,
        dimensions=((CLASS, ("FAMILY", "OTHER")),),
        axis=CLASS,
        classes=(("FAMILY", "Barnefamilier"), ("OTHER", "Andre")),
        when=When.SO_FAR,
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
                ((CLASS, ("AGE_3_PLUS",)),),
            ),
            PublishedFigure(
                "dwellings_suitable_0_3",
                "Egnet for barn 0–3 år",
                "Boliger utenom gruppen over som oppfyller alle kommunens krav til bolig for familier med barn 0–3 år.",
                ((CLASS, ("AGE_0_3",)),),
            ),
            PublishedFigure(
                "dwellings_not_suitable",
                "Ikke egnet for barnefamilier",
                "Boliger som er kartlagt, men som ikke oppfyller kravene for noen av gruppene.",
                ((CLASS, ("NOT_SUITABLE",)),),
            ),
            PublishedFigure(
                "dwellings_not_surveyed",
                "Mangler kartlegging",
                "Boliger der minst én opplysning mangler, slik at det ikke er avgjort om boligen er egnet.",
                ((CLASS, ("NOT_SURVEYED",)),),
            ),
            PublishedFigure(
                "family_suitable_share_pct",
                "Andel av boligene som er egnet for barnefamilier",
                "Boliger egnet for barn fra 3 år eller barn 0–3 år, delt på alle boliger kommunen disponerer.",
                ((CLASS, ("AGE_3_PLUS", "AGE_0_3")),),
                of=(),
            ),
        ),
        population=DWELLINGS,
        dimensions=((CLASS, ("AGE_3_PLUS", "AGE_0_3", "NOT_SUITABLE", "NOT_SURVEYED")),),
        axis=CLASS,
        classes=(
            ("AGE_3_PLUS", "Egnet for barn fra 3 år"),
            ("AGE_0_3", "Egnet for barn 0–3 år"),
            ("NOT_SUITABLE", "Ikke egnet for barnefamilier"),
            ("NOT_SURVEYED", "Mangler kartlegging"),
        ),
        when=When.DAY,
        threshold="min_publish_other",
        counted="boliger",
    ),
)
