from __future__ import annotations

import numpy as np
import pandas as pd
import pandera.errors
import pytest

from pipeline.table import empty_frame
from pipeline.values import read_value
from schemas.columns import ColumnSpec, Kind, Owner, TableSpec, table_spec
from schemas.tables import TABLES
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from tests.builders import dwelling, make_frame

ALL = [(table, column) for table in TABLES.values() for column in table.columns]
NAMES = [f"{table.name}.{column.name}" for table, column in ALL]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: str(table.name))
def test_a_table_is_whole(table: TableSpec) -> None:
    names = [column.name for column in table.columns]
    titles = [column.title.casefold() for column in table.columns]

    assert set(table.key) <= set(names)
    assert len(titles) == len(set(titles))
    assert table.model.__doc__
    assert len(table.sheet) <= 31
    assert any(column.is_required for column in table.columns)
    table.model.validate(empty_frame(table))


@pytest.mark.parametrize(("table", "column"), ALL, ids=NAMES)
def test_a_column_says_what_its_kind_needs(table: TableSpec, column: ColumnSpec) -> None:
    assert column.title[0].isupper() or column.title[0].isdigit()
    assert (column.kind is Kind.CODE) == (column.codes is not None)
    assert (column.kind is Kind.DIGITS) == (column.digits is not None)
    assert not (column.is_required and column.is_optional)
    if column.minimum is not None and column.maximum is not None:
        assert column.minimum < column.maximum
    if column.minimum is not None or column.maximum is not None:
        assert column.kind in (Kind.NUMBER, Kind.INTEGER)
    if column.name.endswith("_date"):
        assert column.kind is Kind.DATE
    if column.name.startswith(("is_", "has_")):
        assert column.kind is Kind.YES_NO
    for suffix, unit in (("_m2", "m²"), ("_m", "m"), ("_nok", "kr"), ("_nok_month", "kr/mnd")):
        if column.name.endswith(suffix):
            assert column.unit == unit, (table.name, column.name)


@pytest.mark.parametrize(
    "name", ["remarks", "landlord", "resident", "birth_date", "duf_number", "signed_by", "youth_id"]
)
def test_what_is_about_a_person_is_sensitive_in_every_table(name: str) -> None:
    found = [column for table, column in ALL if column.name == name and table.name != "settings"]

    assert found
    assert all(column.is_sensitive for column in found)


def test_every_column_of_the_plan_has_an_owner_or_is_its_key() -> None:
    for model in (SettlementPlan, PlanPlaces):
        spec = table_spec(model)
        assert [column.name for column in spec.columns if column.owner is None] == list(spec.key)
    staff = {column.title for column in table_spec(PlanPlaces).columns if column.owner is Owner.STAFF}
    assert staff == {"Beboer", "Innflyttet", "Planlagt utflytting", "Ansvarlig", "Merknad"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("disposal_form", "LEID"),
        ("usable_area_m2", 4.0),
        ("dwelling_id", None),
        ("places", 0),
    ],
)
def test_the_contract_refuses_what_the_intake_should_have_caught(column: str, value: object) -> None:
    frame = make_frame(Dwellings, [dwelling()])
    frame[column] = pd.Series([value], dtype=frame[column].dtype)

    with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors)):
        Dwellings.validate(frame)


def test_the_contract_refuses_a_doubled_key_a_stranger_and_another_dtype() -> None:
    frame = make_frame(Dwellings, [dwelling(), dwelling(dwelling_id="B-2")])

    for broken in (
        frame.assign(dwelling_id=pd.Series(["B-1", "B-1"], dtype="str")),
        frame.assign(extra=1),
        frame.drop(columns="floor"),
        frame.assign(places=np.array([1.0, 2.0])),
    ):
        with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors)):
            Dwellings.validate(broken)


@pytest.mark.parametrize(("table", "column"), ALL, ids=NAMES)
def test_a_column_says_what_it_is_and_its_example_can_be_read(table: TableSpec, column: ColumnSpec) -> None:
    assert table.about.endswith(".")
    assert column.about.endswith((".", "…"))
    if column.example:
        assert read_value(column.example, column).remark is None
        assert read_value(column.example, column).value is not None
