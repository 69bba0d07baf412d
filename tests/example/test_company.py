"""Youths of the example differ in what proposals weigh, and the two orders differ in whom they house."""

from __future__ import annotations

from pipeline.allocation.shared_proposal import Order
from pipeline.context import Context
from pipeline.rules.catalogue import all_conditions
from pipeline.steps.assess import assess
from pipeline.steps.configure import configure
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.propose import propose
from pipeline.steps.read import read
from tests.example.conftest import AS_OF, Example, Row


def youths(example: Example) -> dict[str, Row]:
    return {row["EM-nr"]: row for row in example.rows("Ungdom.xlsx", "EM-ungdom")}


def waiting(example: Example) -> list[Row]:
    housed = {row["EM-nr"] for row in example.rows("Kontrakter.xlsx", "Leieforhold")}
    return [row for name, row in youths(example).items() if name not in housed]


def test_one_pair_of_siblings_waits_and_can_talk_to_each_other(example: Example) -> None:
    found = youths(example)
    pairs = [(row, found[row["Søsken"]]) for row in found.values() if row["Søsken"]]

    assert len(pairs) == 2
    for one, other in pairs:
        assert other["Søsken"] == one["EM-nr"]
        assert (one["Kjønn"], one["Språk"]) == (other["Kjønn"], other["Språk"])
        assert one in waiting(example)


def test_the_girl_who_has_waited_longest_must_not_live_with_the_two_behind_her(example: Example) -> None:
    first, second, third, *_ = [row for row in waiting(example) if row["Kjønn"] == "Jente"]

    assert first["Vedtaksdato"] < second["Vedtaksdato"] <= third["Vedtaksdato"]
    assert first["Ikke bo med"] == f"{second['EM-nr']}, {third['EM-nr']}"


def test_languages_and_schools_differ_and_some_are_not_known(example: Example) -> None:
    rows = list(youths(example).values())
    schools = {row["Ungdomsskolekrets"] for row in example.rows("Boligregister.xlsx", "Boliger")}

    assert len({str(row["Språk"]).split(", ")[0] for row in rows}) == 7
    assert {row["Skole"] for row in rows} == schools | {None}
    assert len(schools) == 2


def test_the_two_orders_house_different_numbers(example: Example) -> None:
    tables = normalise(locate(read(example.folder), ())).tables
    context = Context("2019-10", AS_OF, configure(tables, {})[0])
    made = propose(tables, assess(tables, all_conditions(), context), context).shared

    assert made is not None
    assert (made.chosen.order, made.beside.order) == (Order.NOBODY_PASSED, Order.LARGEST_NUMBER)
    first = next(row["EM-nr"] for row in waiting(example) if row["Kjønn"] == "Jente")
    housed = [{item.youth_id for item in proposal.placements} for proposal in (made.chosen, made.beside)]
    assert len(housed[0]) < len(housed[1])
    assert first in housed[0] - housed[1]
