"""Findings name their place; results know whether anything is wrong."""

import pytest

from levelset.core.errors import InvalidFramework, LevelsetError, NotAFramework, Refused
from levelset.core.findings import Finding, Result, Severity, has_errors

ERROR = Finding("a/b", Severity.ERROR, "It is wrong.", "page.md", 3)
INFO = Finding("a/c", Severity.INFO, "It is so.")


def test_a_finding_prints_its_place_before_its_message() -> None:
    assert str(ERROR) == "page.md:3: It is wrong."
    assert str(INFO) == "It is so."
    assert str(Finding("a", Severity.INFO, "Here.", "f")) == "f: Here."


def test_only_errors_are_errors() -> None:
    assert Result(1, (INFO, ERROR)).has_errors
    assert not Result(1, (INFO,)).has_errors
    assert not has_errors([])


@pytest.mark.parametrize("kind", [InvalidFramework, NotAFramework, Refused])
def test_every_error_is_one_of_levelset(kind: type[LevelsetError]) -> None:
    error = kind("No.")
    assert isinstance(error, LevelsetError)
    assert str(error) == "No."


def test_an_invalid_framework_carries_its_findings() -> None:
    assert InvalidFramework("No.", [ERROR]).findings == (ERROR,)
    assert InvalidFramework("No.").findings == ()
