"""What a line of the log holds, and what it keeps to itself."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.db import IntegrityError
from django.db import OperationalError as DjangoOperationalError
from django.test import Client
from django.utils.module_loading import import_string

from cast import PASSWORD, Cast
from levelset.web.logs import JsonFormatter, LineFormatter, formatter, told


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


NAME, ADDRESS, TYPED = "Mika Member", "mika@example.org", "I rebuilt the swing bridge"


@pytest.fixture(params=["lines", "json"])
def written(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """What any logger writes meanwhile, however little it matters."""
    lines: list[str] = []
    shape = import_string(formatter(request.param))()

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(shape.format(record))

    handler = Keeping(level=logging.DEBUG)
    loggers = [logging.getLogger(name) for name in ("", "django", "levelset", "django.security", "django_tasks")]
    before = [(logger, logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
        logger.addHandler(handler)
    # Queries are never logged by a server: DEBUG is off and cannot be switched on.
    logging.getLogger("django.db.backends").disabled = True
    try:
        yield lines
    finally:
        logging.getLogger("django.db.backends").disabled = False
        for logger, level, propagate in before:
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagate


def fails_with_what_was_typed(*_args: object, **_more: object) -> None:
    """What a view may raise that has a person's text at hand."""
    try:
        raise IntegrityError(f"DETAIL: Key (email)=({ADDRESS}) exists; {TYPED}")
    except IntegrityError as error:
        raise ValueError(f"{NAME} wrote: {TYPED}") from error


@pytest.mark.django_db
def test_after_a_journey_the_log_holds_no_name_no_address_and_nothing_typed(
    written: list[str], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(raise_request_exception=False)
    client.post("/account/login/", {"login": ADDRESS, "password": "not this one"})
    client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    client.get("/framework/search", {"q": TYPED})
    for path in (
        "/people/mika-member-was-here",
        f"/nowhere/{ADDRESS}",
        f"/framework/{TYPED}/ic1",
        "/nöwhere/Mika Member",
    ):
        client.get(path)
    client.post("/import/", {"text": TYPED})
    Client(enforce_csrf_checks=True).post("/account/login/", {"login": ADDRESS})
    client.get("/", headers={"Host": "mika.example"})
    monkeypatch.setattr("levelset.web.health.views.queries.look", fails_with_what_was_typed)
    assert client.get("/healthz").status_code == 500
    whole = "\n".join(written)
    assert "person.signed_in" in whole, "the journey was logged"
    assert "fails_with_what_was_typed" in whole, "where it failed is told"
    assert "IntegrityError" in whole
    for personal in (NAME, "mika-member", ADDRESS, "mika@", TYPED, "swing", PASSWORD, "Mika"):
        assert personal not in whole, personal


def test_json_is_one_object_a_line_with_everything_in_it() -> None:
    record = logging.LogRecord("levelset.web.audit", logging.INFO, __file__, 1, "recorded\nin %s", ("two",), None)
    record.event, record.author = "framework.published", "a-key"
    line = JsonFormatter().format(record)
    assert "\n" not in line
    document = json.loads(line)
    assert document["message"] == "recorded\nin two"
    assert (document["level"], document["event"], document["author"]) == ("info", "framework.published", "a-key")


def test_what_the_system_says_is_told() -> None:
    assert told(FileNotFoundError(2, "No such file", "levelset.sqlite3")).endswith("'levelset.sqlite3'")
    assert told(DjangoOperationalError("database is locked")) == "OperationalError: database is locked"
    assert told(ValueError(TYPED)) == "ValueError"
