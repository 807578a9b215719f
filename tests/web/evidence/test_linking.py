"""Behaviors: chosen from a page, suggested and answered, moved along with new versions, readable whatever happens."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.utils import timezone

from cast import Cast, client_of, make_person
from levelset.core.model import Framework
from levelset.process.rights import Audience
from levelset.web.evidence import queries, suggested
from levelset.web.evidence.actions import linking, logging, sharing
from levelset.web.evidence.models import Answer, ChosenPage, Entry, SpeaksTo
from levelset.web.frameworks.actions import publish
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.placements.models import Placement
from web.evidence.conftest import PAGE

pytestmark = pytest.mark.django_db
TEXT = "Read the drawings of my team before they were built, and asked before I cut a cable."


@pytest.fixture
def entry(cast: Cast, version: FrameworkVersion) -> Entry:
    return logging.capture(TEXT, author=cast.member)[0]


def statement(version: FrameworkVersion, text: str) -> str:
    """The id of a behavior that begins so."""
    return next(one.id for page in version.framework.pages for one in page.statements() if one.text.startswith(text))


def chosen(author: User) -> Any:
    """The framework as somebody reads it who chose the page of the tests."""
    reading = queries.reading(author)
    assert reading is not None
    linking.choose_page(author=author, reading=reading, address=PAGE)
    return queries.reading(author)


def test_a_page_is_chosen_once_and_remembered_for_oneself(cast: Cast, entry: Entry) -> None:
    client, address = client_of(cast.member), f"/evidence/{entry.key}"
    assert "Choose the page that is yours" in client.get(address).content.decode()
    client.post(f"{address}/page", {"address": PAGE})
    page = client.get(address).content.decode()
    assert "A behavior of IC1 Bridge Engineer" in page and "I finish the span I began." in page
    client.post(f"{address}/page", {"address": "bridge-engineer/ic9"})
    assert str(ChosenPage.objects.get()) == PAGE
    assert queries.chosen_page(cast.second) == ""


def test_an_entry_speaks_to_what_its_author_says(cast: Cast, entry: Entry, version: FrameworkVersion) -> None:
    client, address = client_of(cast.member), f"/evidence/{entry.key}"
    client.post(f"{address}/page", {"address": PAGE})
    wanted = statement(version, "I ask before")
    for _press in range(2):
        client.post(f"{address}/behaviors", {"statement": wanted})
    one = SpeaksTo.objects.get()
    assert (one.statement, one.version, one.text) == (wanted, version.number, "I ask before I cut a cable.")
    assert (one.responsibility, one.responsibility_name, one.page) == ("ownership", "Ownership", PAGE)
    assert str(entry.key) in client.get("/evidence/?responsibility=ownership").content.decode()
    for forged in ("", "x" * 300, statement(version, "I build single spans")):
        client.post(f"{address}/behaviors", {"statement": forged})
    assert SpeaksTo.objects.count() == 1
    assert client_of(cast.second).post(f"{address}/behaviors/{one.pk}/remove").status_code == 404
    client.post(f"{address}/behaviors/{one.pk}/remove")
    assert not SpeaksTo.objects.exists()


def test_suggestions_come_with_words_and_wait_for_an_answer(cast: Cast, entry: Entry) -> None:
    client, address = client_of(cast.member), f"/evidence/{entry.key}"
    assert "Perhaps" not in client.get(address).content.decode()
    client.post(f"{address}/page", {"address": PAGE})
    page = client.get(address).content.decode()
    offered = suggested.suggestions(entry, queries.reading(cast.member))
    assert 1 <= len(offered) <= 5 and "Perhaps" in page
    assert all(re.search(re.escape(word), TEXT, re.IGNORECASE) for one in offered for word in one.words)
    assert any(one.words for one in offered) and "<mark>" in page
    assert not SpeaksTo.objects.exists() and not Answer.objects.exists()
    first, *rest = offered
    client.post(f"{address}/suggestions", {"statement": first.statement, "answer": "accept"})
    assert SpeaksTo.objects.get().statement == first.statement
    kept = Answer.objects.get()
    assert (kept.accepted, tuple(kept.words), kept.engine) == (True, first.words, suggested.ENGINE)
    for one in rest:
        client.post(f"{address}/suggestions", {"statement": one.statement, "answer": "refuse"})
    assert SpeaksTo.objects.count() == 1
    assert "Perhaps" not in client.get(address).content.decode()
    # An answer to what is not suggested is none; nor is one of somebody else.
    client.post(f"{address}/suggestions", {"statement": first.statement, "answer": "accept", "words": "forged"})
    assert Answer.objects.count() == len(offered)
    sharing.share(author=cast.member, key=entry.key, people=[cast.second])
    reader = client_of(cast.second)
    assert reader.post(f"{address}/suggestions", {"statement": first.statement, "answer": "accept"}).status_code == 404
    seen = reader.get(address).content.decode()
    assert first.text in seen and "<mark>" not in seen and all(one.text not in seen for one in rest)


def test_taking_off_an_accepted_one_teaches_nothing_any_more(cast: Cast, entry: Entry) -> None:
    reading = chosen(cast.member)
    first = suggested.suggestions(entry, reading)[0]
    said = {"reading": reading, "statement": first.statement, "words": first.words, "engine": "test/1"}
    linking.answer(author=cast.member, key=entry.key, accept=True, **said)
    linking.unlink(author=cast.member, key=entry.key, number=SpeaksTo.objects.get().pk)
    assert [one.accepted for one in Answer.objects.all()] == [False]


def test_only_words_of_three_people_teach_and_a_switch_turns_it_off(
    cast: Cast, version: FrameworkVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [cast.member, cast.second, cast.editor, make_person("Frida Fourth")]
    for number, author in enumerate(people):
        made, _new = logging.capture(TEXT, author=author)
        reading = chosen(author)
        first = suggested.suggestions(made, reading)[0]
        words = ["cable", f"secret{number}"]
        linking.answer(
            author=author, key=made.key, reading=reading, statement=first.statement, accept=number < 3, words=words,
            engine="test/1",
        )  # fmt: skip
        cache.clear()
        taught = queries.learned_pairs()
        assert (
            taught == ((("cable", "ownership"),) * 3 if number >= 2 else ()) or first.responsibility_name != "Ownership"
        )
        assert "secret" not in str(taught)
        assert bool(taught) is (number >= 2)
    off = replace(django_settings.CONFIGURATION, evidence_learning=False)
    monkeypatch.setattr(django_settings, "CONFIGURATION", off)
    assert queries.learned_pairs() == ()


def reworded(framework: Framework, old: str, new: str | None) -> Framework:
    """The framework with one behavior in other words, or without it (None); ids are taken from the version before."""
    pages = []
    for page in framework.pages:
        sections = []
        for section in page.sections:
            groups = []
            for group in section.groups:
                said = tuple(
                    replace(one, text=new) if new and one.text == old else one
                    for one in group.statements
                    if new or one.text != old
                )
                groups.append(replace(group, statements=said))
            sections.append(replace(section, groups=tuple(groups)))
        pages.append(replace(page, sections=tuple(sections)))
    return replace(framework, pages=tuple(pages))


def test_what_it_speaks_to_moves_along_with_a_new_version(cast: Cast, entry: Entry, version: FrameworkVersion) -> None:
    linking.link(
        author=cast.member, key=entry.key, reading=chosen(cast.member), statement=statement(version, "I ask before")
    )
    now = "I may ask before I cut a cable."
    second = publish(
        reworded(version.framework, "I ask before I cut a cable.", now), author=cast.owner, audience=Audience.MEMBERS
    )
    one = SpeaksTo.objects.get()
    assert (one.version, one.text) == (second.number, now) and "I ask before I cut a cable." in one.told
    page = client_of(cast.member).get(f"/evidence/{entry.key}").content.decode()
    assert now in page and "The framework changed" in page


def test_where_it_is_gone_the_author_decides(cast: Cast, entry: Entry, version: FrameworkVersion) -> None:
    wanted, text = statement(version, "I read the drawings of my team before"), "I read the drawings of my team before"
    linking.link(author=cast.member, key=entry.key, reading=chosen(cast.member), statement=wanted)
    whole = SpeaksTo.objects.get().text
    gone = reworded(version.framework, whole, None)
    publish(gone, author=cast.owner, audience=Audience.MEMBERS)
    one = SpeaksTo.objects.get()
    assert (one.statement, one.version) == (wanted, 1) and one.text.startswith(text) and one.choices
    client, address = client_of(cast.member), f"/evidence/{entry.key}"
    assert "What should it speak to now?" in client.get(address).content.decode()
    assert "please decide" in client.get("/evidence/").content.decode()
    for forged in ("", "follow:forged", "own"):
        client.post(f"{address}/behaviors/{one.pk}/follow", {"choice": forged})
    assert SpeaksTo.objects.get().choices
    client.post(f"{address}/behaviors/{one.pk}/follow", {"choice": "stay:"})
    one.refresh_from_db()
    assert (one.version, one.choices, one.told) == (1, [], "")
    client.post(f"{address}/behaviors/{one.pk}/follow", {"choice": "let go:"})
    assert not SpeaksTo.objects.exists()


def test_who_chose_no_page_reads_against_the_one_that_they_hold(cast: Cast, version: FrameworkVersion) -> None:
    held = {"version": version.number, "role": "bridge-engineer", "level": "IC2", "title": "IC2", "reason": "hired"}
    Placement.objects.create(person=cast.member, begins=today(), noted_at=timezone.now(), **held)
    reading = queries.reading(cast.member)
    assert reading is not None and reading.title == "IC2 Bridge Engineer"
    assert chosen(cast.member).title == "IC1 Bridge Engineer"
