"""What a line of the log holds, and what it keeps to itself."""

import logging

import pytest

from levelset.web.logs import LineFormatter


def _line(message: str, *arguments: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, message, arguments, None)
    return LineFormatter().format(record)


@pytest.mark.parametrize("path", ["/account/welcome/AbC-123_x", "/account/password/reset/key/1-abc-123/"])
@pytest.mark.parametrize("end", ["", "/", '"', " status_code=404"])
def test_an_address_that_lets_somebody_in_is_not_written_down(path: str, end: str) -> None:
    line = _line("Not Found: %s", path + end)

    assert "123" not in line
    assert path.rsplit("/", 2)[0].split("/")[1] in line  # which page it was stays


def test_other_addresses_are_written_as_they_are() -> None:
    assert "/import/7/review" in _line("Not Found: %s", "/import/7/review")
