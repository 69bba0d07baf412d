from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.steps.configure import configure
from tests.builders import criterion, make_tables

HEADINGS = {"sol": "Sol", "balkong": "Balkong"}


def said(*rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    _, findings = configure(make_tables(criteria=rows), HEADINGS)
    return [(item.rule_id, item.place.cell, item.message) for item in findings]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([criterion()], []),
        (
            [criterion(valid_to=date(2018, 12, 31)), criterion(valid_from=date(2019, 2, 1))],
            [("I201", "J3", "Ingen rad for «Areal» for 3 år + gjelder 01.01.2019–31.01.2019.")],
        ),
        (
            [criterion(), criterion(limit="60", valid_from=date(2019, 2, 1))],
            [
                (
                    "I202",
                    "K2",
                    "To rader for «Areal» for 3 år + gjelder fra 01.02.2019: denne og minst 60\u00a0m² (celle A3). "
                    "Den som begynte sist, er brukt.",
                )
            ],
        ),
        (
            [criterion(limit="80"), criterion(operator="AT_MOST", limit="60")],
            [
                (
                    "I203",
                    "E3",
                    "Ingen bolig kan oppfylle «Areal» for 3 år + fra 01.01.2015: kravet er høyst 60\u00a0m², men også "
                    "minst 80\u00a0m² (celle A2).",
                )
            ],
        ),
        (
            [criterion(valid_to=date(2014, 12, 31))],
            [
                (
                    "I204",
                    "K2",
                    "Raden for «Areal» for 3 år + slutter 31.12.2014, før den begynner 01.01.2015, og er ikke brukt.",
                )
            ],
        ),
        (
            [
                criterion(valid_from=date(2019, 1, 1), valid_to=date(2019, 6, 30)),
                criterion(fact="Målt areal", limit="60", valid_from=date(2019, 1, 1)),
            ],
            [
                (
                    "I205",
                    "K2",
                    "Raden for «Areal» for 3 år + blir aldri brukt, fordi minst 60\u00a0m² (celle A3) begynner senere "
                    "og gjelder de samme dagene.",
                )
            ],
        ),
        (
            [criterion(condition_id="Plass", limit="50")],
            [
                (
                    "I206",
                    "E2",
                    "Raden for «Areal» for 3 år + endrer ingenting, fordi minst 55\u00a0m² (standardverdi) alt krever "
                    "det.",
                )
            ],
        ),
        (
            [criterion(limit="600000")],
            [
                (
                    "I207",
                    "E2",
                    "Grensen minst 600\u00a0000\u00a0m² passer ikke til «Areal» for 3 år +, som kan være minst 5 m² "
                    "og høyst 2\u00a0000 m².",
                )
            ],
        ),
        (
            [criterion(condition_id="Solrik", fact="Sol", limit="0,4", unit="%")],
            [
                (
                    "I207",
                    "E2",
                    "Grensen minst 0,4\u00a0% passer ikke til «Sol» for 3 år +, som kan være 0–100 %, skrevet som 40 "
                    "og ikke 0,4.",
                )
            ],
        ),
        (
            [criterion(limit="5")],
            [
                (
                    "I208",
                    "E2",
                    "Alle svar oppfyller «Areal» for 3 år +: minst 5\u00a0m². Det krever bare at opplysningen er "
                    "kartlagt.",
                )
            ],
        ),
        (
            [
                criterion(condition_id="Ute", fact="Balkong", limit="4", unit="m²"),
                criterion(condition_id="Ute", fact="Balkong", operator="IS_YES", limit=None, unit=None),
            ],
            [
                (
                    "I209",
                    "D3",
                    "«Balkong» for 3 år + er krevd som ja, men også som minst 4\u00a0m² (celle A2). Svarene kan bare "
                    "leses på én av måtene.",
                )
            ],
        ),
        (
            [criterion(weight=2.5)],
            [
                (
                    "I210",
                    "H2",
                    "«Areal» for 3 år + er et krav som må oppfylles, så vekten 2,5 er ikke brukt.",
                )
            ],
        ),
    ],
    ids=lambda value: value[0][0] if value and isinstance(value[0], tuple) else None,
)
def test_what_is_said_of_criteria_and_where(rows: list[dict[str, Any]], expected: list[tuple[str, str, str]]) -> None:
    assert said(*rows) == expected


def test_a_clash_of_three_lists_names_the_other_two() -> None:
    lists = {"A": "Lav; middels", "B": "Middels; høy", "C": "Lav; høy"}
    rows = [
        criterion(
            condition_id=name, fact="Risiko brann", operator="ONE_OF", limit=words, unit=None, age_class="AGE_0_3"
        )
        for name, words in lists.items()
    ]

    clash = [message for rule_id, _, message in said(*rows) if rule_id == "I203"]

    assert clash == [
        "Ingen bolig kan oppfylle «Risiko brann» for 0–3 år fra 01.01.2015: kravet er «Lav» eller «Høy», men også "
        "«Lav» (standardverdi), «Lav» eller «Middels» (celle A2) og «Middels» eller «Høy» (celle A3)."
    ]
