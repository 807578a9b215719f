"""Many documents: equal cases at once, what was decided before, and a list that shows what there is to do."""

from pathlib import Path

import pytest

from cast import Cast, client_of
from levelset.core.errors import Refused
from levelset.importing.draft import Fate
from levelset.process.rights import Audience
from levelset.web.audit.models import Event
from levelset.web.imports.actions import alike, deciding, publishing
from levelset.web.imports.actions.starting import start
from levelset.web.imports.models import Decision, Import, Kind
from levelset.web.imports.reviewing.pages import Standing
from levelset.web.imports.reviewing.places import Place
from web.imports import documents
from web.imports.support import HTMX, address, brought, file, post, shown, text_of, work

pytestmark = pytest.mark.django_db

TORN = documents.IC1.replace("🏆 Results\n", "").replace("🌈 Culture\n", "")
TORN_TOO = TORN.replace("IC1", "IC4")


def pillars(found: Import, cast: Cast) -> list[tuple[str, Standing]]:
    return [
        (heading.name or "", heading.standing)
        for number in (1, 2)
        for page in shown(found, cast.editor, number).pages
        for heading in page.headings
        if heading.is_pillar
    ]


def publish(found: Import, cast: Cast) -> None:
    seen = work(found, cast.editor).mark
    publishing.publish(author=cast.editor, number=found.pk, audience=Audience.MEMBERS, leave_open=True, seen=seen)


def test_one_answer_decides_every_heading_with_the_same_guess(cast: Cast) -> None:
    found = brought(cast.editor, TORN, TORN_TOO)
    client = client_of(cast.editor)
    question = next(q for q in shown(found, cast.editor).questions if q.text == "Results")
    assert "Accept it in all 2 places" in text_of(client.get(address(found, "review")))
    data = {"place": str(question.place), "about": "pillar", "name": "Results", "everywhere": "on"}
    answer = client.post(address(found, "accept"), data, follow=True)
    assert "2 headings decided." in text_of(answer)
    assert pillars(found, cast).count(("Results", Standing.DECIDED)) == 2
    assert ("Culture", Standing.ASK) in pillars(found, cast), "another guess is another question"
    post(client, found, "undo", decision=Decision.objects.latest("pk").pk)
    assert ("Results", Standing.DECIDED) not in pillars(found, cast), "one press, one undo"


def test_an_answer_for_all_to_a_question_that_is_gone_is_refused(cast: Cast) -> None:
    found = brought(cast.editor, TORN)
    data = {"place": "1-3", "about": "pillar", "name": "Results", "everywhere": "on"}
    answer = client_of(cast.editor).post(address(found, "accept"), data, follow=True)
    assert "decided already, or is gone" in text_of(answer)
    assert not Decision.objects.exists()


def test_one_answer_says_that_none_of_them_is_a_heading(cast: Cast) -> None:
    found = brought(cast.editor, TORN, TORN_TOO)
    places = [q.place for q in shown(found, cast.editor).questions if q.text == "Results"]
    for place in places:
        deciding.name_heading(author=cast.editor, number=found.pk, place=place, name="Results", kind=Kind.PILLAR)
    rest = [q for q in shown(found, cast.editor).questions if q.text == "Culture"]
    assert alike.name_alike(author=cast.editor, number=found.pk, place=rest[0].place, name="", kind=Kind.PILLAR) == 2
    assert not [name for name, _ in pillars(found, cast) if name == "Culture"]


def test_lines_with_the_same_text_become_the_same_at_once(cast: Cast) -> None:
    footer = "\nWas this page of any help to you? Tell the people who keep it\n"
    found = brought(cast.editor, documents.IC1 + footer, documents.IC3 + footer)
    client = client_of(cast.editor)
    rows = [row for row in shown(found, cast.editor, 1).rows if "any help" in row.text]
    edited = client.get(address(found, "review"), {"document": 1, "edit": str(rows[0].place)})
    assert "Also the 1 other line with this text" in text_of(edited)
    data = {"place": str(rows[0].place), "fate": "chrome", "everywhere": "on"}
    answer = client.post(address(found, "fate") + "?document=1", data, follow=True)
    assert "2 lines are now" in text_of(answer)
    assert {(row.file, row.value) for row in Decision.objects.all()} == {
        ("page-1.txt", "chrome"),
        ("page-2.txt", "chrome"),
    }


def test_what_was_decided_about_a_document_holds_when_it_comes_again(cast: Cast) -> None:
    first = brought(cast.editor, documents.ALONE)
    lost = [row.place for row in shown(first, cast.editor, 1).rows if row.lost]
    for place, name in zip(lost, ("Care", "Reach"), strict=True):
        deciding.name_heading(author=cast.editor, number=first.pk, place=place, name=name)
    publish(first, cast)
    changed = documents.ALONE.replace("\n\n\n", "\n\nAn introduction that is new\n\n\n", 1)
    again = brought(cast.owner, changed)
    rows = list(Decision.objects.filter(of=again))
    assert rows, "the lines below the change are where they were, only further down"
    assert {row.carried_from_id for row in rows} == {first.pk}
    assert {row.author_name for row in rows} == {"Edda Editor"}
    assert {row.value for row in rows} <= {"Care", "Reach"}
    page = client_of(cast.owner).get(address(again, "review"))
    assert f"taken over from import {first.pk}" in text_of(page)
    assert Event.objects.filter(event="import.carried_over", object_key=again.object_key).count() == 1
    deciding.undo(author=cast.owner, number=again.pk, decision=rows[0].pk)
    assert not work(again, cast.owner).log.holding


@pytest.mark.parametrize(
    ("before", "after", "holds"),
    [
        (["page.txt"], ["handbook/page.txt"], True),
        (["handbook/page.txt"], ["page.txt"], True),
        (["old/page.txt"], ["new/page.txt"], True),
        (["page.txt"], ["otherpage.txt"], False),
        (["page.txt"], ["a/page.txt", "b/page.txt"], False),
        (["a/page.txt", "b/page.txt"], ["page.txt"], False),
    ],
)
def test_a_document_is_the_same_in_another_folder_where_only_one_is_called_so(
    cast: Cast, before: list[str], after: list[str], holds: bool
) -> None:
    texts = [documents.ALONE, documents.IC1]
    first = brought(cast.editor, *texts[: len(before)], names=before)
    place = next(row.place for row in shown(first, cast.editor, 1).rows if row.lost)
    deciding.name_heading(author=cast.editor, number=first.pk, place=place, name="Care")
    publish(first, cast)
    again = brought(cast.editor, *texts[: len(after)], names=after)
    assert Decision.objects.filter(of=again).exists() is holds
    assert {row.file for row in Decision.objects.filter(of=again)} <= {after[0]}
    told = {document.name: document.is_unchanged for document in shown(again, cast.editor).documents}
    assert told[after[0]] is (after != ["otherpage.txt"])


def test_nothing_is_taken_over_from_a_document_of_another_name(cast: Cast) -> None:
    first = brought(cast.editor, documents.IC1, documents.ALONE)
    place = next(row.place for row in shown(first, cast.editor, 2).rows if row.lost)
    deciding.name_heading(author=cast.editor, number=first.pk, place=place, name="Care")
    publish(first, cast)
    again = brought(cast.editor, documents.ALONE)
    assert not Decision.objects.filter(of=again).exists()


def test_a_line_whose_neighbor_changed_is_looked_at_again(cast: Cast) -> None:
    first = brought(cast.editor, documents.ALONE)
    place = next(row.place for row in shown(first, cast.editor, 1).rows if row.lost)
    deciding.name_heading(author=cast.editor, number=first.pk, place=place, name="Care")
    publish(first, cast)
    line = next(row.text for row in shown(first, cast.editor, 1).rows if row.place == place)
    again = brought(cast.editor, documents.ALONE.replace(line, f"Stewardship\n\n{line}"))
    assert not Decision.objects.filter(of=again).exists(), "now the document says itself what stands here"


def test_documents_that_were_published_before_are_told_apart(cast: Cast) -> None:
    first = brought(cast.editor, documents.IC1, documents.IC2)
    publish(first, cast)
    again = brought(cast.editor, documents.IC1, documents.IC3)
    told = [(document.name, document.is_unchanged) for document in shown(again, cast.editor).documents]
    assert told == [("page-1.txt", True), ("page-2.txt", False)]
    assert shown(again, cast.editor).changed == 1


def test_a_long_list_shows_what_there_is_to_do(cast: Cast) -> None:
    tidy = [
        documents.IC1.replace("Data Engineer", f"{word} Engineer")
        for word in ["Audio", "Bread", "Cloud", "Delta", "Earth", "Flax", "Glass", "Hemp"]
    ]
    found = brought(cast.editor, *tidy, documents.ALONE)
    client = client_of(cast.editor)
    usual = text_of(client.get(address(found, "review")))
    assert "To decide (1)" in usual
    assert "page-9.txt" in usual and "page-3.txt" not in usual
    everything = text_of(client.get(address(found, "review"), {"show": "all"}))
    assert "page-9.txt" in everything and "page-3.txt" in everything
    odd = text_of(client.get(address(found, "review"), {"show": "nonsense"}))
    assert "page-3.txt" not in odd
    place = next(row.place for row in shown(found, cast.editor, 9).rows if row.lost)
    back = client.post(address(found, "accept") + "?document=9&show=all", {"place": str(place), "name": "Care"})
    assert "show=all" in back.url


def test_what_the_list_shows_survives_a_partial_answer(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    place = next(row.place for row in shown(found, cast.editor, 1).rows if row.lost)
    seen = work(found, cast.editor).mark
    data = {"place": str(place), "name": "Care", "seen": seen}
    answer = client_of(cast.editor).post(address(found, "accept") + "?document=1&show=all", data, headers=HTMX)
    assert "show=all" in answer.content.decode()


def test_a_fate_for_all_has_to_be_one_that_can_be_chosen(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    with pytest.raises(Refused, match="Pick one of the list"):
        alike.give_fate_alike(author=cast.editor, number=found.pk, place=Place(1, 1), fate=Fate.UNRESOLVED)


def test_after_all_that_are_sure_are_accepted_nothing_new_comes_up(cast: Cast) -> None:
    examples = Path(__file__).parents[3] / "examples"
    files = [file(path.name, path.read_bytes()) for path in sorted(examples.iterdir()) if path.name != "README.md"]
    found = start(author=cast.editor, files=files, title="Wrenfield Engineering Career Framework")
    found.refresh_from_db()
    assert alike.accept_sure(author=cast.editor, number=found.pk) > 3
    assert shown(found, cast.editor).sure == ()
