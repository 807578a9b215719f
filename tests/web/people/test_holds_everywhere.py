"""Every place that deletes or empties something says what it does under a legal hold; those that keep to it, do."""

import ast
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import Http404
from django.utils import timezone

import levelset.web
from cast import Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.process.attesting import Answer, digest
from levelset.process.rights import Audience
from levelset.process.visibility import Group
from levelset.web.evidence import access
from levelset.web.evidence.actions import attesting, logging, sharing
from levelset.web.evidence.models import Attestation, Entry, Share, wording_of
from levelset.web.frameworks.actions import publish
from levelset.web.growth import actions as growth
from levelset.web.growth import queries as growth_queries
from levelset.web.growth.models import Step
from levelset.web.imports.actions import removing
from levelset.web.imports.models import Decision, Import, State
from levelset.web.people.actions import erasing, holding, retention, structure
from levelset.web.people.actions.changes import undo
from levelset.web.people.models import Partnership, PeopleImport, StructureChange, User
from levelset.web.people.periods import today
from levelset.web.placements.actions import choose_aim, place, take_back
from levelset.web.placements.models import Placement
from levelset.web.sources.actions import picking, reading
from levelset.web.sources.models import Gathering
from support import world
from web.people import test_holds

pytestmark = pytest.mark.django_db
IC1, IC2 = f"{world.ROLE}/ic1", f"{world.ROLE}/ic2"

RUNS_OUT = "test_what_is_held_stays_and_what_is_not_goes"
FOR_GOOD = "test_remove_for_good_is_refused_with_the_day"
QUESTIONS = "test_what_was_shown_to_a_colleague_stays_with_the_hold"
ANOTHER = "test_the_erasure_of_another_leaves_what_they_said_about_the_one_who_is_held"
KEEPS = {
    "api.actions.clear_away": RUNS_OUT,
    "audit.erasing.drop_readings": RUNS_OUT,
    "evidence.actions.attaching.detach": FOR_GOOD,
    "evidence.actions.attesting.clear_away": RUNS_OUT,
    "evidence.actions.attesting._empty_wordings": QUESTIONS,
    "evidence.actions.attesting._forget_words": ANOTHER,
    "evidence.actions.removing._remove": FOR_GOOD,
    "evidence.holding.erase": ANOTHER,
    "growth.actions.note": "test_a_note_on_the_way_is_not_emptied",
    "imports.actions.removing._empty": "test_an_import_is_not_discarded",
    "people.actions.changes.forget_old": RUNS_OUT,
    "people.actions.changes.undo": "test_what_was_written_about_them_is_not_taken_back",
    "people.actions.changes._remove": "test_what_was_written_about_them_is_not_taken_back",
    "people.actions.importing._carry_out": "test_the_next_list_of_people_leaves_what_is_held",
    "people.held_around._clear_sessions": RUNS_OUT,
    "people.held_around._clear_tasks": RUNS_OUT,
    "people.held_changes._erase": "test_the_erasure_of_another_leaves_rows_and_lists_of_the_one_who_is_held",
    "placements.actions.take_back": "test_a_placement_is_not_taken_back",
    "sources.actions.picking.put_away": "test_a_list_to_pick_from_is_not_put_away",
    "sources.actions.reading._new": "test_a_list_to_pick_from_is_not_put_away",
    "sources.actions.reading.remove_expired": RUNS_OUT,
}
"""What keeps to a legal hold, and the test that sees it."""

ERASURE = "part of an erasure, which a hold prevents; it removes what is the erased person's own"
CHANGE = "a change of one's own record, which goes on: no text of anybody goes with it"
SECRET = "lets somebody in somewhere: no content, and whoever has it must always be able to end it"
WORKING = "working state of the server: no text about anybody"
NOT_KEPT = "nothing that was kept before: bytes of what did not come in, or a list to which nobody said yes"
AROUND = "called by a verb that stands above"
NOT_NEEDED = {
    "api.held._erase": ERASURE,
    "api.views.evidence.delete_entry": "out of sight alone: the entry can be taken back, and stays with the hold",
    "audit.erasing.forget_person": ERASURE,
    "audit.erasing._without": ERASURE,
    "evidence.actions.attaching.attach": NOT_KEPT,
    "evidence.actions.attaching.remove_bytes": AROUND,
    "evidence.actions.linking.follow": CHANGE,
    "evidence.actions.linking._remove": CHANGE,
    "evidence.actions.logging._mark": CHANGE,
    "evidence.views.entry.delete": "out of sight alone: the entry can be taken back, and stays with the hold",
    "growth.held._erase": ERASURE,
    "imports.actions.reading._claim": WORKING,
    "imports.actions.starting.start": NOT_KEPT,
    "imports.actions.starting.retry": WORKING,
    "imports.actions.taking_over._keep": WORKING,
    "people.above.work_out": "worked out anew from the lines of managers, which stay",
    "people.actions.importing.prepare": NOT_KEPT,
    "people.actions.importing.put_away": NOT_KEPT,
    "people.actions.inviting._send": WORKING,
    "people.factors.withdraw": SECRET,
    "people.factors.withdraw_all": SECRET,
    "people.held._erase_account": ERASURE,
    "people.held._erase_structure": ERASURE,
    "people.held_around._erase_glass": ERASURE,
    "people.held_around._erase_entrance": ERASURE,
    "people.held_around._erase_tasks": ERASURE,
    "people.models.users.keep": "words of names, worked out anew from the name, which stays",
    "placements.held._erase": ERASURE,
    "sources.actions.reading.fetch_gathering": SECRET,
    "sources.actions.tokens.remove": SECRET,
    "sources.actions.tokens.end_with": SECRET,
    "sources.holding.erase": ERASURE,
}
"""What does not, and why it need not."""


def is_empty(node: ast.expr) -> bool:
    nothing = isinstance(node, ast.Constant) and node.value == ""
    return nothing or (isinstance(node, ast.List) and not node.elts) or (isinstance(node, ast.Dict) and not node.keys)


def written(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What an assignment writes where: one by one also for ``a.b, a.c = "", ""``."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


def takes_away(node: ast.AST) -> bool:
    """Whether a piece of code deletes something, or makes a column empty."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        emptied = node.func.attr == "update" and any(is_empty(keyword.value) for keyword in node.keywords)
        return emptied or node.func.attr == "delete"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "close_chain"
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Attribute) and is_empty(value) for target, value in written(node))
    return False


def taking_away(root: Path) -> set[str]:
    """Every function below a folder that deletes or empties something, with its module."""
    found = set()
    for file in root.rglob("*.py"):
        place = file.relative_to(root).with_suffix("").parts
        if "migrations" in place or place[0] == "commands":
            continue
        for top in ast.parse(file.read_text(encoding="utf-8")).body:
            inside = top.body if isinstance(top, ast.ClassDef) else [top]
            functions = [one for one in inside if isinstance(one, ast.FunctionDef) and one.name != "__init__"]
            found |= {".".join((*place, one.name)) for one in functions if any(map(takes_away, ast.walk(one)))}
    return found


def test_every_place_that_takes_something_away_is_in_the_table(tmp_path: Path) -> None:
    found = taking_away(Path(levelset.web.__file__).parent)
    told = KEEPS.keys() | NOT_NEEDED.keys()
    assert found - told == set(), "say in KEEPS which test sees that a hold is kept to, or in NOT_NEEDED why not"
    assert told - found == set() and not KEEPS.keys() & NOT_NEEDED.keys()
    tests = {**vars(test_holds), **globals()}
    assert all(callable(tests.get(name)) for name in KEEPS.values())
    pieces = ('row.text = ""', "a.b, a.c = 1, []", "rows.delete()", "rows.update(text={})", "close_chain(1)")
    for number, piece in enumerate((*pieces, "a.b = 1", "rows.update(text=a)", "text = ''")):
        (tmp_path / f"m{number}.py").write_text(f"def f():\n    {piece}\n")
    assert taking_away(tmp_path) == {f"m{number}.f" for number in range(len(pieces))}


def hold(person: User, cast: Cast) -> None:
    holding.place(person, author=cast.owner, reason="case 12", until=timezone.localdate() + timedelta(days=99))


def asked_about(author: User, colleague: User, text: str = "Drew the new lock gate.") -> Attestation:
    """A colleague who is asked about an entry."""
    entry, _new = logging.capture(text, author=author)
    return attesting.ask(colleague, author=author, key=entry.key, seen=digest(wording_of(entry)))


def test_what_was_shown_to_a_colleague_stays_with_the_hold(cast: Cast) -> None:
    """Whether the author is held or the colleague; it goes with the first retention after the hold."""
    other = make_person("Noor Neither")
    hold(cast.member, cast)
    pairs = ((cast.member, other, True), (other, cast.member, True), (other, cast.second, False))
    for author, colleague, stays in pairs:
        taken_back, declined = asked_about(author, colleague, "One."), asked_about(author, colleague, "Two.")
        attesting.withdraw(author=author, key=taken_back.of.key, which=taken_back.key)
        attesting.answer(Answer.DECLINED, "", author=colleague, which=declined.key)
        kept = [Attestation.objects.get(pk=one.pk).wording for one in (taken_back, declined)]
        assert [bool(one) for one in kept] == [stays, stays]
        with pytest.raises(Http404):
            access.asked_of_one(colleague, taken_back.key)
    retention.run()
    assert Attestation.objects.exclude(wording={}).count() == 4
    holding.lift(cast.member, author=cast.owner)
    retention.run()
    assert not Attestation.objects.exclude(wording={}).exists() and Attestation.objects.count() == 6


def test_the_erasure_of_another_leaves_what_they_said_about_the_one_who_is_held(cast: Cast) -> None:
    """What stands in the log of the one who is held stays there, without the name; in other logs it goes."""
    witness = make_person("Wanda Witness")
    for author in (cast.member, cast.second):
        attesting.answer(Answer.ATTESTED, "I stood beside.", author=witness, which=asked_about(author, witness).key)
        waits = asked_about(author, witness, "Something else.")
        sharing.share(author=author, key=waits.of.key, people=[witness], groups=[Group.TEAM])
    hold(cast.member, cast)
    erasing.erase(witness, author=cast.owner)
    of = "of__author__name"
    said = Attestation.objects.order_by("id").values_list(of, "sentence", "answer", "colleague__name")
    erased = "Erased person"
    assert list(said) == [
        ("Mika Member", "I stood beside.", "attested", erased),
        ("Mika Member", "", "", erased),
        ("Sana Second", "", "attested", erased),
    ]
    named = Share.objects.filter(group="", ended_at__isnull=False).values_list(of, "person__name")
    assert list(named) == [("Mika Member", erased)] and not Share.objects.filter(group="", ended_at=None).exists()
    retention.run()
    assert Attestation.objects.filter(sentence="I stood beside.").count() == 1, "as long as the hold stands"
    holding.lift(cast.member, author=cast.owner)
    retention.run()
    assert list(Attestation.objects.values_list(of, "sentence").order_by("id")) == [
        ("Mika Member", ""),
        ("Sana Second", ""),
    ]


def test_the_erasure_of_another_leaves_rows_and_lists_of_the_one_who_is_held(cast: Cast) -> None:
    gone = make_person("Zoltan Gone")
    rows = [["User", one.pk, {"name": one.name}, {"name": one.name + "!"}] for one in (cast.member, cast.second, gone)]
    rows.append(["ReportingLine", 1, None, {"person_id": cast.member.pk, "above_id": gone.pk}])
    change = StructureChange.objects.create(event="people.imported", rows=rows)
    for name in ("Mika Member", "Zoltan Gone and Mika Member", "Sana Second"):
        PeopleImport.objects.create(author=cast.owner, file_name="list.csv", text=f"name\n{name}\n")
    hold(cast.member, cast)
    erasing.erase(gone, author=cast.owner)
    change.refresh_from_db()
    assert change.rows == rows[:1] and "Zoltan" not in json.dumps(change.rows)
    with pytest.raises(Refused, match="cannot be taken back"):
        undo(change, author=cast.owner)
    assert [row.text for row in PeopleImport.objects.order_by("id")] == ["name\nMika Member\n", ""]


def test_a_note_on_the_way_is_not_emptied(cast: Cast) -> None:
    _placed(cast)
    choose_aim(IC2, with_manager=False, author=cast.member)
    way = growth_queries.way(cast.member)
    assert way is not None
    statement = way.parts[0].asked[0].behavior.statement
    growth.note(statement, no_opportunity=False, next_step="Ask Uli.", author=cast.member)
    hold(cast.member, cast)
    with pytest.raises(Refused, match="A legal hold stands on your records"):
        growth.note(statement, no_opportunity=False, next_step="", author=cast.member)
    growth.note(statement, no_opportunity=False, next_step="Ask Ida.", author=cast.member)
    assert Step.objects.get().next_step == "Ask Ida.", "changing goes on"
    holding.lift(cast.member, author=cast.owner)
    growth.note(statement, no_opportunity=False, next_step="", author=cast.member)
    assert not Step.objects.exists()


def test_a_placement_is_not_taken_back(cast: Cast) -> None:
    """Whoever would take it back is not told that it is a hold."""
    partner, placement = _placed(cast)
    hold(cast.member, cast)
    client, path = client_of(partner), f"/people/{cast.member.handle}/level/{placement.pk}/take-back"
    told = client.post(path, follow=True).content.decode()
    assert "This has to be kept for now" in told and "legal hold" not in told and Placement.objects.exists()
    holding.lift(cast.member, author=cast.owner)
    take_back(placement, author=partner)
    assert not Placement.objects.exists()


def test_an_import_is_not_discarded(cast: Cast) -> None:
    """Neither one that they began nor one in which they decided; whoever would is not told of whom."""
    client, author = client_of(cast.editor), cast.editor
    began = Import.objects.create(author=cast.owner, state=State.REVIEW)
    decided = Import.objects.create(author=author, state=State.REVIEW)
    Decision.objects.create(of=decided, author=cast.owner, kind="fate", value="note")
    published = Import.objects.create(author=cast.owner, state=State.PUBLISHED, published_at=timezone.now())
    other = Import.objects.create(author=author, state=State.REVIEW)
    hold(cast.owner, cast)
    for found in (began, decided):
        told = client.post(f"/import/{found.pk}/discard", follow=True).content.decode()
        assert "This has to be kept for now" in told and "legal hold" not in told
    with pytest.raises(Refused, match="This has to be kept for now"):
        removing.remove_documents(author=author, number=published.pk)
    assert client.post(f"/import/{other.pk}/discard").status_code == 302
    assert list(Import.objects.filter(emptied_at=None).order_by("pk")) == [began, decided, published]
    holding.lift(cast.owner, author=cast.owner)
    removing.remove_documents(author=author, number=published.pk)
    for found in (began, decided):
        removing.discard(author=author, number=found.pk)
    assert not Import.objects.filter(emptied_at=None).exists()


def test_a_list_to_pick_from_is_not_put_away(cast: Cast) -> None:
    """Nor does the oldest make room."""
    since = timezone.localdate()
    hold(cast.member, cast)
    for person in (cast.member, cast.second):
        for _each in range(reading.MOST_WAITING + 2):
            reading._new("git", since, person)
    lists = Gathering.objects.filter(author=cast.member)
    assert lists.count() == reading.MOST_WAITING + 2
    assert Gathering.objects.filter(author=cast.second).count() == reading.MOST_WAITING
    found = lists.earliest("pk")
    told = client_of(cast.member).post(f"/evidence/from/{found.key}/put-away", follow=True).content.decode()
    assert "A legal hold stands on your records" in told and lists.filter(pk=found.pk).exists()
    holding.lift(cast.member, author=cast.owner)
    picking.put_away(found.key, author=cast.member)
    assert not lists.filter(pk=found.pk).exists()


def test_what_was_written_about_them_is_not_taken_back(cast: Cast) -> None:
    """Of those who are held, and of nobody else; the owner is told who that is."""
    for person in (cast.member, cast.second):
        structure.appoint_manager(person, cast.editor, today(), author=cast.owner)
    first, second = StructureChange.objects.order_by("id")
    hold(cast.member, cast)
    with pytest.raises(Refused, match="A legal hold stands on Mika Member"):
        undo(first, author=cast.owner)
    undo(second, author=cast.owner)
    left = structure.leave(cast.member, today(), author=cast.owner)
    with pytest.raises(Refused, match="a list brings them back"):
        undo(left, author=cast.owner)
    holding.lift(cast.member, author=cast.owner)
    undo(left, author=cast.owner)
    undo(first, author=cast.owner)


def _placed(cast: Cast) -> tuple[User, Placement]:
    """Somebody who holds a page of a published framework, and the people partner who wrote it down."""
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    partner = make_person("Paula Partner")
    Partnership.objects.create(person=partner, begins=today() - timedelta(days=9))
    begins = today() - timedelta(days=5)
    return partner, place(cast.member, IC1, begins=begins, reason="Hired", author=partner)


def test_entries_that_were_deleted_stay_on_the_list(cast: Cast) -> None:
    """Deleting is out of sight alone: the author can take it back as long as the hold stands."""
    entry, _new = logging.capture("A slip.", author=cast.member)
    client_of(cast.member).post(f"/evidence/{entry.key}/delete")
    Entry.objects.update(deleted_at=timezone.now() - timedelta(days=60))
    hold(cast.member, cast)
    retention.run()
    assert Entry.objects.get().deleted_at is not None
