from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from pipeline.answers import Answer, Answers
from pipeline.criteria.changes import CriteriaChanges, Shift
from pipeline.finding import Place
from pipeline.flow import Evidence, Results
from pipeline.gate import gated, listed, withheld_line
from pipeline.protection import Protection
from pipeline.topic import Matter, Topic, TopicTable, Typed
from tests.reports import building

BOOK = ("Søknader.xlsx", "Søknader")
HIDDEN, OPEN = Place(*BOOK, "C7"), Place(*BOOK, "C8")
PROTECTION = Protection(
    rows={BOOK: frozenset({7})},
    ids={"household_id": frozenset({"H-0053", "7"}), "dwelling_id": frozenset({"B-0075"})},
    keys=frozenset({"S-0053"}),
)


def results(**changes: Any) -> Results:
    return building.results(5, **{"protection": PROTECTION, "findings": (), "topics": (), **changes})


def table(rows: dict[str, list[Any]]) -> TopicTable:
    return TopicTable("Venter", "De som venter.", pd.DataFrame(rows), "Ingen")


def places(*cells: str) -> dict[str, list[Any]]:
    return {"Fil": [BOOK[0]] * len(cells), "Ark": [BOOK[1]] * len(cells), "Celle": list(cells)}


def shown(rows: dict[str, list[Any]]) -> TopicTable:
    found = gated(results(topics=(Topic("Familier", "Nå.", tables=(table(rows),)),)))
    return found.topics[0].tables[0]


def test_findings_in_protected_rows_or_that_name_one_are_counted_and_not_shown() -> None:
    clean = building.finding(1, place=OPEN, dwelling_id="B-0001")
    hidden = (
        building.finding(2, place=HIDDEN),
        building.finding(3, place=OPEN, message="Bor sammen med H-0053."),
        building.finding(4, place=Place("Boligregister.xlsx", "Boliger"), dwelling_id="B-0075"),
    )
    found = gated(results(findings=(clean, *hidden)))
    assert found.findings == (clean,)
    assert found.withheld == hidden
    assert withheld_line(found.withheld) == (
        "3 avvik gjelder rader med adressesperre og vises ikke her. "
        "Når kjøringen er ferdig, står de i arket Kontroll i Bosettingsplan."
    )


def test_with_nobody_protected_all_is_as_it_was() -> None:
    everything = building.results(5)
    assert gated(everything) is everything
    assert listed(everything) == (everything.assessment, None)


def test_what_staff_said_of_a_protected_row_is_shown_no_more() -> None:
    hidden = replace(building.finding(2, place=HIDDEN), identity="a")
    said = {
        "a": Answer("a", "ja", "", "2019-09", {}),
        "b": Answer("b", "ja", "", "2019-09", {"Fil": BOOK[0], "Ark": BOOK[1], "Celle": "C7"}),
        "c": Answer("c", "ja", "", "2019-09", {"Hva er galt": "S-0053 har to rader."}),
        "d": Answer("d", "ja", "", "2019-09", {"Fil": BOOK[0], "Ark": BOOK[1], "Celle": "C8"}),
    }
    found = gated(results(confirmed=(hidden,), answers=Answers(said)))
    assert found.confirmed == ()
    assert list(found.answers.by_identity) == ["d"]


def test_what_people_have_written_stays_beside_its_own_row() -> None:
    typed = Typed(
        pd.DataFrame({"Vedtak": ["ja", "nei", ""]}), pd.DataFrame({"Kjennetegn": ["a", "b", "c"]}), {}, "Velg."
    )
    answered = replace(table({"Husstand": ["H-0053", "H-0054", "H-0055"]}), typed=typed)
    (topic,) = gated(results(topics=(Topic("Forslag", "Nå.", tables=(answered,)),))).topics
    found = topic.tables[0]
    assert found.typed is not None
    assert list(found.rows["Husstand"]) == ["H-0054", "H-0055"]
    assert list(found.typed.shown["Vedtak"]) == ["nei", ""]
    assert list(found.typed.hidden["Kjennetegn"]) == ["b", "c"]


def test_rows_from_protected_rows_are_left_out_and_the_note_says_how_many() -> None:
    found = shown({"Dag": ["1.", "2."], **places("A7", "A8")})
    assert list(found.rows["Dag"]) == ["2."]
    assert found.note == "De som venter. 1 rad har adressesperre og vises ikke."


def test_rows_about_a_protected_household_are_left_out_wherever_they_come_from() -> None:
    found = shown({"Husstand": ["H-0053", "7", "H-1"], "Antall": [7, 7, 7], **places("A1", "A2", "A3")})
    assert list(found.rows["Husstand"]) == ["H-1"]
    assert found.note.endswith("2 rader har adressesperre og vises ikke.")


def test_in_rows_about_others_the_cell_that_names_one_is_blanked() -> None:
    found = shown({"Ungdom": ["EM-1", "EM-2"], "Bolig": ["B-0075", "B-1"], "Rom": ["7", "7"], "Alder": [7, 17]})
    assert found.rows.to_dict("list") == {
        "Ungdom": ["EM-1", "EM-2"],
        "Bolig": ["vises ikke", "B-1"],
        "Rom": ["7", "7"],
        "Alder": [7, 17],
    }
    assert found.note == "De som venter."


def test_matters_are_left_out_and_counted() -> None:
    matters = (
        Matter("NAV", "H-1", "Finn bolig.", None, OPEN),
        Matter("NAV", "H-0053", "Finn bolig.", None, OPEN),
        Matter("NAV", "7", "Finn bolig.", None, OPEN),
        Matter("NAV", "H-2", "Trangbodd i B-0075.", None, OPEN),
        Matter("NAV", "H-3", "Finn bolig.", date(2019, 11, 1), HIDDEN),
    )
    (topic,) = gated(results(topics=(Topic("Familier", "Nå.", matters=matters),))).topics
    assert [matter.subject for matter in topic.matters] == ["H-1"]
    assert topic.lead == "Nå. 4 saker har adressesperre og vises ikke."


def test_rows_behind_figures_count_but_are_not_shown() -> None:
    rows = pd.DataFrame({**places("A7", "A8", "A9"), "År": [2018, 2019, 2019]})
    base = results()
    summary = replace(base.summary, evidence={"Rader": Evidence("Søknader", "En rad per søknad.", rows)})
    found = gated(replace(base, summary=summary)).summary.evidence["Rader"]
    assert list(found.rows["Celle"]) == ["A8", "A9"]
    assert found.note == "En rad per søknad. 1 rad har adressesperre: med i tallene, men vises ikke."


def test_in_rows_behind_figures_too_the_cell_that_names_one_is_blanked() -> None:
    homes = ["B-1", "B-0075", "B-1", None, "B-1", "B-0075"]
    rows = pd.DataFrame({**places(*(f"A{row}" for row in range(11, 17))), "Nr": range(6), "Bolig": homes})
    base = results()
    summary = replace(base.summary, evidence={"Rader": Evidence("Søknader", "En rad per søknad.", rows)})
    found = gated(replace(base, summary=summary)).summary.evidence["Rader"]
    assert found.rows["Bolig"].astype("str").fillna("").tolist() == [
        "B-1",
        "vises ikke",
        "B-1",
        "",
        "B-1",
        "vises ikke",
    ]
    assert found.note == "En rad per søknad."


def test_dwellings_are_listed_without_the_protected_and_their_changes_follow() -> None:
    base = results()
    table = base.assessment.dwellings
    origin, number = table.sheets[0], int(table.row_numbers[1])
    changes = CriteriaChanges("2019-09", (), (), (Shift(1, "NOT_SUITABLE", "UNCLEAR"), Shift(4, "A", "B")))
    hidden = Protection(rows={(origin.file, origin.sheet): frozenset({number})})
    assessment, moved = listed(replace(base, protection=hidden, criteria_changes=changes))
    assert list(assessment.dwellings.frame["dwelling_id"]) == list(table.frame["dwelling_id"].drop(1))
    assert list(assessment.classes) == list(base.assessment.classes.drop(1))
    assert moved is not None
    assert moved.shifts == (Shift(3, "A", "B"),)
    for mine, whole in zip(assessment.judgements, base.assessment.judgements, strict=True):
        assert mine.outcomes.tolist() == np.delete(whole.outcomes, 1).tolist()
    for key, outcomes in base.assessment.outcomes.items():
        assert assessment.outcomes[key].tolist() == np.delete(outcomes, 1).tolist()
