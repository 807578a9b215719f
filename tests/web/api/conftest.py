"""A published framework."""

import pytest

from cast import Cast
from levelset.process.rights import Audience
from levelset.web.frameworks.actions import publish
from levelset.web.frameworks.models import FrameworkVersion
from support import world


@pytest.fixture
def version(cast: Cast) -> FrameworkVersion:
    """Version 1, readable for members."""
    return publish(world.framework(), author=cast.owner, audience=Audience.MEMBERS)
