"""What somebody with bad intent sends to the pages of imports and of the framework."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from openpyxl.comments import Comment

from cast import Cast, client_of
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.imports.actions.starting import start
from levelset.web.imports.models import Decision, Import, State
from support.printing_pdf import drawn
from support.word_files import p, word_file
from web.imports import documents
from web.imports.support import address, brought, file, post, siblings, text_of, work

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"
SAFE = EVIL.replace("<", "&lt;").replace(">", "&gt;")


def _routes(patterns: list[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Every address below, with the namespace it is in; parameters are filled with something of their kind."""
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            space = one.namespace or ""
            yield from ((space or inner, route) for inner, route in _routes(one.url_patterns, path))
        elif isinstance(one, URLPattern):
            yield "", "/" + re.sub(r"<(\w+):\w+>", lambda kind: "1" if kind[1] == "int" else "x", path)


def test_no_post_counts_without_the_token_of_a_form(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)
    found = [route for space, route in _routes(get_resolver().url_patterns) if space in ("imports", "frameworks")]
    assert len(found) > 30
    answers = {route: client.post(route, {"place": "1-1", "name": "x"}).status_code for route in found}
    assert {route: status for route, status in answers.items() if status != 403} == {}


def _sheet(text: str) -> bytes:
    """A workbook with a text in its properties, its heads, its cells and its comments."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.properties.title = book.properties.creator = text
    book.active.title = "a <b>"
    for row in (
        ["Area", "M4 Data Manager", text],
        [text, f"I oil {text}", f"I lock {text}"],
        ["Rope", f"={text}", text],
    ):
        book.active.append(row)
    book.active["B2"].comment = Comment(text, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _everywhere(text: str) -> dict[str, bytes]:
    page = f"# IC2 {text} Engineer\n\n> {text}\n\n## {text}\n\n### {text}\n\n- I oil {text}\n\n*Note:* {text}\n"
    plain = f"{text} Career Framework\n\nIC3 Data Engineer\n\n{text}\n\nResults\n\nImpact\n\n- I oil {text}\n"
    tree = {"role": f"{text} Engineer", "levels": {"IC4": {text: [f"I oil {text}"]}, text: {"Impact": [text]}}}
    return {
        "a.md": page.encode(),
        f"{text}.txt": plain.encode(),
        "c.html": page.replace("# ", "").replace("<", "&lt;").join(["<h1>IC5 Data Engineer</h1><p>", "</p>"]).encode(),
        "d.csv": f'Area,IC6,"{text}"\n"{text}","I oil {text}","{text}"\n'.encode(),
        "e.json": json.dumps(tree).encode(),
        "f.yaml": f"role: 'x {text}'\nIC7:\n  '{text}':\n    - 'I oil {text}'\n".encode(),
        "g.docx": word_file(p("IC8 Data Engineer") + p(f"I oil {text}".replace("<", "&lt;"))),
        "h.adoc": f"= IC9 Data Engineer\n\n== {text}\n\n* I oil {text}\n".encode(),
        "i.xlsx": _sheet(text),
        "j.pdf": drawn((72, 700, "M3 Data Manager"), (72, 680, text), (90, 660, f"I oil {text}")),
    }


def _assert_harmless(content: str) -> None:
    assert "<script>alert" not in content
    assert "<img src=x" not in content


def test_script_in_every_field_of_every_format_is_shown_as_text(cast: Cast) -> None:
    files = [file(name, data) for name, data in _everywhere(EVIL).items()]
    found = start(author=cast.editor, files=files, names=list(_everywhere(EVIL)), title=EVIL, organization=EVIL)
    found.refresh_from_db()
    client = client_of(cast.editor)
    if found.state == State.FAILED:
        pytest.fail(found.failure)
    _assert_harmless(client.get("/import/").content.decode())
    for document in sorted(work(found, cast.editor).documents):
        content = client.get(f"{address(found, 'review')}?document={document}").content.decode()
        _assert_harmless(content)
        assert SAFE in content or "&lt;script&gt;" in content
        assert "edit" in client.get(f"{address(found, 'review')}?document={document}&edit={EVIL}").content.decode()
    _assert_harmless(client.get(f"{address(found, 'review')}?edit={EVIL}&show={EVIL}").content.decode())
    for name in ("publish", "discard"):
        _assert_harmless(client.get(address(found, name)).content.decode())
    for name, kind in (("draft-json", "application/json"), ("draft-zip", "application/zip")):
        answer = client.get(address(found, name))
        assert answer.headers["Content-Type"].startswith(kind) or answer.status_code == 302
        assert answer.headers.get("X-Content-Type-Options") == "nosniff"


def test_what_was_published_and_changed_is_text_as_well(cast: Cast) -> None:
    for text in (documents.IC1, documents.IC1.replace("I ", f"I {EVIL} ", 1)):
        found = brought(cast.editor, text.replace("Northlight", f"N {EVIL}"))
        client = client_of(cast.editor)
        given = {"audience": "members", "leave_open": "on", "seen": work(found, cast.editor).mark, "note": EVIL}
        assert client.get(address(found, "publish")).status_code == 200
        post(client, found, "publish", given)
    numbers = list(FrameworkVersion.objects.values_list("number", flat=True))
    assert numbers
    spaces = [route for space, route in _routes(get_resolver().url_patterns) if space == "frameworks"]
    for route in spaces:
        answer = client_of(cast.editor).get(route)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            _assert_harmless(answer.content.decode())
        else:
            assert answer.status_code >= 300 or answer.headers["X-Content-Type-Options"] == "nosniff", route


@pytest.mark.parametrize("forged", ["0-1", "1-0", "9-9", "1-999999999", "1", "x-y", "-1-1", "1-1 or 1=1", "١-١", ""])
def test_forged_places_change_nothing(cast: Cast, forged: str) -> None:
    found = siblings(cast.editor)
    for name, more in (
        ("accept", {"name": "x"}),
        ("rename", {"other": "x"}),
        ("refuse", {}),
        ("fate", {"fate": "note"}),
    ):
        answer = post(client_of(cast.editor), found, name, {"place": forged, **more}, follow=True)
        assert answer.status_code == 200
    assert not Decision.objects.exists()


@pytest.mark.parametrize("number", [0, 99, 2**31, 2**63, 10**30])
def test_forged_numbers_of_documents_and_decisions_are_answered(cast: Cast, number: int) -> None:
    found = siblings(cast.editor)
    client = client_of(cast.editor)
    for name, kind in (("undo", "decision"), ("page", "document"), ("leave-out", "document"), ("take-in", "document")):
        answer = post(client, found, name, {"role": "Data Engineer", "level": "IC2"}, **{kind: number})
        assert answer.status_code in (302, 404), (name, answer.status_code)
    assert client.get(f"{address(found, 'review')}?document={number}&part={number}").status_code == 200
    assert client.get(f"/import/{number}/review").status_code == 404
    assert not Decision.objects.exists()


def test_a_decision_of_another_import_is_not_taken_back(cast: Cast) -> None:
    mine, other = siblings(cast.editor), siblings(cast.editor)
    post(client_of(cast.editor), other, "fate", {"place": "1-1", "fate": "note"})
    [row] = Decision.objects.all()
    answer = post(client_of(cast.editor), mine, "undo", decision=row.pk, follow=True)
    assert "There is no such decision" in text_of(answer)
    assert Decision.objects.count() == 1


def test_a_second_press_does_nothing_more(cast: Cast) -> None:
    found = siblings(cast.editor)
    client = client_of(cast.editor)
    for _ in range(2):
        post(client, found, "fate", {"place": "1-1", "fate": "note"})
    assert Decision.objects.count() == 1
    given = {"audience": "members", "leave_open": "on", "seen": work(found, cast.editor).mark}
    for _ in range(2):
        post(client, found, "publish", given)
    assert FrameworkVersion.objects.count() <= 1
    for _ in range(2):
        post(client, found, "discard")
    assert Import.objects.count() == 1
