"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.watch import Watch

# a slow or busy machine is no reason to call a property false
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=80)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with what takes longest."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def watch() -> Iterator[Watch]:
    """One watch over everything that is said and written."""
    with pytest.MonkeyPatch.context() as patch:
        found = Watch()
        found.start(patch)
        yield found


@pytest.fixture(autouse=True)
def _nobodys_number_is_told(watch: Watch) -> Iterator[None]:
    """No message, log or output of any test has a number as long as a person's."""
    yield
    seen, watch.seen = watch.seen, []
    assert not seen, seen
