"""Fixtures of the published framework's tests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cast import Cast
from levelset.core.model import Framework
from levelset.process.rights import Audience
from web.frameworks.samples import framework as sample


@pytest.fixture(autouse=True)
def _memory_is_empty() -> Iterator[None]:
    """Every test begins in a process that has answered nothing yet."""
    from levelset.web.frameworks import books
    from levelset.web.frameworks.views import serving

    yield
    books._books.clear()
    serving._pages.clear()


@pytest.fixture
def publish(cast: Cast) -> Callable[..., Any]:
    """Publish a framework, by default the usual one for members, as the editor."""
    from levelset.web.frameworks.actions import publish as action

    def by_editor(framework: Framework | None = None, *, audience: Audience = Audience.MEMBERS, note: str = "") -> Any:
        return action(framework or sample(), author=cast.editor, audience=audience, note=note)

    return by_editor
