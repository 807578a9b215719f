"""Reviewers decide: names, fates, undo; together, twice, too late, and without scripts."""

import pytest
from django.db import IntegrityError
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import Cast, client_of
from levelset.core.errors import Refused
from levelset.importing.draft import Fate, Naming
from levelset.web.audit.models import Event
from levelset.web.imports import queries
from levelset.web.imports.actions import deciding
from levelset.web.imports.models import Decision, Import, Kind
from levelset.web.imports.reviewing.pages import Standing
from levelset.web.imports.reviewing.places import Place
from web.imports import documents
from web.imports.support import HTMX, address, brought, post, published, shown, siblings, text_of, work

pytestmark = pytest.mark.django_db


def headings(found: Import, cast: Cast, document: int = 0) -> dict[str | None, Standing]:
    return {
        heading.name: heading.standing
        for page in shown(found, cast.editor, document).pages
        for heading in page.headings
    }


def lost(found: Import, cast: Cast, document: int) -> list[Place]:
    return [row.place for row in shown(found, cast.editor, document).rows if row.lost]


def test_accepting_renaming_and_refusing_a_heading(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    client = client_of(cast.editor)
    first, second = lost(found, cast, 1)
    name = shown(found, cast.editor).questions[0].text
    accepted = post(client, found, "accept", {"place": str(first), "name": name})
    assert accepted.url.endswith(f"#h{first}")
    assert headings(found, cast)[name] is Standing.DECIDED
    post(client, found, "rename", {"place": str(second), "candidate": "Ownership", "other": "Care"})
    assert headings(found, cast)["Care"] is Standing.DECIDED
    post(client, found, "refuse", {"place": str(second)})
    assert "Care" not in headings(found, cast)
    page = text_of(client.get(address(found, "review")))
    assert "No heading here." in page
    rows = [(row.kind, row.value, row.previous) for row in Decision.objects.all()]
    assert rows == [("name", name, ""), ("name", "Care", ""), ("name", "", "Care")]
    assert work(found, cast.editor).log.decisions.names == {
        ("page-1.txt", first.piece): Naming(name),
        ("page-1.txt", second.piece): Naming(None),
    }


def test_a_lost_pillar_is_decided_apart_from_its_first_responsibility(cast: Cast) -> None:
    torn = documents.IC1.replace("🏆 Results\n", "").replace("🌈 Culture\n", "")
    found = brought(cast.editor, torn)
    client = client_of(cast.editor)
    results, culture = [q for q in shown(found, cast.editor).questions if q.kind == "pillar"]
    assert [results.text, culture.text] == ["Results", "Culture"]
    answer = {"place": str(results.place), "about": "pillar"}
    accepted = post(client, found, "accept", {**answer, "name": "Results"})
    assert accepted.url.endswith(f"#k{results.place}")
    post(client, found, "rename", {"place": str(culture.place), "about": "pillar", "other": "Together"})
    now = headings(found, cast)
    assert (now["Results"], now["Together"], now["Impact"]) == (Standing.DECIDED, Standing.DECIDED, Standing.STATED)
    assert shown(found, cast.editor).questions == ()
    post(client, found, "refuse", {"place": str(culture.place), "about": "pillar"})
    assert {"Results", "Impact", "Communication"} <= set(headings(found, cast))
    assert "Together" not in headings(found, cast)


def test_all_that_are_sure_are_accepted_and_taken_back_at_once(cast: Cast) -> None:
    found = siblings(cast.editor)
    client = client_of(cast.editor)
    assert [heading.name for heading in shown(found, cast.editor).sure] == ["Impact", "Ownership"]
    response = client.post(address(found, "accept-sure"), follow=True)
    assert "Accepted 2 headings." in text_of(response)
    assert "Everything is settled" in text_of(response)
    assert shown(found, cast.editor).unconfirmed == 0
    row = Decision.objects.last()
    undone = client.post(address(found, "undo", decision=row.pk), follow=True)
    assert "Taken back." in text_of(undone)
    assert len(shown(found, cast.editor).sure) == 2
    assert Decision.objects.filter(kind=Kind.UNDO).count() == 2
    post(client, found, "undo", decision=row.pk)
    assert Decision.objects.filter(kind=Kind.UNDO).count() == 2, "twice is the same as once"


def test_a_line_gets_another_fate_and_gets_it_back(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1)
    client = client_of(cast.editor)
    row = next(row for row in shown(found, cast.editor).rows if "thank the people" in row.text)
    edit = client.get(address(found, "review"), {"document": 1, "edit": str(row.place)})
    assert "What is this line?" in text_of(edit)
    assert '<option value="behavior" selected>' in edit.content.decode()
    post(client, found, "fate", {"place": str(row.place), "fate": "note"})
    after = next(other for other in shown(found, cast.editor).rows if other.place == row.place)
    assert [fate.value for fate in after.fates] == ["note"]
    assert after.held is not None
    assert after.held.by == "Edda Editor"
    post(client, found, "undo", decision=after.held.number)
    again = next(other for other in shown(found, cast.editor).rows if other.place == row.place)
    assert again == row


def test_undoing_the_last_word_brings_the_word_before_back(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    place = lost(found, cast, 1)[0]
    for name in ("First", "Second"):
        deciding.name_heading(author=cast.editor, number=found.pk, place=place, name=name)
    last = Decision.objects.get(value="Second")
    assert last.previous == "First"
    deciding.undo(author=cast.owner, number=found.pk, decision=last.pk)
    assert headings(found, cast)["First"] is Standing.DECIDED
    deciding.undo(author=cast.owner, number=found.pk, decision=Decision.objects.get(value="First").pk)
    assert "First" not in headings(found, cast)


def test_the_history_tells_who_decided_what_and_what_was_taken_back(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    place = lost(found, cast, 1)[0]
    deciding.name_heading(author=cast.editor, number=found.pk, place=place, name="First")
    deciding.name_heading(author=cast.owner, number=found.pk, place=place, name="Second")
    deciding.undo(author=cast.editor, number=found.pk, decision=Decision.objects.last().pk)
    page = client_of(cast.editor).get(address(found, "review"))
    assert "Heading: Second <del>First</del>" in page.content.decode()
    assert "taken back" in text_of(page)
    assert "Olga Owner" in text_of(page)
    events = list(Event.objects.filter(object_key=found.object_key).values_list("event", "actor"))
    assert [event for event, _ in events] == ["import.started", "import.decided", "import.decided", "import.undone"]
    assert {actor for _, actor in events} == {str(cast.editor.key), str(cast.owner.key)}


def test_two_reviewers_who_decide_at_the_same_time_both_count(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    first, second = lost(found, cast, 1)
    page_of_editor = work(found, cast.editor).mark
    deciding.name_heading(author=cast.owner, number=found.pk, place=first, name="From Olga")
    response = post(
        client_of(cast.editor),
        found,
        "rename",
        {"place": str(second), "other": "From Edda", "seen": page_of_editor},
        headers=HTMX,
    )
    assert response.headers["HX-Refresh"] == "true", "the page shows what the other one did, too"
    assert {"From Olga", "From Edda"} <= set(headings(found, cast))


def test_the_same_answer_twice_is_one_row(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    place = lost(found, cast, 1)[0]
    for person in (cast.editor, cast.editor, cast.owner):
        deciding.name_heading(author=person, number=found.pk, place=place, name="Care")
    assert Decision.objects.count() == 1


def test_one_decision_cannot_be_taken_back_by_two_rows(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    row = deciding.name_heading(author=cast.editor, number=found.pk, place=lost(found, cast, 1)[0], name="Care")
    Decision.objects.create(of=found, kind=Kind.UNDO, undoes=row)
    with pytest.raises(IntegrityError):
        Decision.objects.create(of=found, kind=Kind.UNDO, undoes=row)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("accept", {"place": "1-9999", "name": "X"}, "There is no such line"),
        ("accept", {"place": "7-1", "name": "X"}, "There is no such line"),
        ("accept", {"place": "1-8", "name": "   "}, "This field is required"),
        ("accept", {"place": "nonsense", "name": "X"}, "There is no such line"),
        ("accept", {"place": "1-8", "name": "x" * 201}, "at most 200 characters"),
        ("rename", {"place": "1-8"}, "Pick a name or type one."),
        ("refuse", {}, "This field is required"),
        ("fate", {"place": "1-8", "fate": "unresolved"}, "not one of the available choices"),
        ("fate", {"place": "1-8", "fate": "song"}, "not one of the available choices"),
        ("target", {"adds": "perhaps"}, "Choose one of the two."),
        ("names", {"title": "x" * 201}, "at most 200 characters"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_changes_nothing(
    cast: Cast, name: str, data: dict[str, str], said: str
) -> None:
    found = brought(cast.editor, documents.ALONE)
    client = client_of(cast.editor)
    response = client.post(address(found, name), data, follow=True)
    assert said in text_of(response)
    assert not Decision.objects.exists()
    with_htmx = post(client, found, name, data, headers=HTMX)
    assert with_htmx.headers["HX-Refresh"] == "true"


def test_undoing_what_is_not_there_is_refused(cast: Cast) -> None:
    found, other = brought(cast.editor, documents.ALONE), brought(cast.editor, documents.ALONE)
    row = deciding.name_heading(author=cast.editor, number=other.pk, place=lost(other, cast, 1)[0], name="Care")
    with pytest.raises(Refused):
        deciding.undo(author=cast.editor, number=found.pk, decision=row.pk)
    assert not Decision.objects.filter(kind=Kind.UNDO).exists()


def test_a_published_import_takes_no_decisions(cast: Cast) -> None:
    found = published(cast.editor, documents.ALONE)
    place = lost(found, cast, 1)[0]
    with pytest.raises(Refused):
        deciding.name_heading(author=cast.editor, number=found.pk, place=place, name="Late")
    client = client_of(cast.editor)
    for name in ("accept", "rename", "refuse", "fate"):
        data = {"place": str(place), "name": "X", "other": "X", "fate": "note"}
        assert "nothing can be decided about it any more" in text_of(
            client.post(address(found, name), data, follow=True)
        )
    assert not Decision.objects.exists()


def test_with_htmx_only_what_changed_is_sent(cast: Cast) -> None:
    found = siblings(cast.editor)
    place = lost(found, cast, 2)[0]
    client = client_of(cast.editor)
    page = client.get(address(found, "review"), {"document": 2})
    response = client.post(
        address(found, "rename") + "?document=2&part=1",
        {"place": str(place), "other": "Care", "seen": page.context["work"].mark},
        headers=HTMX,
    )
    answer = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in answer
    assert "The heading is “Care”." in answer
    assert f'id="p{place}"' in answer
    assert answer.count('<li class="row ') == 1
    assert "IC2 Data Engineer" not in answer, "the page around the changed section stays"
    assert f'"levelset:focus": "h{place}"' in response.headers["HX-Trigger-After-Settle"]
    assert work(found, cast.editor).mark in answer


def test_with_htmx_one_line_shows_its_form_and_closes_it(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    client = client_of(cast.editor)
    headers = {**HTMX, "HX-Target": "p1-1"}
    opened = client.get(address(found, "review"), {"document": 1, "edit": "1-1"}, headers=headers).content.decode()
    closed = client.get(address(found, "review"), {"document": 1}, headers=headers).content.decode()
    assert opened.strip().startswith("<li")
    assert "<select" in opened
    assert closed.strip().startswith("<li")
    assert "<select" not in closed


def test_names_of_the_framework_join_documents_that_disagree(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1, documents.OTHER_FRAMEWORK)
    client = client_of(cast.editor)
    page = text_of(client.get(address(found, "review")))
    assert "name different frameworks" in page
    assert "Give them one title" in page
    client.post(address(found, "names"), {"title": "Joined  \n Framework", "organization": "Both"})
    shown_now = shown(found, cast.editor)
    assert not shown_now.has_errors
    framework = work(found, cast.editor).draft.framework
    assert (framework.title, framework.organization, len(framework.pages)) == ("Joined Framework", "Both", 2)


def test_a_document_is_left_out_and_taken_in_again(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1, documents.IC1)
    client = client_of(cast.editor)
    assert shown(found, cast.editor).has_errors, "the same page twice"
    left = client.post(address(found, "leave-out", document=2), follow=True)
    assert "Take it in again" in text_of(left)
    assert not shown(found, cast.editor).has_errors
    client.post(address(found, "take-in", document=2))
    assert shown(found, cast.editor).has_errors
    missing = client.post(address(found, "leave-out", document=9), follow=True)
    assert "no such document" in text_of(missing)


decisions = st.lists(
    st.tuples(
        st.sampled_from(["name", "fate", "undo"]), st.integers(1, 4), st.sampled_from(["note", "behavior", "chrome"])
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(decisions)
def test_the_log_holds_what_a_plain_list_of_decisions_would(steps: list[tuple[str, int, str]]) -> None:
    rows: list[Decision] = []
    stacks: dict[tuple[str, int], list[Decision]] = {}
    for number, (kind, piece, value) in enumerate(steps, start=1):
        if kind == "undo":
            standing = [row for stack in stacks.values() for row in stack]
            if not standing:
                continue
            victim = max(standing, key=lambda row: row.pk) if piece % 2 else min(standing, key=lambda row: row.pk)
            stacks[victim.kind, victim.piece].remove(victim)
            rows.append(Decision(pk=number, kind="undo", undoes_id=victim.pk))
        else:
            row = Decision(pk=number, kind=kind, file="f", piece=piece, value=value)
            rows.append(row)
            stacks.setdefault((kind, piece), []).append(row)
    log = queries.Log(tuple(rows), frozenset(row.undoes_id for row in rows if row.undoes_id))
    expected = {place: stack[-1].value for place, stack in stacks.items() if stack}
    assert {(row.kind, row.piece): row.value for row in log.holding} == expected
    assert {piece: fate for (_, piece), fate in log.decisions.fates.items()} == {
        piece: Fate(value) for (kind, piece), value in expected.items() if kind == "fate"
    }
