"""A version is published once, for good, with a number of its own; what is published is what is read."""

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from cast import Cast, client_of
from levelset.core.errors import InvalidFramework, Refused
from levelset.core.model import Framework, Statement
from levelset.process.rights import Audience
from levelset.web.audit.models import Event
from levelset.web.frameworks import access
from levelset.web.frameworks.actions import publish as action
from levelset.web.frameworks.models import FrameworkVersion
from web.frameworks.samples import framework, page_ic1, page_ml


def test_versions_are_numbered_from_one_and_the_current_one_is_the_newest(
    publish: Callable[..., Any], cast: Cast
) -> None:
    first, second = publish(), publish(framework(page_ic1()))
    assert (first.number, second.number) == (1, 2)
    current = access.current_version(cast.member)
    assert current is not None
    assert current.number == 2
    assert access.version(cast.member, 1).framework == first.framework


def test_what_is_published_is_what_is_read(publish: Callable[..., Any], cast: Cast) -> None:
    version = publish(note="  The first one.  ")
    kept = FrameworkVersion.objects.get()
    assert kept.framework == framework()
    assert json.loads(kept.document)["format"] == "levelset/1"
    assert kept.sha256 == hashlib.sha256(kept.document.encode()).hexdigest() == version.sha256
    assert (kept.title, kept.organization, kept.note) == ("Harbor Ladder", "Harbor", "The first one.")
    assert (kept.published_by, kept.published_by_name) == (cast.editor, "Edda Editor")


def test_a_statement_without_an_id_gets_one_and_keeps_it_in_the_next_version(publish: Callable[..., Any]) -> None:
    page = replace(page_ic1(), statement=Statement("I begin."))
    first = publish(framework(page)).framework.pages[0].statement
    second = publish(framework(replace(page, title="IC1 Software Engineer, reworked"))).framework.pages[0].statement
    assert first.id
    assert second.id == first.id


def test_publishing_is_written_to_the_audit_log_without_any_text(publish: Callable[..., Any], cast: Cast) -> None:
    version = publish(note="A secret word.")
    event = Event.objects.get(event="framework.published")
    assert (event.actor, event.object_key) == (str(cast.editor.key), "framework/1")
    assert event.data == {"sha256": version.sha256, "audience": "members", "origin": ""}


@pytest.mark.parametrize("who", ["member", "leaver", "nobody"])
def test_only_editors_and_owners_publish(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        action(framework(), author=cast.person(who), audience=Audience.MEMBERS)
    assert not FrameworkVersion.objects.exists()
    assert not Event.objects.filter(event="framework.published").exists()


def test_an_owner_publishes_too(cast: Cast) -> None:
    assert action(framework(), author=cast.owner, audience=Audience.ANYONE).number == 1


def test_a_framework_without_a_page_is_refused_with_the_mend(publish: Callable[..., Any]) -> None:
    with pytest.raises(Refused, match="Import a document"):
        publish(Framework("empty", "Empty"))


def test_a_framework_that_contradicts_itself_is_refused_with_what_is_wrong(publish: Callable[..., Any]) -> None:
    with pytest.raises(InvalidFramework) as refusal:
        publish(replace(framework(), levels=()))
    assert any("IC1" in finding.message for finding in refusal.value.findings)
    assert not FrameworkVersion.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda version: version.save(),
        lambda version: version.delete(),
        lambda version: FrameworkVersion.objects.update(title="Other"),
        lambda version: FrameworkVersion.objects.all().delete(),
        lambda version: FrameworkVersion.objects.filter(number=1).update(audience="anyone"),
        lambda version: FrameworkVersion.objects.bulk_update([version], ["title"]),
        lambda version: FrameworkVersion.objects.update_or_create(number=1, defaults={"title": "Other"}),
    ],
    ids=["save", "delete", "update", "delete-all", "audience", "bulk", "update-or-create"],
)
def test_a_published_version_cannot_be_changed_or_deleted(
    publish: Callable[..., Any], change: Callable[..., Any]
) -> None:
    version = publish()
    version.title = "Other"
    with pytest.raises(Refused):
        change(version)
    kept = FrameworkVersion.objects.get()
    assert (kept.title, kept.audience) == ("Harbor Ladder", "members")


def test_the_name_of_the_publisher_outlives_their_account(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    cast.editor.delete()
    kept = FrameworkVersion.objects.get()
    assert kept.published_by is None
    assert kept.published_by_name == "Edda Editor"


def test_a_number_taken_at_the_same_moment_leads_to_the_next_one(
    publish: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from levelset.web.frameworks import queries

    first = publish()
    newest = queries.newest
    answers = [None, first]
    monkeypatch.setattr(queries, "newest", lambda: answers.pop(0) if answers else newest())
    assert publish(framework(page_ml())).number == 2
    assert sorted(FrameworkVersion.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_many_who_publish_at_once_get_different_numbers() -> None:
    from cast import make_cast

    people = make_cast()
    numbers: list[int] = []

    def run() -> None:
        try:
            numbers.append(action(framework(), author=people.editor, audience=Audience.MEMBERS).number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [1, 2, 3, 4]


def test_a_title_with_characters_that_no_database_takes_is_kept_without_them(publish: Callable[..., Any]) -> None:
    version = publish(replace(framework(), title="Har\x00bor \ud800"))
    assert FrameworkVersion.objects.get().title == "Harbor ?"
    assert version.number == 1


def test_the_list_of_versions_names_each_framework_and_to_insiders_who_published_it(
    publish: Callable[..., Any], cast: Cast
) -> None:
    publish(audience=Audience.ANYONE)
    publish(replace(framework(), title="Pier Ladder"), audience=Audience.ANYONE)
    for person, is_insider in ((cast.member, True), (cast.nobody, False)):
        html = client_of(person).get("/framework/versions/").content.decode()
        assert "Harbor Ladder" in html
        assert "Pier Ladder" in html
        assert ("by whom" in html) == ("Edda Editor" in html) == is_insider
