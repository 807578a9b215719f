"""A list of people from another system: what it would change, what is wrong, again and again, and back."""

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cast import Cast, client_of
from levelset.core.errors import Refused
from levelset.process.structure import Bond
from levelset.web.audit.models import Event
from levelset.web.people import one_person
from levelset.web.people.actions import changes, importing, structure
from levelset.web.people.lists.cells import safe, to_csv
from levelset.web.people.lists.plan import Kind
from levelset.web.people.lists.reading import read_list, text_of
from levelset.web.people.models import (
    Above,
    Membership,
    PeopleImport,
    ReportingLine,
    StructureChange,
    Team,
    User,
)
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db

LIST = """\
Personnel number;Full name;E-Mail;Department;Reports to;Tech Lead;Hire date;Shoe size
7;Ada Amara;ada@example.net;Works;;;2020-01-01;38
8;Bo Berg;bo@example.net;Works / Bridges;7;;2021-02-03;44
9;Cy Castell;cy@example.net;Works / Bridges;BO@example.net;ada@example.net;03.04.2022;
"""
CAST = "{email};{name}\n"


def brought(text: str, cast: Cast, *, leavers: bool = False) -> StructureChange | None:
    """Prepare a list and say yes."""
    return importing.carry_out(importing.prepare("x.csv", text, author=cast.owner), leavers=leavers, author=cast.owner)


def told(text: str, cast: Cast) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    """What a list would change (kind and name), and what is wrong."""
    held = importing.prepare("x.csv", text, author=cast.owner)
    _read, plan, _planner = importing.worked_out(held, cast.owner)
    people = [(one.kind.value, one.name) for one in plan.told if one.kind is not Kind.MISSING]
    return people, [(fault.line, fault.text) for fault in plan.faults]


def everything() -> list[Any]:
    return [
        sorted(model.objects.values_list(*fields))
        for model, fields in (
            (User, ("pk", "name", "email", "external", "is_active", "left_on", "handle")),
            (Team, ("pk", "name", "parent_id", "path", "is_closed")),
            (Membership, ("pk", "person_id", "team_id", "begins", "ends")),
            (ReportingLine, ("pk", "person_id", "above_id", "bond", "begins", "ends")),
            (Above, ("person_id", "above_id", "distance")),
        )
    ]


def test_a_list_makes_people_teams_and_lines(cast: Cast) -> None:
    read = read_list("x.csv", LIST)
    assert dict(read.understood)["Personnel number"] == "external"
    assert read.not_used == ("Shoe size",)
    before = everything()
    assert told(LIST, cast) == ([("new", "Ada Amara"), ("new", "Bo Berg"), ("new", "Cy Castell")], [])
    assert everything() == before, "looking changes nothing"
    brought(LIST, cast)
    cy = User.objects.get(email="cy@example.net")
    assert (cy.external, cy.handle, cy.has_usable_password()) == ("9", "cy-castell", False)
    works, bridges = Team.objects.order_by("pk")
    assert (bridges.path, bridges.parent) == (f"/{works.pk}/{bridges.pk}/", works)
    lines = ReportingLine.objects.filter(person=cy).order_by("bond").values_list("bond", "above__name", "begins")
    assert list(lines) == [(Bond.LEAD, "Ada Amara", date(2022, 4, 3)), (Bond.MANAGER, "Bo Berg", date(2022, 4, 3))]
    assert [one.above.name for one in Above.objects.filter(person=cy)] == ["Bo Berg", "Ada Amara"]


def test_the_same_list_again_changes_nothing(cast: Cast) -> None:
    brought(LIST, cast)
    before, events = everything(), Event.objects.count()
    assert told(LIST, cast) == ([], [])
    assert brought(LIST, cast) is None
    assert (everything(), Event.objects.count()) == (before, events)


def test_what_was_imported_is_taken_back_exactly(cast: Cast) -> None:
    before = everything()
    change = brought(LIST, cast)
    assert change is not None
    assert everything() != before
    changes.undo(change, author=cast.owner)
    assert everything() == before
    again = brought(LIST, cast)
    assert again is not None
    bo = User.objects.get(email="bo@example.net")
    structure.appoint_manager(bo, cast.owner, today(), author=cast.owner)
    now = everything()
    with pytest.raises(Refused, match="changed since"):
        changes.undo(again, author=cast.owner)
    assert everything() == now


def test_an_import_of_somebody_who_came_in_since_is_not_taken_back(cast: Cast) -> None:
    change = brought(LIST, cast)
    assert change is not None
    ada = User.objects.get(email="ada@example.net")
    ada.set_password("some long password")
    ada.save()
    with pytest.raises(Refused, match="come in since"):
        changes.undo(change, author=cast.owner)
    assert User.objects.filter(email="ada@example.net").exists()


def test_somebody_moves_and_what_was_stays_in_the_history(cast: Cast) -> None:
    brought(LIST, cast)
    yesterday = today() - timedelta(days=1)
    moved = LIST.replace("Works / Bridges;BO@example.net", "Works / Tides;7").replace("Cy Castell", "Cy C. Castell")
    assert told(moved, cast)[0] == [("changed", "Cy C. Castell"), ("moved", "Cy C. Castell")]
    brought(moved, cast)
    cy = User.objects.get(external="9")
    managers = [one_person.manager_on(cy, on) for on in (yesterday, today())]
    assert [one.name if one else None for one in managers] == ["Bo Berg", "Ada Amara"]
    assert [(one.kind, one.what, one.ends) for one in one_person.history(cy) if one.kind == "team"] == [
        ("team", "Tides", None),
        ("team", "Bridges", today()),
    ]


def test_a_team_that_would_be_made_is_told_apart_from_one_that_is_there(cast: Cast) -> None:
    brought(LIST, cast)
    rows = "email,name,team\ndi@example.net,Di,Works / Bridges\nel@example.net,El,Bridges\n"
    held = importing.prepare("x.csv", rows, author=cast.owner)
    page = client_of(cast.owner).get(f"/people/import/{held.pk}/").content.decode()
    assert ">team: Works / Bridges<" in page
    assert ">team, made for this: Bridges<" in page


def test_with_a_key_somebody_gets_another_address_and_stays_the_same(cast: Cast) -> None:
    brought(LIST, cast)
    was = User.objects.get(external="8")
    renamed = LIST.replace("bo@example.net", "bo.berg@example.net").replace("BO@example.net", "8")
    assert told(renamed, cast)[0] == [("changed", "Bo Berg")]
    brought(renamed, cast)
    assert User.objects.get(email="bo.berg@example.net").pk == was.pk


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("1;Eve;no address;;;;;", "no e-mail address"),
        ("1;Eve;;;;;;", "missing"),
        ("1;;eve@example.net;;;;;", "no name"),
        ("1;Eve;eve@example.net;;nobody@example.net;;;", "neither in the list nor here"),
        ("1;Eve;eve@example.net;;eve@example.net;;;", "above themselves"),
        ("1;Eve;eve@example.net;;;;11/12/2024;", "no day that is sure"),
        ("1;Eve;eve@example.net;;;;3024-12-11;", "too far away"),
        ("7;Eve;eve@example.net;;;;;", "same person"),
        ("1;Eve;ada@example.net;;;;;", "same person"),
        ("1;Eve;eve@example.net;" + "x/" * 13 + ";;;;", "too long"),
        ("1;" + "E" * 121 + ";eve@example.net;;;;;", "longer than"),
        ("1;Eve;eve@example.net;;lars@example.org;;;", "has left"),
        ("1;Lars;lars@example.org;;;;;", "has left"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_and_the_others_are_taken(cast: Cast, row: str, says: str) -> None:
    changed, faults = told(LIST + row + "\n", cast)
    assert any(says in text for line, text in faults if line == 5), faults
    assert ("new", "Bo Berg") in changed or any(line < 5 for line, _text in faults)
    brought(LIST + row + "\n", cast)
    assert not User.objects.filter(name__startswith="E", email="eve@example.net").exists()
    assert User.objects.filter(email="cy@example.net").exists() is (says != "same person")


def test_managers_in_a_circle_are_refused_with_those_who_need_them(cast: Cast) -> None:
    rows = "id,name,email,manager\n1,A,a@example.net,2\n2,B,b@example.net,3\n3,C,c@example.net,1\n4,D,d@example.net,1\n"
    changed, faults = told(rows + "5,E,e@example.net,\n", cast)
    assert changed == [("new", "E")]
    assert [line for line, _text in faults] == [2, 3, 4, 5]


def test_a_chain_that_no_organization_has_is_refused_in_bounded_time(cast: Cast) -> None:
    rows = ["id,name,email,manager"] + [f"{n},P{n},p{n}@example.net,{n - 1 if n else ''}" for n in range(3_000)]
    changed, faults = told("\n".join(rows), cast)
    assert 0 < len(changed) <= 61
    assert len(faults) + len(changed) >= 3_000


def test_who_is_missing_leaves_only_where_somebody_says_so(cast: Cast) -> None:
    brought(LIST, cast)
    short = "\n".join(LIST.splitlines()[:3]) + "\n"
    brought(short, cast)
    assert User.objects.get(external="9").is_active
    client = client_of(cast.member)
    brought(short, cast, leavers=True)
    gone = {user.name for user in User.objects.filter(is_active=False)}
    assert gone == {"Cy Castell", "Edda Editor", "Lars Leaver", "Mika Member", "Sana Second"}
    assert client.get("/account/").status_code == 302
    assert cast.owner.pk in User.objects.filter(is_active=True).values_list("pk", flat=True)


def test_a_row_about_nobody_in_particular_lets_nobody_leave(cast: Cast) -> None:
    brought(LIST, cast)
    broken = LIST.replace("cy@example.net;W", "cy example.net;W")
    held = importing.prepare("x.csv", broken, author=cast.owner)
    assert importing.worked_out(held, cast.owner)[1].missing == ()


def test_who_left_by_the_list_and_comes_back(cast: Cast) -> None:
    left = LIST.replace("Hire date;Shoe size", "Hire date;Left on").replace(";2021-02-03;44", ";2021-02-03;2024-05-06")
    left = left.replace(";38", ";").replace("BO@example.net", "7")
    brought(LIST, cast)
    assert told(left, cast)[0] == [("left", "Bo Berg"), ("moved", "Cy Castell")]
    brought(left, cast)
    bo = User.objects.get(external="8")
    assert (bo.is_active, bo.left_on) == (False, date(2024, 5, 6))
    assert told(left, cast) == ([], [])
    assert "has left" in told(LIST, cast)[1][0][1] and "after 6 May 2024" in told(LIST, cast)[1][0][1]
    same_day = told(LIST.replace("2021-02-03", "2024-05-06"), cast)
    assert "after 6 May 2024" in same_day[1][0][1], (
        "whoever never came is not brought back by the day of their beginning"
    )
    back = LIST.replace("2021-02-03", today().isoformat())
    assert told(back, cast)[0] == [("back", "Bo Berg"), ("moved", "Bo Berg"), ("moved", "Cy Castell")]
    brought(back, cast)
    bo.refresh_from_db()
    assert (bo.is_active, bo.left_on, bo.has_usable_password()) == (True, None, False)


def test_what_is_written_is_what_was_shown(cast: Cast) -> None:
    held = importing.prepare("x.csv", LIST, author=cast.owner)
    User.objects.create_user("bo@example.net", name="Other Bo")
    with pytest.raises(Refused, match="look once more"):
        importing.carry_out(held, leavers=False, author=cast.owner)
    assert not User.objects.filter(email="cy@example.net").exists()
    importing.carry_out(held, leavers=False, author=cast.owner)
    with pytest.raises(Refused, match="in the meantime"):
        importing.carry_out(held, leavers=False, author=cast.owner)
    held.refresh_from_db()
    assert held.text == "", "the list goes once it is carried out"


def test_only_an_owner_imports(cast: Cast) -> None:
    for author in (cast.editor, cast.member):
        with pytest.raises(Refused, match="owner"):
            importing.prepare("x.csv", LIST, author=author)
    held = importing.prepare("x.csv", LIST, author=cast.owner)
    with pytest.raises(Refused, match="owner"):
        importing.carry_out(held, leavers=True, author=cast.editor)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    rows = [["name", "e-mail"], ["Zoë Müller", "zoe@example.net"], ["Ada “A” Ångström", "ada@example.net"]]
    text, _remarks, wrong = text_of("x.csv", "\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert not wrong
    assert [row.name for row in read_list("x.csv", text).rows] == ["Zoë Müller", "Ada “A” Ångström"]


@given(st.text())
def test_whatever_stands_in_a_file_is_read_or_refused_in_words(text: str) -> None:
    read = read_list("x.csv", text)
    assert read.rows or read.faults
    assert read_list("x.csv", "name,email\n" + text).faults is not None


@given(st.text())
def test_a_cell_that_we_write_is_never_a_formula(text: str) -> None:
    assert safe(text).lstrip(" ")[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert safe("=1+1") == "'=1+1"
    assert "'=HYPERLINK" in to_csv([["=HYPERLINK(1)"]])


def test_a_name_that_looks_like_a_formula_is_text_everywhere(cast: Cast) -> None:
    name = "=cmd|' /C calc'!A0<script>alert(1)</script>"
    client = client_of(cast.owner)
    file = SimpleUploadedFile("x.csv", f'name,email,team\n"{name}",eve@example.net,"@team"\n'.encode())
    there = client.post("/people/import/", {"file": file})
    page = client.get(there["Location"]).content.decode()
    assert "<script>alert" not in page
    assert "=cmd|" in page
    taken = client.get(there["Location"] + "changes.csv").content.decode()
    assert "'=cmd|" in taken
    assert ",=cmd" not in taken.replace('"', "")
    client.post(there["Location"] + "carry-out", {})
    assert User.objects.get(email="eve@example.net").name == name
    assert "<script>alert" not in client.get("/people/?q=cmd").content.decode()


def test_the_pages_of_an_import(cast: Cast) -> None:
    client = client_of(cast.owner)
    before = everything()
    for data, says in ((b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(50), "CSV"), (b"a,b\n1,2\n", "")):
        answer = client.post("/people/import/", {"file": SimpleUploadedFile("x.csv", data)})
        if says:
            assert (answer.status_code, says in answer.content.decode()) == (400, True)
        else:
            assert "e-mail" in client.get(answer["Location"]).content.decode()
    there = client.post("/people/import/", {"file": SimpleUploadedFile("x.csv", LIST.encode())})["Location"]
    assert PeopleImport.objects.count() == 1, "another list takes the place of one that waits"
    assert everything() == before
    page = client.get(there).content.decode()
    assert "Ada Amara" in page
    assert "Missing from the list" in page
    client.post(there + "carry-out", {})
    client.post(there + "carry-out", {"leavers": "on"})  # twice: the second is refused
    assert cast.member.__class__.objects.get(pk=cast.member.pk).is_active
    change = StructureChange.objects.get(event=importing.EVENT)
    assert "Take it back" in client.get("/people/import/").content.decode()
    client.post(f"/people/changes/{change.pk}/undo")
    assert everything() == before
    assert client.get(there).status_code in (302, 404)


def test_strangers_find_nothing_of_an_import(cast: Cast) -> None:
    held = importing.prepare("x.csv", LIST, author=cast.owner)
    for path in ("", "changes.csv"):
        there = client_of(cast.member).get(f"/people/import/{held.pk}/{path}")
        gone = client_of(cast.member).get(f"/people/import/{held.pk + 9}/{path}")
        assert (there.status_code, there.content) == (404, gone.content)
    assert Client().get(f"/people/import/{held.pk}/")["Location"].startswith("/account/login/")


def test_the_command_of_the_night(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(LIST, encoding="utf-8")
    out = io.StringIO()
    call_command("import-people", str(file), "--dry-run", stdout=out)
    assert "3 new" in out.getvalue()
    assert not User.objects.filter(external="7").exists()
    call_command("import-people", str(file), stdout=io.StringIO())
    assert User.objects.filter(external="7").exists()
    out = io.StringIO()
    call_command("import-people", str(file), stdout=out)
    assert "Nothing to change." in out.getvalue()
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import-people", str(tmp_path / "none.csv"))
    file.write_text(LIST + "1;;x;;;;;\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("import-people", str(file), stdout=io.StringIO(), stderr=io.StringIO())


def test_half_a_list_lets_nobody_leave_by_night(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    rows = [f"P{number};p{number}@example.net" for number in range(20)]
    file.write_text("\n".join(["name;email", *rows]), encoding="utf-8")
    call_command("import-people", str(file), stdout=io.StringIO())
    file.write_text("\n".join(["name;email", *rows[:5]]), encoding="utf-8")
    with pytest.raises(CommandError, match="half a list"):
        call_command("import-people", str(file), "--leavers", stdout=io.StringIO())
    assert User.objects.filter(is_active=False).count() == 1
    call_command("import-people", str(file), "--leavers", "--many-leavers", stdout=io.StringIO())
    assert User.objects.filter(is_active=True, email__endswith="@example.net").count() == 5


def test_a_small_organization_is_kept_from_half_a_list_too(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    everybody = [cast.editor, cast.member, cast.second]

    def leave(*stay: User) -> None:
        file.write_text("\n".join(["email", *(one.email for one in stay)]), encoding="utf-8")
        call_command("import-people", str(file), "--leavers", stdout=io.StringIO())

    with pytest.raises(CommandError, match=r"3 of \d people would leave"):
        leave(cast.owner)
    leave(cast.editor)
    assert {one.is_active for one in User.objects.filter(pk__in=[one.pk for one in everybody[1:]])} == {False}


def test_after_erasure_no_change_and_no_waiting_list_names_a_person(cast: Cast) -> None:
    from levelset.web.people.holdings import holdings

    brought(LIST, cast)
    importing.prepare("x.csv", LIST, author=cast.owner)
    ada = User.objects.get(external="7")
    holding = next(one for one in holdings() if one.key == "people.changes")
    assert "ada@example.net" in " ".join(str(file) for file in holding.export(ada))
    holding.erase(ada)
    assert not PeopleImport.objects.filter(done_at=None).exists()
    assert "ada@example.net" not in str(list(StructureChange.objects.values_list("rows", flat=True)))


def test_a_list_that_nobody_said_anything_to_goes(cast: Cast) -> None:
    held = importing.prepare("x.csv", LIST, author=cast.owner)
    PeopleImport.objects.filter(pk=held.pk).update(made_at=held.made_at - timedelta(days=3))
    structure.make_partner(cast.member, None, today(), author=cast.owner)
    assert not PeopleImport.objects.exists()
