"""What holds for all tests: how long an example takes says nothing on a shared machine."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Side by side, a file stays together (its fixtures are dear), and all that need the one real CMS do."""
    for item in items:
        name = "cms" if item.get_closest_marker("cms") else str(item.path)
        item.add_marker(pytest.mark.xdist_group(name))
