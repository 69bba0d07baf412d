from __future__ import annotations

from collections import Counter

import pytest

from schemas import codelists
from schemas.codelists import CodeList

LISTS = [item for item in vars(codelists).values() if isinstance(item, CodeList)]


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: str(codes.name))
def test_codes_and_labels_are_unique_and_no_spelling_means_two_things(codes: CodeList) -> None:
    spellings = Counter(
        spelling
        for entry in codes.codes
        for spelling in {text.casefold() for text in (entry.code, entry.label, *entry.synonyms)}
    )

    assert len(set(codes.values)) == len(codes.values)
    assert len(set(codes.labels)) == len(codes.labels)
    assert [spelling for spelling, times in spellings.items() if times > 1] == []


def test_a_code_that_is_in_no_list_has_no_label() -> None:
    with pytest.raises(KeyError):
        codelists.RISK.label("EXTREME")


def test_the_lists_that_kobo_fixes() -> None:
    assert codelists.DWELLING_STATUS.values == (
        "KLAR_FOR_INNFLYTTING",
        "UTLEID",
        "VEDLIKEHOLD",
        "IKKE_TILGJENGELIG",
    )
    assert codelists.DWELLING_TYPE.values == ("ORDINAR_BOLIG", "OMSORGSBOLIG", "TJENESTEBOLIG", "ANNET_UTLEIEOBJEKT")
    assert codelists.DISPOSAL_FORM.values[:5] == (
        "KOMMUNALT_EID",
        "INNLEID_FRA_KOMMUNALT_FORETAK",
        "INNLEID_FRA_STIFTELSE",
        "INNLEID_FRA_PRIVAT_FORETAK",
        "INNLEID_FRA_PRIVATPERSON",
    )
