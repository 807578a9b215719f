"""Published pages are kept by version and standing, confirmed by ETag, and ask the database little."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.session import SessionStorage
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext

from cast import Cast, client_of, make_person
from levelset.core.model import Framework, Statement
from levelset.process.rights import Audience, Standing
from levelset.web.frameworks.cache import Bounded
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.views import serving
from web.frameworks.samples import framework, page_ic1, page_ic2, page_ml

LEVEL = "/framework/software-engineer/ic2"


def queries_of(client: Any, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def test_a_page_that_the_browser_has_is_confirmed_in_few_bytes(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    member = client_of(cast.member)
    page = member.get(LEVEL)
    assert page["Cache-Control"] == "private, no-cache"
    for header in ({"If-None-Match": page["ETag"]}, {"If-Modified-Since": page["Last-Modified"]}):
        again = member.get(LEVEL, headers=header)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == page["ETag"]


def test_a_page_is_kept_packed_and_unpacked(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    member = client_of(cast.member)
    plain = member.get(LEVEL)
    packed = member.get(LEVEL, headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] == plain["ETag"]
    assert {"Accept-Encoding", "Cookie"} <= {part.strip() for part in packed["Vary"].split(",")}


def test_a_new_version_is_read_at_once(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    member = client_of(cast.member)
    before = member.get(LEVEL)
    changed = replace(page_ic2(), statement=Statement("I write the next chapter."))
    publish(framework(page_ic1(), changed))
    after = member.get(LEVEL, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert "I write the next chapter." in after.content.decode()
    assert "I write the next chapter." not in before.content.decode()


def test_an_older_version_says_so_once_there_is_a_newer_one(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    member = client_of(cast.member)
    address = "/framework/versions/1/software-engineer/ic2"
    assert "an older one" not in member.get(address).content.decode()
    publish(framework(page_ic1()))
    old = member.get(address).content.decode()
    assert "This is version 1, an older one." in old
    assert "Read version 2, the current one" in old
    assert 'href="/framework/versions/1/software-engineer/ic1"' in old


def test_an_older_version_leads_to_the_same_page_of_the_current_one_where_that_is_there(
    publish: Callable[..., Any], cast: Cast
) -> None:
    publish()
    publish(framework(page_ic1()))
    member = client_of(cast.member)
    for page, there in (
        ("software-engineer/ic1", "software-engineer/ic1"),
        ("software-engineer/", "software-engineer/"),
        ("glossary", "glossary"),
        ("software-engineer/ic2", ""),
        ("compare/software-engineer/ic1/software-engineer/ic2", ""),
        ("compare/", "compare/"),
    ):
        html = member.get(f"/framework/versions/1/{page}").content.decode()
        assert f'<a href="/framework/{there}">Read version 2' in html, page


def test_people_of_different_standing_do_not_get_each_others_pages(publish: Callable[..., Any], cast: Cast) -> None:
    publish(audience=Audience.ANYONE)
    editor, member, nobody = client_of(cast.editor), client_of(cast.member), client_of(None)
    for _ in range(2):
        assert "/import/" in editor.get(LEVEL).content.decode()
        assert "/import/" not in member.get(LEVEL).content.decode()
        assert "Sign in" in nobody.get(LEVEL).content.decode()
        assert "Sign in" not in member.get(LEVEL).content.decode()


def test_nothing_of_the_person_stands_on_a_page_that_others_get(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    text = client_of(cast.member).get(LEVEL).content.decode()
    assert "Mika" not in text
    assert "csrf" not in text.lower()


def test_a_page_with_a_message_is_not_kept(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    member, second = client_of(cast.member), client_of(cast.second)
    session = member.session
    request = HttpRequest()
    request.session = session
    session["_messages"] = SessionStorage(request).serialize_messages([Message(messages.SUCCESS, "Well published.")])
    session.save()
    assert "Well published." in member.get(LEVEL).content.decode()
    assert "Well published." not in member.get(LEVEL).content.decode()
    assert "Well published." not in second.get(LEVEL).content.decode()


def test_a_page_in_memory_asks_for_the_version_and_the_person_alone(publish: Callable[..., Any], cast: Cast) -> None:
    publish(audience=Audience.ANYONE)
    nobody, member = client_of(None), client_of(cast.member)
    nobody.get(LEVEL)
    member.get(LEVEL)
    assert len(queries_of(nobody, LEVEL)) == 1
    asked = queries_of(member, LEVEL)
    assert len(asked) == 3
    assert not any('"document"' in query for query in asked)


@pytest.mark.parametrize(
    "path", ["", "software-engineer/", "software-engineer/ic1", "software-engineer/matrix", "search?q=work", "glossary"]
)
def test_the_number_of_queries_does_not_grow_with_the_framework_or_the_people(
    publish: Callable[..., Any], cast: Cast, path: str
) -> None:
    publish(framework(page_ic1()))
    member = client_of(cast.member)
    small = len(queries_of(member, f"/framework/{path}"))
    for number in range(5):
        make_person(f"Extra{number} Person", Standing.MEMBER)
    publish(framework(page_ic1(), page_ic2(), *(page_ml(f"IC{level}") for level in range(1, 8))))
    assert len(queries_of(member, f"/framework/{path}")) == small


def test_what_stands_after_a_question_mark_makes_no_second_copy(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    member = client_of(cast.member)
    member.get(LEVEL)
    weight = serving._pages.weight
    for number in range(20):
        member.get(f"{LEVEL}?utm_source={number}")
    assert serving._pages.weight == weight


def test_only_reading_is_answered(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    member = client_of(cast.member)
    for method in (member.post, member.put, member.delete):
        assert method(LEVEL).status_code == 405
    assert member.head(LEVEL).status_code == 200
    assert member.head(LEVEL).content == b""


def test_the_memory_forgets_what_was_not_used_for_longest() -> None:
    kept: Bounded[str] = Bounded(10)
    kept.put("a", "A", 4)
    kept.put("b", "B", 4)
    assert kept.get("a") == "A"
    kept.put("c", "C", 4)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ("A", None, "C")
    kept.put("c", "D", 11)
    assert kept.get("c") is None
    assert kept.weight == 4
    kept.clear()
    assert (kept.get("a"), kept.weight) == (None, 0)


def test_a_framework_is_parsed_once_for_all_who_read_it(publish: Callable[..., Any]) -> None:
    first: Framework = publish().framework
    one = FrameworkVersion.objects.get()
    assert one.framework is FrameworkVersion.objects.get().framework
    assert one.framework == first
