from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.answers import Answer, Answers
from pipeline.finding import Finding, Place, Severity, identity_of
from tests.builders import make_tables, tenancy


def finding(identity: str = "a", severity: Severity = Severity.WARNING, cell: str = "A1") -> Finding:
    return Finding("K001", severity, Place("Bok.xlsx", "Ark", cell), "", "Rart.", "Se.", "", identity=identity)


def answers(typed: str = "ja", identity: str = "a") -> Answers:
    return Answers({identity: Answer(identity, typed, "", "mai 2019")})


@pytest.mark.parametrize(
    ("typed", "severity", "identity", "is_confirmed"),
    [
        ("ja", Severity.WARNING, "a", True),
        (" Ja ", Severity.INFO, "a", True),
        ("ja", Severity.ERROR, "a", False),
        ("ja", Severity.CRITICAL, "a", False),
        ("ja", Severity.WARNING, "b", False),
        ("nei", Severity.WARNING, "a", False),
        ("", Severity.WARNING, "a", False),
    ],
)
def test_only_a_ja_to_this_very_warning_confirms_it(
    typed: str, severity: Severity, identity: str, is_confirmed: bool
) -> None:
    found = finding(identity, severity)
    assert answers(typed).confirms(found) is is_confirmed
    assert answers(typed).unconfirmed([found]) == (() if is_confirmed else (found,))


@pytest.mark.parametrize(
    ("typed", "severity", "is_unreadable"),
    [
        ("kanskje", Severity.WARNING, True),
        ("x", Severity.INFO, True),
        ("x", Severity.ERROR, False),
        (" JA ", Severity.WARNING, False),
        ("Nei", Severity.WARNING, False),
        ("  ", Severity.WARNING, False),
    ],
)
def test_a_word_that_is_no_answer_is_told_from_none(typed: str, severity: Severity, is_unreadable: bool) -> None:
    found = finding("a", severity)
    assert answers(typed).unreadable([found, finding("b")]) == ((found,) if is_unreadable else ())


def test_a_finding_that_nothing_tells_from_others_is_never_confirmed() -> None:
    assert not answers(identity="").confirms(finding(""))


def test_the_confirmed_come_once_each_as_they_lie() -> None:
    both = Answers({**answers().by_identity, **answers(identity="b").by_identity})
    found = [finding("b", cell="A9"), finding("a", cell="A10"), finding("a", cell="A10"), finding("c")]
    assert [item.identity for item in both.confirmed(found)] == ["b", "a"]


def test_parts_are_told_apart_and_any_text_has_an_identity() -> None:
    assert len({identity_of("ab", "c"), identity_of("a", "bc"), identity_of("a", "b", "c"), identity_of("\ud800")}) == 4


def test_a_row_is_known_by_its_key_and_values_and_not_by_where_it_stands() -> None:
    one, other = tenancy(tenancy_id="L-1"), tenancy(tenancy_id="L-2", room="9")
    first = make_tables(tenancies=[one, other]).by_name["tenancies"]
    turned = make_tables(tenancies=[other, one]).by_name["tenancies"]
    assert first.identity(0, "K001", ("room",)) == turned.identity(1, "K001", ("room",))
    assert first.identity(0, "K001", ("room",)) != first.identity(1, "K001", ("room",))
    assert first.identity(0, "K001", ("room",)) != first.identity(0, "K002", ("room",))
    changed = make_tables(tenancies=[{**one, "room": "8"}]).by_name["tenancies"]
    assert first.identity(0, "K001", ("room",)) != changed.identity(0, "K001", ("room",))
    keyless = replace(first, frame=first.frame.assign(tenancy_id=None))
    assert keyless.identity(0, "K001", ("room",)) == ""
