"""What a rule says of a place."""

from pipeline.finding import Place, Severity
from pipeline.rule import Rule
from schemas.source import PRODUCT

RULE = Rule("I999", "Tull", PRODUCT, Severity.ERROR, "«{found}» er ikke en dato.", "Rett «{found}».")


def test_its_sentences_are_filled() -> None:
    said = RULE.finding(Place("Leie.xlsx", "Ark", "B2"), {"found": "i går", "column": "Fra"}, "i")
    assert (said.message, said.advice, said.column) == ("«i går» er ikke en dato.", "Rett «i går».", "Fra")


def test_a_text_that_nobody_would_read_to_its_end_is_cut() -> None:
    said = RULE.finding(Place("Leie.xlsx", "Ark", "B2"), {"found": "ord " * 8_000}, "i")
    assert said.message.startswith("«ord ord ")
    assert said.message.endswith("ord …» er ikke en dato.")
    assert len(said.message) < 1_100
