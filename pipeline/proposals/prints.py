"""What a proposal rests on, as prints that tell from month to month which fact has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping

from pipeline.allocation.family_records import FamilyDwelling, Household
from pipeline.allocation.shared_records import SharedDwelling, Youth

Prints = dict[str, str]
"""A short print of each fact by its name."""

_SHARED = {
    "birth_date": "fødselsdatoen",
    "sex": "kjønnet",
    "day_activity_ok": "vurderingen av skole og dagtilbud",
    "social_ok": "vurderingen av det sosiale",
    "tenancy_duties_ok": "vurderingen av boforpliktelsene",
    "wishes": "ønskene",
    "school": "skolen",
    "languages": "språkene",
    "live_with": "hvem ungdommen vil bo med",
    "not_with": "hvem ungdommen ikke skal bo med",
    "siblings": "søsknene",
}
_SHARED_DWELLING = {"places": "antall plasser", "lease_end": "innleien"}
_FAMILY = {
    "bedrooms_needed": "hvor mange soverom husstanden trenger",
    "age_classes": "barnas alder",
    "needs_wheelchair": "behovet for rullestol",
    "rent_limit_nok_month": "høyeste leie",
    "school_district": "ønsket skolekrets",
}
_FAMILY_DWELLING = {
    "bedrooms": "boligens soverom",
    "suits": "om boligen er egnet",
    "wheelchair_accessible": "om boligen er for rullestol",
    "risk": "risikoen ved boligen",
    "rent_nok_month": "husleien",
    "lease_end": "hvor lenge boligen kan beholdes",
}
_RESIDENTS = "residents"
_TITLES = {**_SHARED, **_SHARED_DWELLING, **_FAMILY, **_FAMILY_DWELLING, _RESIDENTS: "hvem som bor i boligen"}


def shared_prints(youth: Youth, dwelling: SharedDwelling, promised: Collection[str] = ()) -> Prints:
    """What a youth's proposal in a shared dwelling rests on; those only ``promised`` a place do not live there yet."""
    residents = ",".join(sorted({resident.youth_id for resident in dwelling.residents} - set(promised)))
    return {**_of(youth, _SHARED), **_of(dwelling, _SHARED_DWELLING), _RESIDENTS: _print(residents)}


def family_prints(household: Household, dwelling: FamilyDwelling) -> Prints:
    """What a household's proposal rests on."""
    return {**_of(household, _FAMILY), **_of(dwelling, _FAMILY_DWELLING)}


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What the facts are called that are not as before; a fact that was not kept then is not among them."""
    return [_TITLES[name] for name in now if name in before and before[name] != now[name]]


def _of(record: object, names: Iterable[str]) -> Prints:
    return {name: _print(_plain(getattr(record, name))) for name in names}


def _plain(value: object) -> str:
    if isinstance(value, frozenset):
        return ",".join(sorted(map(str, value)))
    if isinstance(value, Mapping):
        return ",".join(f"{key}:{value[key]}" for key in sorted(value))
    return str(value)


def _print(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
