"""What the check finds in a published version, for those who can mend it."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cast import Cast, client_of
from levelset.core.model import Statement, Waiver
from web.frameworks.samples import framework, page_ic1

pytestmark = pytest.mark.django_db

ADDRESS = "/framework/versions/1/check"
VAGUE = "I am involved in <b>the</b> the releases."


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def shown(publish: Callable[..., Any], cast: Cast, *waivers: Waiver, profile: str = "") -> str:
    publish(replace(framework(replace(page_ic1(), statement=Statement(VAGUE))), waivers=waivers))
    response = client_of(cast.editor).get(ADDRESS, {"profile": profile} if profile else {})
    assert response.status_code == 200
    return response.content.decode()


def test_an_editor_sees_what_is_wrong_with_the_text_and_why(publish: Callable[..., Any], cast: Cast) -> None:
    html = shown(publish, cast)
    assert "This text holds markup (“&lt;b&gt;”)." in html
    assert "<b>the</b>" not in html
    assert "check/markup" in html
    assert "Tags and table bars were meant for a browser." in html


def test_the_strict_profile_is_one_click_away(publish: Callable[..., Any], cast: Cast) -> None:
    assert 'href="?profile=strict"' in shown(publish, cast)
    strict = client_of(cast.editor).get(ADDRESS, {"profile": "strict"}).content.decode()
    assert 'href="?"' in strict
    assert "error" in text_of(strict)


def test_what_a_waiver_sets_aside_is_told_with_its_reason(publish: Callable[..., Any], cast: Cast) -> None:
    html = shown(publish, cast, Waiver("check/markup", "*", "We write tags on purpose."))
    assert "1 set aside with a reason" in text_of(html)
    assert "We write tags on purpose." in html


def test_others_are_told_of_no_such_page(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    assert client_of(cast.editor).get(ADDRESS).status_code == 200
    assert client_of(cast.member).get(ADDRESS).status_code == 404
    assert client_of(cast.editor).get("/framework/versions/9/check").status_code == 404


def test_the_list_of_versions_leads_there_for_editors_alone(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    assert ADDRESS in client_of(cast.editor).get("/framework/versions/").content.decode()
    assert ADDRESS not in client_of(cast.member).get("/framework/versions/").content.decode()


def test_one_rule_can_be_looked_at_alone_and_an_unknown_one_shows_all(publish: Callable[..., Any], cast: Cast) -> None:
    whole = shown(publish, cast, profile="strict")
    codes = set(re.findall(r"check/[a-z-]+", whole))
    assert len(codes) > 1
    client = client_of(cast.editor)
    one = client.get(ADDRESS, {"profile": "strict", "rule": "check/markup"}).content.decode()
    assert 'href="?profile=strict&amp;rule=check%2Fmarkup" aria-current="true"' in one
    assert set(re.findall(r">(check/[a-z-]+)<", one)) == {"check/markup"}
    unknown = client.get(ADDRESS, {"profile": "strict", "rule": "check/<b>"}).content.decode()
    assert set(re.findall(r">(check/[a-z-]+)<", unknown)) == set(re.findall(r">(check/[a-z-]+)<", whole))
