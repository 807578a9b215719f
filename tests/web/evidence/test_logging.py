"""Capture and details: nothing is lost, nothing is made twice, nothing is kept that cannot be."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import PASSWORD, Cast, client_of
from levelset.core.errors import Refused
from levelset.process.evidence import LONGEST_TEXT, Provenance
from levelset.web.audit.models import Event
from levelset.web.evidence import lists
from levelset.web.evidence.actions import logging
from levelset.web.evidence.lists import A_PAGE, Filters
from levelset.web.evidence.models import Entry, Project
from levelset.web.evidence.views import keeping
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
TEXT = "Asked why span two hums in the wind; a bracket was loose."


def fields_of(entry: Entry, **more: Any) -> dict[str, Any]:
    """What the form of an entry sends as it stands."""
    return {
        "text": entry.text,
        "begins": entry.begins.isoformat(),
        "revision": entry.revision,
        "window": str(uuid.uuid4()),
        **more,
    }


def test_a_second_press_makes_no_second_entry(cast: Cast) -> None:
    client = client_of(cast.member)
    form = {"text": TEXT, "token": str(uuid.uuid4())}
    first, second = (client.post("/evidence/capture", form) for _press in range(2))
    entry = Entry.objects.get()
    assert first["Location"] == second["Location"] == f"/evidence/#e-{entry.key}"
    assert (entry.text, entry.author, entry.begins, entry.provenance) == (TEXT, cast.member, today(), "self")
    assert Event.objects.filter(event="evidence.captured").count() == 1
    assert TEXT not in str(Event.objects.values_list("data", flat=True))
    # Somebody else's form with the same token is somebody else's entry.
    client_of(cast.second).post("/evidence/capture", form)
    assert Entry.objects.count() == 2


def test_a_form_that_comes_back_with_other_words_is_another_entry(cast: Cast) -> None:
    client, form = client_of(cast.member), {"text": TEXT, "token": str(uuid.uuid4())}
    first = client.post("/evidence/capture", form)["Location"]
    # The browser went a page back, where the form is as it was sent; each press twice.
    other = [client.post("/evidence/capture", form | {"text": "Another bracket."})["Location"] for _press in range(2)]
    assert other[0] == other[1] != first
    assert sorted(Entry.objects.values_list("text", flat=True)) == sorted([TEXT, "Another bracket."])
    client.post(f"/evidence/{Entry.objects.get(text=TEXT).key}/delete")
    again = [client.post("/evidence/capture", form)["Location"] for _press in range(2)]
    assert again[0] == again[1] and again[0] not in (first, other[0])
    assert Entry.objects.filter(text=TEXT, deleted_at=None).count() == 1


def test_what_cannot_be_kept_comes_back_with_what_was_typed(cast: Cast) -> None:
    client = client_of(cast.member)
    long = "span " * 5_000
    answer = client.post("/evidence/capture", {"text": long, "token": str(uuid.uuid4())})
    assert answer.status_code == 400 and long.strip() in answer.content.decode()
    assert "20000 characters" in answer.content.decode()
    for empty in ("", "   ", "\x00\x01", "\u200b\u2060"):
        assert client.post("/evidence/capture", {"text": empty, "token": str(uuid.uuid4())}).status_code == 400
    assert not Entry.objects.exists()
    for text in ("", " \n\x00 ", "x" * (LONGEST_TEXT + 1)):
        with pytest.raises(Refused):
            logging.capture(text, author=cast.member)
    with pytest.raises(Refused):
        logging.capture(TEXT, author=cast.leaver)


def test_a_form_without_a_token_still_logs(cast: Cast) -> None:
    client = client_of(cast.member)
    for token in ({}, {"token": "forged"}, {"token": "x" * 10_000}):
        assert client.post("/evidence/capture", {"text": TEXT, **token}).status_code == 302
    assert Entry.objects.count() == 3


def test_what_was_typed_waits_while_somebody_signs_in_again(cast: Cast) -> None:
    client = Client()
    typed = {"text": TEXT, "token": str(uuid.uuid4()), "by": keeping.mark_of(cast.member)}
    answer = client.post("/evidence/capture", typed)
    assert answer["Location"] == "/account/login/?next=/evidence/capture"
    client.post("/account/login/", {"login": cast.member.email, "password": PASSWORD})
    page = client.get("/evidence/capture").content.decode()
    assert TEXT in page and typed["token"] in page
    assert TEXT not in client.get("/evidence/capture").content.decode()


def test_nobody_else_is_shown_what_waits_and_a_forged_mark_keeps_nothing(cast: Cast) -> None:
    client = Client()
    client.post("/evidence/capture", {"text": TEXT, "by": keeping.mark_of(cast.member)})
    client.post("/account/login/", {"login": cast.second.email, "password": PASSWORD})
    assert TEXT not in client.get("/evidence/capture").content.decode()
    stranger = Client()
    answer = stranger.post("/evidence/capture", {"text": TEXT, "by": "forged"})
    assert answer["Location"] == "/account/login/?next=/evidence/"
    assert not stranger.session.keys()


def test_everything_that_can_be_said_is_kept(cast: Cast, version: FrameworkVersion) -> None:
    entry, _new = logging.capture(TEXT, author=cast.member)
    client = client_of(cast.member)
    given = fields_of(
        entry,
        outcome="Trams cross at full speed again.",
        kind="experiment",
        begins="2026-03-02",
        ends="2026-03-05",
        project="  Span   two ",
        links="https://wiki.example/span-two\n\nhttps://wiki.example/span-two\nhttp://wiki.example/wind",
        experiment_question="Does the bracket hum?",
        stages=["span-lifecycle/watch"],
    )
    assert client.post(f"/evidence/{entry.key}/save", given)["Location"] == f"/evidence/{entry.key}"
    entry.refresh_from_db()
    assert (entry.outcome, entry.kind) == ("Trams cross at full speed again.", "experiment")
    assert (str(entry.begins), str(entry.ends)) == ("2026-03-02", "2026-03-05")
    assert entry.project == Project.objects.get(name="Span two", owner=cast.member)
    assert entry.links == ["https://wiki.example/span-two", "http://wiki.example/wind"]
    assert entry.experiment == {"question": "Does the bracket hum?"}
    assert [(mark.lens_name, mark.entry_name) for mark in entry.lenses.all()] == [("Life of a span", "Watch")]
    page = client.get(f"/evidence/{entry.key}").content.decode()
    for said in ("Trams cross", "Span two", "http://wiki.example/wind", "Does the bracket hum?", "2026-03-05"):
        assert said in page
    told = Event.objects.filter(event="evidence.described").get()
    assert "project_id" in told.data["fields"] and "Trams" not in str(told.data)
    # The same again changes nothing.
    given |= {"revision": 1}
    client.post(f"/evidence/{entry.key}/save", given)
    assert Entry.objects.get().revision == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("links", "javascript:alert(1)", "does not begin with https://"),
        ("links", "https://wiki example", "no whole address"),
        ("links", "\n".join(f"https://w.example/{n}" for n in range(21)), "Up to 20 links"),
        ("ends", "2020-01-01", "before the day on which it began"),
        ("begins", "0001-01-01", "between 1970"),
        ("begins", "yesterday", "valid date"),
        ("kind", "bribe", "Select a valid choice"),
        ("stages", "span-lifecycle/forged", "Select a valid choice"),
        ("text", "", "at least a word"),
        ("outcome", "x" * 10_000_000, "20000 characters"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_rest_stays(
    cast: Cast, version: FrameworkVersion, field: str, value: str, said: str
) -> None:
    entry, _new = logging.capture(TEXT, author=cast.member)
    given = fields_of(entry) | {"project": "Kept as typed", field: value}
    answer = client_of(cast.member).post(f"/evidence/{entry.key}/save", given)
    page = answer.content.decode()
    assert answer.status_code == 400 and said in page and "Kept as typed" in page
    assert Entry.objects.get().revision == 0 and not Project.objects.exists()
    part = client_of(cast.member).post(f"/evidence/{entry.key}/save", given, headers={"HX-Request": "true"})
    assert "Not saved yet" in part.content.decode() and said in part.content.decode()


def test_two_windows_do_not_write_over_each_other_unseen(cast: Cast) -> None:
    entry, _new = logging.capture(TEXT, author=cast.member)
    client, address = client_of(cast.member), f"/evidence/{entry.key}/save"
    here = fields_of(entry, outcome="From here.")
    client.post(address, here, headers={"HX-Request": "true"})
    client.post(address, here | {"outcome": "From here, twice."}, headers={"HX-Request": "true"})
    assert Entry.objects.get().outcome == "From here, twice."
    there = fields_of(entry, outcome="From there.")
    answer = client.post(address, there)
    page = answer.content.decode()
    assert answer.status_code == 400 and "another window" in page
    assert "From there." in page and "From here, twice." in page
    again = re.search(r'name="revision" value="(\d+)"', page)
    assert again is not None
    client.post(address, there | {"revision": again[1]})
    assert Entry.objects.get().outcome == "From there."


def test_a_log_is_narrowed_down_and_asks_about_what_is_silent(cast: Cast, version: FrameworkVersion) -> None:
    client = client_of(cast.member)
    one, _new = logging.capture("Hung the cable of span two.", author=cast.member)
    other, _new = logging.capture("Drew the plan of the ferry.", author=cast.member)
    client.post(
        f"/evidence/{one.key}/save", fields_of(one, kind="change", project="Cables", stages=["span-lifecycle/build"])
    )
    project = Project.objects.get()
    for query in ("q=CABLE", "kind=change", f"project={project.key}", "stage=span-lifecycle/build", "q=cables"):
        page = client.get(f"/evidence/?{query}").content.decode()
        assert (str(one.key) in page, str(other.key) in page) == (True, False), query
    for query in ("q=nothing", "kind=talk", f"project={uuid.uuid4()}", "responsibility=x", "stage=span-lifecycle/plan"):
        page = client.get(f"/evidence/?{query}").content.decode()
        assert (str(one.key) in page, str(other.key) in page) == (False, False), query
    for query in ("project=forged", "kind=forged", "page=-1", "page=x", "q=%00"):
        assert str(one.key) in client.get(f"/evidence/?{query}").content.decode()
    page = client.get("/evidence/").content.decode()
    asked = page[page.index('class="silent') :].partition("</p>")[0]
    assert "Plan" in asked and "Watch" in asked and "Build" not in asked
    stranger = client_of(cast.second).get(f"/evidence/?project={project.key}").content.decode()
    assert "Cables" not in stranger and str(one.key) not in stranger


def test_a_log_is_narrowed_down_to_a_period(cast: Cast, django_assert_num_queries: Any) -> None:
    client, days = client_of(cast.member), {"winter": ("01-10", ""), "long": ("02-20", "04-02"), "may": ("05-01", "")}
    for name, (begins, ends) in days.items():
        last = f"2026-{ends}" if ends else None
        Entry.objects.create(author=cast.member, text=f"The {name} one.", begins=f"2026-{begins}", ends=last)

    def shown(query: str) -> tuple[list[str], str]:
        page = client.get(f"/evidence/?{query}").content.decode()
        return [name for name in days if f"The {name} one." in page], page

    assert shown("since=2026-03-01")[0] == ["long", "may"]
    assert shown("until=2026-02-20")[0] == ["winter", "long"]
    assert shown("since=2026-04-02&until=2026-05-01")[0] == ["long", "may"]
    assert shown("since=2026-04-03&until=2026-04-30")[0] == []
    assert shown("since=2026-01-10&until=2026-01-10&q=one")[0] == ["winter"]
    found, page = shown("since=2026-03-01&until=2026-02-01&q=one")
    assert found == ["long", "may"] and "This is before the first day." in page
    assert 'id="f-until"' in page and 'value="2026-02-01"' in page and '<details class="narrow no-print" open>' in page
    assert 'aria-describedby="f-until_error"' in page and 'id="f-until_error"' in page
    for wrong in ("x", "2026-02-30", "%00", "9" * 5000):
        found, page = shown(f"since={wrong}&until=2026-02-01")
        assert found == ["winter"] and page.count('aria-invalid="true"') == 1 and "Enter a valid date." in page
    with CaptureQueriesContext(connection) as by_kind:
        shown("q=one")
    with django_assert_num_queries(len(by_kind)):
        shown("q=one&since=2026-01-01&until=2026-12-31")


def test_the_pages_of_a_period_stay_in_it(cast: Cast) -> None:
    client = client_of(cast.member)
    for day in range(1, 2 * A_PAGE):
        Entry.objects.create(author=cast.member, text="Work.", begins=date(2025, 12, 1) + timedelta(days=day))
    page = client.get("/evidence/?since=2025-12-10&until=2026-02-20").content.decode()
    assert "?since=2025-12-10&amp;until=2026-02-20&amp;page=2" in page
    assert "?all&amp;since=2025-12-10&amp;until=2026-02-20" in page
    second = client.get("/evidence/?since=2025-12-10&until=2026-02-20&page=2").content.decode()
    assert second.count('class="entry-line"') == 73 - A_PAGE


def test_an_imported_entry_is_brought_in_once(cast: Cast) -> None:
    token = uuid.uuid4()
    entry, is_new = logging.capture(
        TEXT, author=cast.member, token=token, provenance=Provenance.IMPORTED, origin="git:4f2a"
    )
    assert is_new and entry.provenance == "imported"
    _same, again = logging.capture(TEXT, author=cast.member, token=token)
    assert not again
    assert lists.log(cast.member, Filters()).count() == 1


def test_a_name_that_is_saved_while_somebody_types_leaves_one_project(cast: Cast) -> None:
    client, window = client_of(cast.member), str(uuid.uuid4())
    entry, other = (logging.capture(text, author=cast.member)[0] for text in (TEXT, "Another one."))

    def typed(which: Entry, name: str) -> None:
        which.refresh_from_db()
        assert (
            client.post(f"/evidence/{which.key}/save", fields_of(which, project=name, window=window)).status_code == 302
        )

    for beginning in ("Spa", "Span", "Span tw", "Span two"):
        typed(entry, beginning)
    assert [one.name for one in Project.objects.all()] == ["Span two"]
    entry.refresh_from_db()
    assert entry.revision == 4
    # What others are in keeps its name; what nothing is in any more is not suggested.
    typed(other, "Span two")
    typed(other, "Pier 4")
    assert sorted(one.name for one in Project.objects.all()) == ["Pier 4", "Span two"]
    typed(other, "Span two")
    page = client.get(f"/evidence/{other.key}").content.decode()
    assert '<option value="Span two">' in page and "Pier 4" not in page
