"""Every page answers three questions at its top: where am I, what is this for, who can see it."""

import html
import re
import uuid

import pytest
from django.shortcuts import render
from django.test import Client, RequestFactory

from cast import Cast, client_of
from levelset.process.rights import Audience
from levelset.web.evidence.actions.logging import capture
from levelset.web.ui.views import permission_denied, server_error
from support import world
from test_permissions import TABLE

pytestmark = pytest.mark.django_db
QUESTIONS = {
    "where": re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL),
    "what for": re.compile(r'<p class="purpose">(.*?)</p>', re.DOTALL),
    "who": re.compile(r'<p class="audience">(.*?)</p>', re.DOTALL),
}


def unanswered(page: str) -> list[str]:
    """Which of the three questions a page leaves open."""
    answers = {name: found.search(page) for name, found in QUESTIONS.items()}
    return [name for name, found in answers.items() if found is None or not words(found[1])]


def words(markup: str) -> str:
    """What a reader sees of it."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()


def test_a_page_without_an_answer_is_seen() -> None:
    whole = '<h1>A</h1><p class="purpose">B</p><p class="audience">C</p>'
    assert unanswered(whole) == []
    assert unanswered(whole.replace("C", "<bdi> </bdi>")) == ["who"] and unanswered("") == list(QUESTIONS)


@pytest.mark.parametrize("name", ["owner", "member", "nobody"])
def test_every_page_says_where_it_is_what_it_is_for_and_who_can_see_it(cast: Cast, name: str) -> None:
    names = world.made_by(cast.editor, Audience.MEMBERS)
    client, found, seen = client_of(cast.person(name)), [], 0
    for address, get, _post in TABLE.values():
        path = address.format(**names)
        answer = None if get == "405" else client.get(path, follow=path.startswith("/account/"))
        if answer is not None and answer.status_code == 200 and "text/html" in answer["Content-Type"]:
            seen += 1
            missing = unanswered(b"".join(answer).decode() if answer.streaming else answer.content.decode())
            found += [f"{path}: {', '.join(missing)}"] if missing else []
    assert not found, "\n" + "\n".join(found)
    assert seen > 10


def test_pages_that_refuse_say_who_can_see_them_and_nothing_of_what_is_there(cast: Cast) -> None:
    """What is not yours and what is not there are one page, letter for letter; so is a refusal, whoever asks."""
    entry, _new = capture("Drew the span.", author=cast.editor)
    stranger, absent = client_of(cast.member), str(uuid.uuid4())
    there = stranger.get(f"/evidence/{entry.key}").content.decode()
    nowhere = stranger.get(f"/evidence/{absent}").content.decode()
    assert there.replace(str(entry.key), "") == nowhere.replace(absent, "")
    assert "Everybody to whom nothing opens at this address sees this same page." in there
    factory = RequestFactory().get("/")
    factory.user = cast.member
    refused = permission_denied(factory, Exception()).content.decode()
    assert "Everybody who may not do this sees this same page." in refused
    answers = {
        "404": there,
        "404 of a guest": client_of(None).get("/nowhere/").content.decode(),
        "403": refused,
        "403 of a form": Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"}).content.decode(),
        "400": client_of(None).get("/keys/", headers={"host": "elsewhere.example"}).content.decode(),
        "429": render(factory, "429.html").content.decode(),
        "500": server_error(factory).content.decode(),
    }
    assert {name: unanswered(page) for name, page in answers.items()} == {name: [] for name in answers}
