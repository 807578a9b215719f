"""The API: one's own evidence and nothing else; whatever is sent, the answer says what is wrong."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from cast import Cast
from levelset.interchange import evidence_v1, suggest_v1
from levelset.web.api import actions
from levelset.web.evidence.actions import logging
from levelset.web.evidence.actions.linking import choose_page
from levelset.web.evidence.framework import reading_of
from levelset.web.evidence.models import Entry
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.people.models import User
from levelset.web.placements.actions import choose_aim
from levelset.web.wsgi import application

pytestmark = pytest.mark.django_db
ENTRIES = "/api/v1/entries"
TEXT = "Asked before I cut the cable of span two."


class Program:
    """A program with a token."""

    def __init__(self, person: User, *, writes: bool = True) -> None:
        self.text = actions.make_token(f"t{uuid.uuid4()}", days=30, may_write=writes, author=person)[1]

    def ask(self, method: str, address: str, body: Any = None) -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        headers = {"Authorization": f"Bearer {self.text}"}
        return Client(enforce_csrf_checks=True).generic(method, address, data, "application/json", headers=headers)


def test_an_entry_is_logged_listed_read_and_deleted(cast: Cast) -> None:
    program = Program(cast.member)
    more = {"kind": "decision", "begins": "2026-03-02", "ends": "2026-03-04", "outcome": "Nobody fell.",
            "project": "Span two", "links": ["https://wiki.example/span"]}  # fmt: skip
    made = program.ask("POST", ENTRIES, {"text": TEXT, **more})
    assert made.status_code == 201, made.content
    entry = made.json()
    assert {name: entry[name] for name in more} == more and entry["audience"] == []
    listed = program.ask("GET", ENTRIES).json()
    assert listed == {"format": "levelset-entries/1", "entries": [entry], "next": None}
    log = {"format": evidence_v1.FORMAT, "person": cast.member.name, "entries": listed["entries"]}
    jsonschema.validate(log, evidence_v1.schema())
    assert program.ask("GET", f"{ENTRIES}/{entry['key']}").json() == entry
    assert program.ask("DELETE", f"{ENTRIES}/{entry['key']}").status_code == 204
    assert program.ask("GET", f"{ENTRIES}/{entry['key']}").status_code == 404
    assert Entry.objects.get().deleted_at is not None


def test_another_persons_entry_is_not_there(cast: Cast) -> None:
    entry, _new = logging.capture(TEXT, author=cast.member)
    stranger, author = Program(cast.second), Program(cast.member)
    assert author.ask("GET", f"{ENTRIES}/{entry.key}").status_code == 200
    for method in ("GET", "DELETE"):
        foreign, absent = (stranger.ask(method, f"{ENTRIES}/{key}") for key in (entry.key, uuid.uuid4()))
        assert (foreign.status_code, foreign.content) == (404, absent.content)
    assert stranger.ask("GET", ENTRIES).json()["entries"] == []
    assert Entry.objects.get().deleted_at is None


def test_a_method_that_is_not_meant_is_told_like_all_else(cast: Cast) -> None:
    program = Program(cast.member)
    for address, allowed in ((ENTRIES, "GET, POST"), (f"{ENTRIES}/{uuid.uuid4()}", "DELETE, GET")):
        answer = program.ask("PUT", address, {"text": TEXT})
        assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (405, allowed, "application/json")
        assert answer.json()["mend"] == f"It takes {allowed}." and answer.json()["fields"] == []


def test_a_token_that_reads_writes_nothing(cast: Cast) -> None:
    entry, _new = logging.capture(TEXT, author=cast.member)
    program = Program(cast.member, writes=False)
    assert program.ask("GET", f"{ENTRIES}/{entry.key}").status_code == 200
    for method, address, body in (("POST", ENTRIES, {"text": "x"}), ("DELETE", f"{ENTRIES}/{entry.key}", None)):
        answer = program.ask(method, address, body)
        assert answer.status_code == 403 and "only reads" in answer.json()["error"]
    assert Entry.objects.filter(deleted_at=None).count() == 1


def test_the_same_token_of_a_request_makes_no_second_entry(cast: Cast) -> None:
    program, body = Program(cast.member), {"text": TEXT, "token": str(uuid.uuid4())}
    first, second = program.ask("POST", ENTRIES, body), program.ask("POST", ENTRIES, body)
    assert (first.status_code, second.status_code) == (201, 200) and first.json() == second.json()
    another = program.ask("POST", ENTRIES, {**body, "text": "Another."})
    assert another.status_code == 409 and "token of its own" in another.json()["error"]
    assert Entry.objects.filter(author=cast.member).count() == 1
    other = Program(cast.second).ask("POST", ENTRIES, body)
    assert other.status_code == 201 and other.json()["key"] != first.json()["key"]
    program.ask("DELETE", f"{ENTRIES}/{first.json()['key']}")
    assert program.ask("POST", ENTRIES, body).status_code == 409


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        ({}, 400, "text"),
        ({"text": ""}, 400, "text"),
        ({"text": "x" * 20_001}, 400, "text"),
        ({"text": "x", "begins": "yesterday"}, 400, "begins"),
        ({"text": "x", "begins": 1}, 400, "begins"),
        ({"text": "x", "kind": "win"}, 400, "kind"),
        ({"text": "x", "author": "sana"}, 400, "author"),
        ({"text": "x", "links": ["https://a.example"] * 21}, 400, "links"),
        ({"text": "x", "links": ["javascript:alert(1)"]}, 400, "links"),
        ({"text": "x", "begins": "2026-03-02", "ends": "2026-03-01"}, 400, "ends"),
        ({"text": "x", "begins": "0001-01-01"}, 400, "begins"),
        ({"text": "\x00\x01"}, 400, "text"),
        ({"text": "\ud800"}, 400, "text"),
        (["text"], 400, ""),
        (b"{", 400, ""),
        (b"\xff\xfe", 400, ""),
        (b"[" * 100_000, 400, ""),
    ],
)
def test_what_cannot_be_kept_is_said_and_leaves_nothing(cast: Cast, body: Any, status: int, named: str) -> None:
    answer = Program(cast.member).ask("POST", ENTRIES, body)
    assert answer.status_code == status, answer.content
    told = answer.json()
    assert told["error"] and told["mend"]
    assert not named or told["fields"][0]["field"].startswith(named)
    assert not Entry.objects.exists()


def test_script_stays_text(cast: Cast) -> None:
    text = "<script>alert(1)</script> =1+1"
    made = Program(cast.member).ask("POST", ENTRIES, {"text": text, "outcome": text})
    assert made.json()["text"] == text and made.headers["Content-Type"].startswith("application/json")
    assert made.headers["X-Content-Type-Options"] == "nosniff"


def test_a_long_log_comes_in_pages_with_the_same_number_of_queries(cast: Cast) -> None:
    program = Program(cast.member)
    logging.capture(TEXT, author=cast.member)
    program.ask("GET", ENTRIES)
    with CaptureQueriesContext(connection) as few:
        program.ask("GET", ENTRIES)
    for number in range(60):
        logging.capture(f"Span {number}", author=cast.member)
    with CaptureQueriesContext(connection) as many:
        first = program.ask("GET", ENTRIES).json()
    assert len(many) == len(few)
    second = program.ask("GET", f"{ENTRIES}?page={first['next']}").json()
    assert (len(first["entries"]), len(second["entries"]), second["next"]) == (50, 11, None)
    assert not {one["key"] for one in first["entries"]} & {one["key"] for one in second["entries"]}
    assert program.ask("GET", f"{ENTRIES}?page=100000").json()["entries"] == []
    for page in ("0", "-1", "9" * 30, "x"):
        assert program.ask("GET", f"{ENTRIES}?page={page}").status_code == 400


def test_suggestions_and_the_way(cast: Cast, version: FrameworkVersion) -> None:
    program = Program(cast.member, writes=False)
    note = {"text": "I asked before I cut the cable, and finished the span."}
    assert program.ask("POST", "/api/v1/suggestions", note).json()["suggestions"] == []
    assert program.ask("GET", "/api/v1/way").status_code == 404
    address = "bridge-engineer/ic1"
    reading = reading_of(cast.member, address)
    assert reading is not None
    choose_page(author=cast.member, reading=reading, address=address)
    found = program.ask("POST", "/api/v1/suggestions", note).json()
    jsonschema.validate(found, suggest_v1.schema())
    assert found["suggestions"] and found["suggestions"][0]["words"]
    assert not Entry.objects.exists()
    choose_aim("bridge-engineer/ic2", with_manager=False, author=cast.member)
    way = program.ask("GET", "/api/v1/way").json()
    assert way["format"] == "levelset-way/1" and way["aim"]["level"] == "IC2" and way["responsibilities"]


def test_an_address_that_is_none_is_said_in_json(cast: Cast) -> None:
    answer = Program(cast.member).ask("POST", "/api/v1/elsewhere/2")
    assert answer.status_code == 404 and answer.json()["mend"]


class TestEveryOperation:
    """Schemathesis sends what the schema allows and what it does not; nothing fails, and answers are as described."""

    @pytest.fixture(autouse=True)
    def _program(self, cast: Cast, version: FrameworkVersion, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr("levelset.web.api.bearer.A_MINUTE", 10**6)
        cache.clear()
        # As Django's own client for tests does: the connection of the test stays open between requests.
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        entry, _new = logging.capture(TEXT, author=cast.member)
        self.program, self.entry = Program(cast.member), entry
        yield
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)

    def test_is_as_the_schema_says(self) -> None:
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
        met = set()
        for result in schema.get_all_operations():
            operation = result.ok()
            assert operation is not None
            met.add(operation.label)
            for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
                self._send(operation, mode)
        assert len(met) == 6

    def _send(self, operation: Any, mode: Any) -> None:
        @settings(
            max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def send(case: Any) -> None:
            # That a laxer reading of a value is taken (“1.0” for 1) is no fault; and of an entry rules ask for more
            # than a shape can say: a link that is one, a lens that the framework has.
            beyond = [positive_data_acceptance] if operation.label == f"POST {ENTRIES}" else []
            case.call_and_validate(
                headers={"Authorization": f"Bearer {self.program.text}", "Accept-Encoding": "identity"},
                excluded_checks=[negative_data_rejection, *beyond],
            )

        send()
