"""A forge on loopback, which these tests alone may ask."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from support import forges


@pytest.fixture
def forge(settings: Any) -> Iterator[forges.Forge]:
    """GitHub and GitLab at one address of this machine."""
    with forges.running() as running:
        settings.OUTGOING_LOOPBACK = True
        settings.CONFIGURATION = replace(
            settings.CONFIGURATION, github_address=running.address, gitlab_address=running.address
        )
        yield running
