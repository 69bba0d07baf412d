from __future__ import annotations

from pipeline.context import Context
from pipeline.topic import Topic
from pipeline.topics.why_not import why_not_topic
from tests.builders import context, shared_dwelling
from tests.proposals.desk import family_home, proposed, waiting

HOMES = [
    *(shared_dwelling(dwelling_id=f"B-{number}", places=places) for number, places in ((1, 5), (2, 2), (3, 6))),
    *(family_home(dwelling_id=f"B-{number}", approved_bedrooms=bedrooms) for number, bedrooms in ((7, 1), (8, 2))),
]


def topic(run: Context) -> Topic:
    return why_not_topic(proposed(run, dwellings=HOMES, youths=[waiting(), waiting(2)]), run)


def pairs(found: Topic) -> set[tuple[str, str]]:
    rows = found.tables[0].rows
    return set(zip(rows["Hvem"], rows["Bolig"], strict=True))


def test_all_pairs_stand_there_but_those_that_are_proposed() -> None:
    found = topic(context())
    assert pairs(found) == {
        *((youth, home) for youth in ("U-1", "U-2") for home in ("B-1", "B-3")),
        *(("H-1", home) for home in ("B-7",)),
    }
    assert found.tables[0].note == "En person som er foreslått i boligen, står ikke her."


def test_of_too_many_pairs_the_nearest_stand_there_and_that_is_said() -> None:
    found = topic(context(why_not_pairs_max=7, why_not_nearest=2))
    assert pairs(found) == {("U-1", "B-1"), ("U-2", "B-1"), ("H-1", "B-7")}
    assert found.tables[0].note == (
        "En person som er foreslått i boligen, står ikke her. Det er 8 par av person og bolig, for mange til å vise "
        "alle. For hver person står de 2 boligene som minst står i veien for. Skriv en person i "
        "«Vis alle boliger i Hvorfor ikke for» i Oppsett for å se alle boligene neste gang."
    )
    assert pairs(topic(context(why_not_pairs_max=8, why_not_nearest=2))) == pairs(topic(context()))


def test_whoever_staff_ask_for_has_all_dwellings_however_many_the_pairs_are() -> None:
    everything = pairs(topic(context()))
    nearest = pairs(topic(context(why_not_pairs_max=7, why_not_nearest=1)))
    asked = pairs(topic(context(why_not_pairs_max=7, why_not_nearest=1, why_not_all_for=" u-2; H-1")))
    assert {pair for pair in asked if pair[0] != "U-1"} == {pair for pair in everything if pair[0] != "U-1"}
    assert {pair for pair in asked if pair[0] == "U-1"} == {pair for pair in nearest if pair[0] == "U-1"}
    assert asked > nearest


def test_one_asked_for_who_does_not_wait_is_named() -> None:
    assert topic(context(why_not_all_for="U-1, U-77, H-9")).tables[0].note == (
        "En person som er foreslått i boligen, står ikke her. "
        "U-77 og H-9 i «Vis alle boliger i Hvorfor ikke for» er ikke blant dem som venter."
    )


def test_a_shared_dwelling_beyond_the_greatest_number_says_so() -> None:
    shut = topic(context(proposal_shared_dwellings_max=2)).tables[1].rows
    assert shut[["Bolig", "Grunn"]].to_numpy().tolist() == [
        ["B-3", "Første plass er ledig 31.10.2019. Forslagene lages for boligene som er ledige før."]
    ]
