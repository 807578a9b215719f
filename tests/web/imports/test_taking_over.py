"""A line that points to another level is resolved in the review, and taken back."""

import pytest

from cast import Cast, client_of
from levelset.web.imports import queries
from levelset.web.imports.models import Import
from levelset.web.imports.reviewing.review import TakesOver
from web.imports.support import HTMX, address, brought, post, shown, text_of, work

pytestmark = pytest.mark.django_db

LOW = (
    "Northlight Engineering Career Framework\n\nIC1 Data Engineer\n\nResults\n\nImpact\n\n"
    "- I mend one table\n- I ask early\n"
)
HIGH = "IC2 Data Engineer\n\nResults\n\nImpact\n\n- Same as IC1, and also:\n- I mend all tables\n"


def _found(cast: Cast) -> tuple[Import, TakesOver]:
    found = brought(cast.editor, LOW, HIGH)
    [reference] = shown(found, cast.editor, 2).references
    return found, reference


def _texts(found: Import, cast: Cast) -> list[str]:
    page = work(found, cast.editor).draft.framework.page("data-engineer/ic2")
    assert page is not None
    return [statement.text for statement in page.statements()]


def _pressed(reference: TakesOver) -> dict[str, str]:
    return {"place": str(reference.place), "address": reference.address}


def test_a_line_is_resolved_and_taken_back(cast: Cast) -> None:
    found, reference = _found(cast)
    client = client_of(cast.editor)
    before = _texts(found, cast)
    page = client.get(address(found, "review"))
    assert "IC2 Data Engineer builds on IC1 Data Engineer." in text_of(page)
    post(client, found, "take-over", _pressed(reference), follow=True)
    assert _texts(found, cast)[:2] == ["I mend one table", "I ask early"]
    page = client.get(f"{address(found, 'review')}?document=2")
    assert "taken over from data-engineer/ic1" in text_of(page)
    assert "Line 6 takes over: data-engineer/ic1" in text_of(page) or "takes over: data-engineer/ic1" in text_of(page)
    [held] = shown(found, cast.editor, 2).references
    assert held.held is not None
    assert queries.account_of(work(found, cast.editor)).decided[0]["inherits"] == "data-engineer/ic1"
    post(client, found, "undo", decision=held.held.number)
    assert _texts(found, cast) == before


def test_only_what_changed_is_sent_to_the_browser(cast: Cast) -> None:
    found, reference = _found(cast)
    client = client_of(cast.editor)
    seen = work(found, cast.editor).mark
    path = f"{address(found, 'take-over')}?document=2&part=1"
    answer = client.post(path, {**_pressed(reference), "seen": seen}, headers=HTMX)
    assert "hx-swap-oob" in answer.content.decode()
    assert "taken over from data-engineer/ic1" in text_of(answer)


def test_headings_keep_their_places(cast: Cast) -> None:
    found, reference = _found(cast)
    client = client_of(cast.editor)
    post(client, found, "take-over", _pressed(reference))
    places = [heading.place for page in shown(found, cast.editor, 2).pages for heading in page.headings]
    assert all(place is None or place.document == 2 for place in places)


@pytest.mark.parametrize(
    "forged",
    [
        {"place": "2-1"},
        {"place": "9-9"},
        {"place": "x"},
        {"address": "data-engineer/ic9"},
        {"address": ""},
        {"address": "<script>"},
    ],
)
def test_forged_answers_change_nothing(cast: Cast, forged: dict[str, str]) -> None:
    found, reference = _found(cast)
    before = _texts(found, cast)
    answer = post(client_of(cast.editor), found, "take-over", {**_pressed(reference), **forged}, follow=True)
    assert "<script>" not in answer.content.decode().replace("<script src", "")
    assert _texts(found, cast) == before
    assert not found.decisions.exists()
