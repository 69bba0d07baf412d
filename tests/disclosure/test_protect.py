from __future__ import annotations

import pytest

from pipeline.disclosure.delivery import Axis, Delivery, Derived, Dimension, Group, Key, Unshown
from pipeline.disclosure.protect import Protected, protect
from pipeline.disclosure.reasons import reasons
from pipeline.disclosure.register import Entry, Register, from_lines, to_lines
from pipeline.disclosure.widening import widened
from pipeline.disclosure.wording import names
from tests.disclosure.building import dimension, population, random_delivery, table

FIRST = ((2, 8, 9), (7, 9, 12), (8, 7, 30))


def two_way(counts: object = FIRST, threshold: int = 3) -> Delivery:
    units = population(counts, (dimension("a", 3), dimension("b", 3)))
    return Delivery((units,), (table(units, "ab", threshold),))


def both_releases(seed: int) -> tuple[Protected, Protected]:
    early, late = random_delivery(seed)
    first = protect(early, year=2019, rounds=4)
    register = from_lines(to_lines(Register().adding(first.entries("januar 2019", 2019) if first.audit else [])))
    return first, protect(late, register, 2019, rounds=4)


@pytest.mark.parametrize(
    "seeds",
    [range(6), *(pytest.param(range(start, start + 100), marks=pytest.mark.slow) for start in range(6, 2006, 100))],
    ids=lambda seeds: f"{seeds.start}-{seeds.stop - 1}",
)
def test_nothing_small_can_be_had_from_two_releases_of_linked_tables(seeds: range) -> None:
    given_out = primaries = 0
    for seed in seeds:
        for result in both_releases(seed):
            if result.audit is None:
                assert set(result.refused) == {item.name for item in result.delivery.tables}
                assert all(result.shown(key) is None for key in result.model.keys)
                continue
            assert not result.audit.recoverable, seed
            assert not result.audit.provably_small, seed
            assert result.audit.is_safe, seed
            assert len(result.audit.proof.certificates) == result.model.is_primary.sum(), seed
            for derived in result.delivery.derived:
                assert result.is_hidden(derived) is any(result.shown(part) is None for part in derived.parts)
            given_out += 1
            primaries += int(result.model.is_primary.sum())
    assert given_out > len(seeds)
    assert primaries > 2 * len(seeds)


def test_small_counts_and_what_protects_them_have_a_reason() -> None:
    result = protect(two_way())
    said = reasons(result)
    assert set(said) == result.hidden
    texts = set(said.values())
    assert texts == {
        "Antallet er under 3 personer.",
        "Antallet er holdt tilbake fordi det ellers kan vises at disse er små: «Søknader etter ab: a1, b1».",
    }


def test_a_share_is_hidden_with_its_counts_and_shown_with_them() -> None:
    units = population([2, 9, 14], (dimension("a", 3),))
    parts = [Key(units.name, (("a", (f"a{number}",)),)) for number in (1, 3)]
    shares = tuple(Derived(f"andel {number}", (part, Key(units.name)), 5) for number, part in enumerate(parts))
    result = protect(Delivery((units,), (table(units, "a"),), shares))
    assert result.is_hidden(shares[0])
    assert result.is_hidden(shares[1]) is any(result.shown(part) is None for part in shares[1].parts)
    assert result.shown(parts[0]) is None


def test_what_a_share_counts_together_has_a_name() -> None:
    units = population([2, 9, 14], (dimension("a", 3),))
    both = Key(units.name, (("a", ("a1", "a2")),))
    delivery = Delivery((units,), (table(units, "a"),), (Derived("andel", (both, Key(units.name)), 5),))
    assert names(delivery)[both] == "Søknader etter a: a1 og a2"


def test_what_a_share_leaves_of_its_whole_is_protected_too() -> None:
    units = population([48, 2], (dimension("a", 2),))
    part, rest = (Key(units.name, (("a", (name,)),)) for name in ("a1", "a2"))
    share = Derived("andel", (part, Key(units.name)), 5)
    assert not protect(Delivery((units,), (), (share,))).is_hidden(share)
    assert protect(Delivery((units,), (), (share,), (Unshown(rest, 5),))).is_hidden(share)


def test_a_table_of_too_few_stays_in_the_house() -> None:
    result = protect(two_way([[1, 0, 1], [0, 1, 0], [0, 1, 0]], 5))
    assert result.refused == {"ab": "Tabellen «Søknader etter ab» er ikke gitt ut fordi den gjelder under 5 personer."}
    assert result.hidden == set(result.model.keys)


def test_nothing_is_given_out_when_an_earlier_release_gave_it_all_away() -> None:
    delivery = two_way()
    everything = protect(two_way(threshold=0)).entries("2018", 2018)
    result = protect(delivery, Register().adding(everything), 2019)
    assert result.audit is None
    assert all(result.shown(key) is None for key in result.model.keys)
    assert result.refused["ab"] == (
        "Tabellen «Søknader etter ab» er ikke gitt ut. Det finnes ingen måte å gi den ut på uten at små tall kan "
        "regnes ut av den sammen med det som er gitt ut før."
    )


def test_a_count_that_has_been_corrected_since_is_said() -> None:
    old = Entry("Husbanken 2018", 2018, Key("søknader", (("a", ("a1",)),)), 25, 3)
    result = protect(two_way(), Register((old,)), 2019)
    assert "«Søknader etter ab: a1, i alt» er et annet tall enn i Husbanken 2018. " in result.warnings[0]
    assert result.audit is not None


def test_a_margin_that_lies_wholly_in_one_cell_is_warned_of() -> None:
    result = protect(two_way([[0, 12, 0], [7, 9, 12], [8, 7, 30]]))
    assert result.warnings == (
        "Tabellen «Søknader etter ab» sier noe om hver enkelt i «a1»: alle 12 personer står under «b2».",
    )


def test_a_place_that_was_held_back_stays_so_within_the_year() -> None:
    months = dimension("m", 2, is_open=True)
    units = population([[2, 7], [9, 9], [8, 9], [9, 8], [9, 9]], (dimension("a", 5), months))
    first, second = (Delivery((units,), (table(units, "a", 3, (("m", (name,)),)),)) for name in months.classes)
    released = protect(first, year=2019)
    register = Register().adding(released.entries("januar", 2019))
    same_year, next_year = protect(second, register, 2019), protect(second, register, 2020)
    assert {key.box[0] for key in released.hidden} <= {key.box[0] for key in same_year.hidden if len(key.box) > 1}
    assert not [key for key in next_year.hidden if next_year.model.may_show[next_year.model.index[key]]]
    assert set(reasons(same_year).values()) == {
        "Antallet er holdt tilbake fordi samme plass i tabellen er holdt tilbake tidligere i år."
    }


def test_a_table_that_would_be_mostly_hidden_is_given_wider_groups() -> None:
    units = population([[1, 9], [8, 2], [2, 6], [7, 1]], (dimension("a", 4), dimension("b", 2)))
    result = protect(Delivery((units,), (table(units, "ab", 5),)))
    assert [group.label for group in result.delivery.tables[0].axes[0].groups] == ["a1 og a2", "a3 og a4"]
    assert result.notes == (
        "Gruppene i tabellen «Søknader etter ab» er slått sammen. Ellers måtte de fleste tallene vært holdt tilbake.",
    )


def test_months_become_quarters() -> None:
    months = Dimension("måned", tuple(f"2019-{number:02d}" for number in range(1, 8)), is_open=True)
    units = population(range(7), (months,))
    wide = widened(table(units, "", axes=(Axis.of(months),)))
    assert wide is not None
    assert wide.axes[0].groups == (
        Group("1. kvartal 2019", ("2019-01", "2019-02", "2019-03")),
        Group("2. kvartal 2019", ("2019-04", "2019-05", "2019-06")),
        Group("3. kvartal 2019", ("2019-07",)),
    )


def test_groups_are_put_together_two_and_two_until_two_are_left() -> None:
    units = population(range(5), (dimension("a", 5),))
    once = widened(table(units, "a"))
    assert once is not None
    assert [group.label for group in once.axes[0].groups] == ["a1 og a2", "a3 og a4", "a5"]
    twice = widened(once)
    assert twice is not None
    assert [group.label for group in twice.axes[0].groups] == ["a1, a2, a3 og a4", "a5"]
    assert widened(twice) is None


@pytest.mark.parametrize("line", [("2019",), ("r", "x", "p", "[]", "1", "3"), ("r", "2019", "p", "{", "", "3")])
def test_a_line_that_is_not_the_registers_is_refused(line: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="line 1 is not a line of the register"):
        from_lines([line])
