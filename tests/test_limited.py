"""Tests that are marked to end in time fail where they do not, and say why where they fail."""

import re
import time

import pytest

from support.limited import _in_child


@pytest.mark.parametrize(
    "slow", [lambda: time.sleep(600), lambda: re.match(r"(a+)+$", "a" * 60 + "b")], ids=["sleep", "pattern"]
)
def test_what_does_not_end_fails(slow: object) -> None:
    with pytest.raises(pytest.fail.Exception, match="more than"):
        _in_child(slow, 0.3)  # type: ignore[arg-type]


def test_what_fails_says_where() -> None:
    def broken() -> None:
        raise KeyError("the reason")

    with pytest.raises(pytest.fail.Exception, match="the reason"):
        _in_child(broken, 60)


@pytest.mark.ends_within(60)
def test_a_marked_test_is_run_with_its_fixtures(tmp_path: object) -> None:
    assert tmp_path


@pytest.mark.ends_within(60)
@pytest.mark.xfail(strict=True, reason="it is run, and fails")
def test_a_marked_test_that_fails_fails() -> None:
    raise AssertionError
