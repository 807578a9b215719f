"""Who may read which version; and that those who may not learn nothing from how they are refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from cast import Cast, client_of
from levelset.process.rights import Audience, Standing, may_read
from levelset.web.frameworks import access
from levelset.web.frameworks.models import FrameworkVersion
from web.frameworks.samples import framework, page_ic1, page_ml

PEOPLE = ("owner", "editor", "member", "leaver", "nobody")
INSIDERS = ("owner", "editor", "member")
PATHS = (
    "",
    "software-engineer/",
    "software-engineer/ic2",
    "software-engineer/matrix",
    "compare/",
    "compare/software-engineer/ic1/software-engineer/ic2",
    "search?q=ownership",
    "glossary",
    "pages/how-to-read",
    "statements/b-summary",
)
MISSING = ("no-such-role/", "software-engineer/ic9", "statements/none", "pages/none", "compare/a/b/c/d")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("base", ["/framework/", "/framework/versions/1/"])
def test_a_version_for_members_is_read_by_the_organization_alone(
    publish: Callable[..., Any], cast: Cast, base: str, who: str, path: str
) -> None:
    publish()
    response = client_of(cast.person(who)).get(base + path)
    if who in INSIDERS:
        assert response.status_code == 200
        assert "Everyone in the organization can see this." in response.content.decode()
    else:
        assert response.status_code == 302
        assert response["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("who", PEOPLE)
def test_a_version_for_anyone_is_read_by_anyone(publish: Callable[..., Any], cast: Cast, who: str, path: str) -> None:
    publish(audience=Audience.ANYONE)
    response = client_of(cast.person(who)).get("/framework/" + path)
    assert response.status_code == 200
    assert "Anyone can see this, signed in or not." in response.content.decode()


@pytest.mark.parametrize(
    "path", [*PATHS, *MISSING, "versions/", "versions/1/", "versions/99/", "versions/1/download/json"]
)
def test_a_stranger_gets_the_same_answer_whether_or_not_there_is_something(
    publish: Callable[..., Any], cast: Cast, path: str
) -> None:
    stranger = client_of(None)
    before = stranger.get("/framework/" + path)
    publish()
    after = stranger.get("/framework/" + path)
    assert (before.status_code, before.headers.get("Location")) == (after.status_code, after.headers.get("Location"))
    assert before.content.replace(b"/framework/", b"") == after.content.replace(b"/framework/", b"")


def test_a_newer_version_for_members_hides_itself_and_is_not_replaced_by_an_older_one(
    publish: Callable[..., Any], cast: Cast
) -> None:
    publish(audience=Audience.ANYONE)
    publish()
    stranger = client_of(None)
    assert stranger.get("/framework/").status_code == 302
    old = stranger.get("/framework/versions/1/")
    assert old.status_code == 200
    assert "the current one" not in old.content.decode()
    assert access.current_version(None) is None
    with pytest.raises(Http404):
        access.version(None, 2)
    listed = stranger.get("/framework/versions/").content.decode()
    assert "Version 1" in listed
    assert "Version 2" not in listed
    assert "Edda Editor" not in listed


def test_a_member_who_asks_for_a_version_that_is_not_there_is_told_so(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    member = client_of(cast.member)
    assert member.get("/framework/versions/2/").status_code == 404
    assert member.get(f"/framework/versions/{10**30}/").status_code == 404


@pytest.mark.parametrize("who", PEOPLE)
def test_only_editors_and_owners_take_a_version_away(publish: Callable[..., Any], cast: Cast, who: str) -> None:
    version = publish(audience=Audience.ANYONE)
    client = client_of(cast.person(who))
    answers = [client.get(f"/framework/versions/1/download/{kind}") for kind in ("json", "folder")]
    if who in ("owner", "editor"):
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].content.decode() == version.document
        assert answers[1].content.startswith(b"PK")
        assert 'filename="harbor-ladder-1.zip"' in answers[1]["Content-Disposition"]
    else:
        assert [answer.status_code for answer in answers] == [404, 404]


@given(
    standing=st.sampled_from([None, *Standing]),
    audiences=st.lists(st.sampled_from(list(Audience)), max_size=4),
)
def test_the_query_and_the_rule_agree(standing: Standing | None, audiences: list[Audience]) -> None:
    wanted = {audience.value for audience in audiences if may_read(standing, audience)}
    kept = access.readable(standing).query
    allowed = {value for child in kept.where.children for value in child.rhs}
    assert wanted == {audience.value for audience in audiences} & allowed
    assert all(access.is_readable(standing, value) for value in wanted)


@pytest.mark.parametrize("who", INSIDERS)
def test_before_anything_is_published_people_learn_what_this_place_is_for(db: None, cast: Cast, who: str) -> None:
    response = client_of(cast.person(who)).get("/framework/")
    text = response.content.decode()
    assert response.status_code == 200
    assert "Nothing is published yet" in text
    assert ("Import your documents" in text) == (who != "member")
    assert client_of(cast.person(who)).get("/framework/software-engineer/").status_code == 404
    assert not FrameworkVersion.objects.exists()


def test_the_list_of_versions_tells_nobody_what_a_version_held_that_they_may_not_read(
    publish: Callable[..., Any], cast: Cast
) -> None:
    publish(framework(page_ml(), page_ic1()))
    publish(framework(page_ic1()), audience=Audience.ANYONE)
    told = str(FrameworkVersion.objects.get(number=2).changes["summary"][0])
    listed = [client_of(person).get("/framework/versions/").content.decode() for person in (cast.member, None)]
    assert [escape(told) in page for page in listed] == [True, False]
