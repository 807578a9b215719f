"""A published framework with a lens, and people who log."""

from dataclasses import replace

import pytest

from cast import Cast
from levelset.core.model import Lens, LensEntry
from levelset.process.rights import Audience
from levelset.web.frameworks.actions import publish
from levelset.web.frameworks.models import FrameworkVersion
from support import world

LENS = Lens(
    "span-lifecycle",
    "Life of a span",
    (LensEntry("plan", "Plan"), LensEntry("build", "Build"), LensEntry("watch", "Watch")),
)
PAGE = "bridge-engineer/ic1"


@pytest.fixture
def version(cast: Cast) -> FrameworkVersion:
    """Version 1, readable for members."""
    return publish(replace(world.framework(), lenses=(LENS,)), author=cast.owner, audience=Audience.MEMBERS)
