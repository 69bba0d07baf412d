from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import scipy.optimize

from pipeline.disclosure.model import build_model
from pipeline.disclosure.protect import protect
from pipeline.disclosure.silence import silent
from pipeline.disclosure.suppressor import suppress
from tests.disclosure.building import one_table

COUNTS = [[2, 8, 9], [7, 9, 12], [8, 7, 30]]
SOLVERS = ("milp", "linprog")
Solver = Callable[..., Any]


def replace_solvers(monkeypatch: pytest.MonkeyPatch, change: Callable[[Solver], Solver]) -> None:
    for name in SOLVERS:
        monkeypatch.setattr(scipy.optimize, name, change(getattr(scipy.optimize, name)))


def no_answer(*_given: Any, **_options: Any) -> Any:
    return SimpleNamespace(status=4, x=None, fun=None)


def broken(*_given: Any, **_options: Any) -> Any:
    raise RuntimeError("HiGHS")


@pytest.mark.parametrize("failing", [no_answer, broken])
def test_when_the_solver_never_answers_nothing_is_given_out(failing: Solver, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_solvers(monkeypatch, lambda _: failing)
    result = protect(one_table(COUNTS, 3))
    assert result.audit is None
    assert all(result.shown(key) is None for key in result.model.keys)
    (why,) = result.refused.values()
    assert "Det finnes ingen måte å gi den ut på" in why


@pytest.mark.parametrize("failing", [no_answer, broken])
def test_a_failure_is_cured_by_asking_again_without_presolve(failing: Solver, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = suppress(build_model(one_table(COUNTS, 3)))

    def fails_with_presolve(solver: Solver) -> Solver:
        def ask(*given: Any, **options: Any) -> Any:
            return failing() if options["options"]["presolve"] else solver(*given, **options)

        return ask

    replace_solvers(monkeypatch, fails_with_presolve)
    found = suppress(build_model(one_table(COUNTS, 3)))
    assert expected is not None
    assert found is not None
    assert found.hidden.tolist() == expected.hidden.tolist()
    assert found.is_proven


def test_what_the_solver_prints_goes_nowhere(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def talking(solver: Solver) -> Solver:
        def ask(*given: Any, **options: Any) -> Any:
            os.write(1, b"Running HiGHS")
            ctypes.CDLL(None).puts(b"Copyright HiGHS")
            return solver(*given, **options)

        return ask

    replace_solvers(monkeypatch, talking)
    assert protect(one_table(COUNTS, 3)).audit is not None
    os.write(1, b"{}")
    assert capfd.readouterr().out == "{}"


def test_without_any_output_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_descriptor: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", closed)
    with silent():
        done = True
    assert done
