"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# a slow or busy machine is no reason to call a property false
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=80)
settings.load_profile("house")
