"""Only the planted youths live where the assessments, or what is said of the others, speak against it."""

from __future__ import annotations

from tests.example.conftest import AS_OF, Example

ANSWERS = ("Klarer skole/dagtilbud", "Fungerer sosialt", "Klarer boforpliktelser")


def _homes(example: Example) -> dict[str, set[str]]:
    homes: dict[str, set[str]] = {}
    for row in example.rows("Kontrakter.xlsx", "Leieforhold"):
        if row["EM-nr"] and (row["Utflyttet"] is None or row["Utflyttet"] >= AS_OF):
            homes.setdefault(row["EM-nr"], set()).add(row["Bolignr"])
    return homes


def test_only_the_planted_are_assessed_as_unfit_for_where_they_live(example: Example) -> None:
    homes = _homes(example)
    youths = example.rows("Ungdom.xlsx", "EM-ungdom")
    unfit = {row["EM-nr"] for row in youths if row["EM-nr"] in homes and "nei" in [row[name] for name in ANSWERS]}
    assert unfit == {item["record_id"] for item in example.planted("assessed_unfit")}


def test_only_the_planted_live_with_whom_they_must_not(example: Example) -> None:
    homes = _homes(example)
    wrong = {
        row["EM-nr"]
        for row in example.rows("Ungdom.xlsx", "EM-ungdom")
        if homes.get(row["EM-nr"], set()) & homes.get(row["Ikke bo med"], set())
    }
    assert wrong == {item["record_id"] for item in example.planted("must_live_apart")}
