"""Every page answers three questions at its top: where am I, what is this for, who can see it."""

import html
import re

import pytest

from cast import Cast, client_of
from levelset.process.rights import Audience
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
