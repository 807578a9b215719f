"""An entry comes in whole: experiment, lenses and behaviors too; what cannot be kept is told field by field."""

from dataclasses import replace
from typing import Any

import pytest

from cast import Cast
from levelset.core.model import Lens, LensEntry
from levelset.process.rights import Audience
from levelset.web.evidence.models import Entry, Project, SpeaksTo
from levelset.web.frameworks.actions import publish
from levelset.web.frameworks.models import FrameworkVersion
from support import world
from web.api.test_evidence_api import ENTRIES, TEXT, Program

pytestmark = pytest.mark.django_db
IC1, IC2 = "bridge-engineer/ic1", "bridge-engineer/ic2"


@pytest.fixture
def lensed(cast: Cast) -> FrameworkVersion:
    """A published framework with a lens."""
    lens = Lens("works", "Stages of a bridge", (LensEntry("survey", "Survey"), LensEntry("load-test", "Load test")))
    return publish(replace(world.framework(), lenses=(lens,)), author=cast.owner, audience=Audience.MEMBERS)


def id_of(version: FrameworkVersion, text: str, page: str = IC2) -> str:
    """The id of a statement of a page."""
    found = next(one for one in version.framework.pages if f"{one.role}/{one.level.lower()}" == page)
    groups = [group for section in found.sections for group in section.groups]
    return next(str(one.id) for group in groups for one in group.statements if one.text == text)


def test_everything_that_the_form_takes_comes_in_and_is_read_back(cast: Cast, lensed: FrameworkVersion) -> None:
    program, statement = Program(cast.member), id_of(lensed, "I draw for others.")
    experiment = {"question": "Does the span sing?", "data": "Two winters.", "offline": "0.4 → 0.6",
                  "online": "12 trains", "result": "It hums.", "changed": "New bearings."}  # fmt: skip
    sent = {
        "text": TEXT, "kind": "experiment", "project": "Span two", "outcome": "Quiet.", "experiment": experiment,
        "begins": "2026-03-02", "ends": "2026-03-04", "links": ["https://wiki.example/span"],
        "lenses": [{"lens": "Stages of a bridge", "entry": "load test"}, {"lens": "works", "entry": "survey"}],
        "behaviors": [f"https://levels.example.org/framework/{IC2}#{statement}", f"{IC2}#{statement}"],
    }  # fmt: skip
    made = program.ask("POST", ENTRIES, sent)
    assert made.status_code == 201, made.content
    entry = program.ask("GET", f"{ENTRIES}/{made.json()['key']}").json()
    assert entry == made.json()
    same = ("text", "kind", "project", "outcome", "experiment", "begins", "ends", "links")
    assert {name: entry[name] for name in same} == {name: sent[name] for name in same}
    named = [{"lens": "Stages of a bridge", "entry": name} for name in ("Load test", "Survey")]
    assert sorted(entry["lenses"], key=str) == sorted(named, key=str)
    assert entry["behaviors"] == [
        {"statement": statement, "version": 1, "text": "I draw for others.", "responsibility": "Review", "page": IC2}
    ], "once, however often it was named"
    assert entry["audience"] == [] and Project.objects.get().name == "Span two"


def test_what_a_statement_is_on_another_page_is_another_place(cast: Cast, lensed: FrameworkVersion) -> None:
    """The page of the address counts, not the one that the person reads against."""
    program, shared = Program(cast.member), "I finish the span I began."
    for page in (IC1, IC2):
        address = f"/framework/{page}#{id_of(lensed, shared, page)}"
        assert program.ask("POST", ENTRIES, {"text": TEXT, "behaviors": [address]}).status_code == 201
    assert list(SpeaksTo.objects.order_by("id").values_list("page", flat=True)) == [IC1, IC2]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"experiment": {"question": 3}}, {"experiment.question": "Input should be a valid string."}),
        ({"experiment": {"verdict": "x"}}, {"experiment.verdict": "Extra inputs are not permitted."}),
        ({"experiment": {"data": "x" * 20_001}}, {"experiment.data": "String should have at most 20000 characters."}),
        ({"lenses": ["survey"]}, {"lenses.0": "Input should be a valid dictionary"}),
        ({"lenses": [{"lens": "works", "entry": "dive"}]}, {"lenses.0": "has no lens “works” with an entry “dive”"}),
        ({"behaviors": ["x"]}, {"behaviors.0": "No behavior of the published framework stands at “x”"}),
        ({"behaviors": [f"/framework/{IC2}"]}, {"behaviors.0": "/framework/ROLE/LEVEL#ID"}),
        ({"behaviors": [f"/framework/{IC2}#no-such"]}, {"behaviors.0": "Copy the address of its statement"}),
        ({"behaviors": ["//[", "a#b"]}, {"behaviors.0": "stands at “//[”", "behaviors.1": "stands at “a#b”"}),
        ({"behaviors": ["x"] * 31}, {"behaviors": "at most 30 items"}),
        ({"links": ["javascript:alert(1)"]}, {"links": "does not begin with https:// or http://"}),
        ({"links": ["https://a.example\nhttps://b.example"]}, {"links.0": "without spaces or line ends"}),
        ({"project": "x" * 121}, {"project": "at most 120 characters"}),
        ({"begins": "2026-03-02", "ends": "2026-03-01"}, {"ends": "before the day on which it began"}),
        (
            {"begins": "0001-01-01", "kind": "launch", "lenses": [{"lens": "a", "entry": "b"}], "text": "\x00"},
            {"begins": "between 1970 and", "lenses.0": "has no lens “a”", "text": "Write at least a word"},
        ),
    ],
)  # fmt: skip
def test_each_field_that_is_wrong_has_a_sentence(
    cast: Cast, lensed: FrameworkVersion, body: dict[str, Any], told: dict[str, str]
) -> None:
    answer = Program(cast.member).ask("POST", ENTRIES, {"text": TEXT, **body})
    assert answer.status_code == 400, answer.content
    said = {one["field"]: one["problem"] for one in answer.json()["fields"]}
    assert said.keys() == told.keys() and all(told[field] in said[field] for field in told)
    assert all(problem.endswith(".") for problem in said.values())
    assert not Entry.objects.exists() and not Project.objects.exists()


def test_without_a_framework_that_they_read_lenses_and_behaviors_are_refused_and_the_rest_is_kept(cast: Cast) -> None:
    program = Program(cast.member)
    answer = program.ask(
        "POST", ENTRIES, {"text": TEXT, "behaviors": ["a/b#c"], "lenses": [{"lens": "a", "entry": "b"}]}
    )
    fields = answer.json()["fields"]
    assert answer.status_code == 400 and [one["field"] for one in fields] == ["lenses.0", "behaviors.0"]
    assert all("no published framework that you can read" in one["problem"] for one in fields)
    assert program.ask("POST", ENTRIES, {"text": TEXT, "experiment": {"result": "It hums."}}).status_code == 201


def test_the_same_token_again_links_nothing_twice(cast: Cast, lensed: FrameworkVersion) -> None:
    program, statement = Program(cast.member), id_of(lensed, "I draw for others.")
    body = {"text": TEXT, "token": "5e0f3c1a-1111-4222-8333-0123456789ab", "behaviors": [f"{IC2}#{statement}"]}
    assert [program.ask("POST", ENTRIES, body).status_code for _each in range(2)] == [201, 200]
    assert Entry.objects.count() == SpeaksTo.objects.count() == 1
