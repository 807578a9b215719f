"""A published version for the command line: the one of the data folder, or a sentence that says what is missing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError

from levelset.core.errors import NotAFramework
from levelset.process.rights import Audience
from levelset.web.commands import ground, published
from levelset.web.frameworks import queries
from levelset.web.frameworks.actions import publish
from web.frameworks.samples import framework

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _django_is_set_up_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "begin", lambda _settings: None)


def test_a_version_is_found_by_its_number_whoever_may_read_it(cast: Any) -> None:
    publish(framework(), author=cast.editor, audience=Audience.MEMBERS)
    assert published.framework_of(1) == framework()


def test_a_version_that_is_not_there_is_said(cast: Any) -> None:
    with pytest.raises(NotAFramework, match="no published version 7"):
        published.framework_of(7)


def test_a_database_that_is_not_ready_is_said_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_number: int) -> Callable[..., Any]:
        raise OperationalError("no such table")

    monkeypatch.setattr(queries, "numbered", fails)
    with pytest.raises(NotAFramework, match="Start `levelset serve` once"):
        published.framework_of(1)
