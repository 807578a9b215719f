"""Rights of the person: everything is exported, and after an erasure nothing tells who they were."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cast import PASSWORD, Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.process.rights import Audience, Standing
from levelset.web.audit import proof
from levelset.web.audit.readings import note_reading
from levelset.web.people import above, held
from levelset.web.people.actions import erasing, exporting, holding, retention
from levelset.web.people.holdings import Holding, holdings
from levelset.web.people.models import (
    Erasure,
    Glass,
    Membership,
    PeopleImport,
    ReportingLine,
    StructureChange,
    Team,
    User,
    WelcomeLink,
)
from support import world

pytestmark = pytest.mark.django_db
NAME, EMAIL = "Quirina Zwölfenstein", "quirina@example.org"
DAY = date(2026, 1, 5)
TABLES = {
    "audit_event",
    "audit_reading",
    "django_tasks_database_dbtaskresult",
    "frameworks_frameworkversion",
    "imports_import",
    "people_glass",
    "people_peopleimport",
    "people_structurechange",
    "people_user",
}
"""Where the traces stand, at least."""


@pytest.fixture
def quirina(cast: Cast, settings: Any, tmp_path: Path) -> Iterator[User]:
    """Somebody with a name of their own who left traces wherever one can."""
    data = tmp_path / "data"
    (data / "uploads").mkdir(parents=True)
    (data / "audit_key").write_text("a key that only this test knows\n")
    settings.CONFIGURATION = _with_data(settings.CONFIGURATION, data)
    person = make_person(NAME, Standing.EDITOR)
    assert person.email == EMAIL
    world.made_by(person, Audience.MEMBERS)
    _leave_traces(person, cast)
    yield person
    above.forget()


def _with_data(configuration: Any, data: Path) -> Any:
    from dataclasses import replace

    return replace(configuration, data=data)


def _leave_traces(person: User, cast: Cast) -> None:
    team = Team.objects.create(name="Bascules", path="/bascules/")
    ReportingLine.objects.all().delete()  # those of the world
    Membership.objects.create(person=person, team=team, begins=DAY)
    ReportingLine.objects.create(person=person, above=cast.owner, begins=DAY)
    ReportingLine.objects.create(person=cast.second, above=person, begins=DAY)
    client = client_of(person)
    client.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    client.get("/account/")
    note_reading(cast.second, person.key, "evidence/1")
    note_reading(person, cast.second.key, "evidence/2")
    day = timezone.now()
    WelcomeLink.objects.create(token_hash="0", email=EMAIL, standing="member", expires_at=day)
    Glass.objects.create(person=person, asked_by=cast.owner, reason=f"to help {NAME}", what="all of it", hours=3)
    Glass.objects.create(person=cast.second, asked_by=person, reason="a case", what="one entry", hours=3)
    PeopleImport.objects.create(author=person, file_name=f"{NAME}.csv", text=f"name,email\n{NAME},{EMAIL}\n")
    StructureChange.objects.create(event="person.moved", rows=[["User", 1, {"name": NAME}, {"name": NAME}]])
    DBTaskResult.objects.create(
        task_path="levelset.nothing", args_kwargs={"args": [str(person.key)], "kwargs": {}}, backend_name="default"
    )


def dumped() -> dict[str, str]:
    """Every table as text, asked of the database itself, past every model."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = "\n".join(map(str, cursor.fetchall()))
    return found


def hits(*terms: str) -> list[str]:
    """Where one of these terms stands: in a table, a file of the data folder, or the cache."""
    places = dumped()
    places |= {str(file): file.read_bytes().decode(errors="replace") for file in files()}
    places["cache"] = str(getattr(cache, "_cache", {}).values())
    return sorted(
        f"{place}: {term}" for place, text in places.items() for term in terms if term.lower() in text.lower()
    )


def files() -> list[Path]:
    return [file for file in settings.CONFIGURATION.data.rglob("*") if file.is_file()]


def test_after_an_erasure_nothing_tells_who_it_was(cast: Cast, quirina: User, caplog: pytest.LogCaptureFixture) -> None:
    terms = (NAME, EMAIL, quirina.handle, str(quirina.key), quirina.key.hex, "Quirina", "Zwölfenstein")
    before = hits(*terms)
    tables = {hit.split(":")[0] for hit in before}
    assert tables >= TABLES
    caplog.set_level("INFO")
    client_of(cast.member).get("/framework/versions/")
    erasing.erase(quirina, author=cast.owner)
    cache.clear()  # what the transaction of a test never commits
    erasing.write_list()
    assert hits(*terms) == []
    assert not any(term in caplog.text for term in (NAME, EMAIL, quirina.handle))
    assert proof.verify().flaws == ()
    assert ReportingLine.objects.get(person=cast.second).above.name == "Erased person"
    assert Glass.objects.get().asked_by.name == "Erased person"
    assert User.objects.get(pk=cast.second.pk).name == "Sana Second"


def test_every_sign_in_ends_with_an_erasure(cast: Cast, quirina: User) -> None:
    client = client_of(quirina)
    assert client.get("/account/").status_code == 200
    erasing.erase(quirina, author=cast.owner)
    assert client.get("/account/").status_code == 302
    assert not client.login(email=EMAIL, password=PASSWORD)


def test_a_restored_backup_forgets_again(cast: Cast, quirina: User) -> None:
    kept = User.objects.filter(pk=quirina.pk).values().get()
    erasing.erase(quirina, author=cast.owner)
    erasing.write_list()
    assert NAME not in (settings.CONFIGURATION.data / erasing.LIST).read_text()
    User.objects.filter(pk=quirina.pk).update(**kept)
    Erasure.objects.all().delete()
    assert hits(NAME) != []
    assert erasing.erase_again() == 1
    assert hits(NAME, EMAIL) == []
    assert erasing.erase_again() == 0
    assert User.objects.filter(name="Sana Second").exists() and Erasure.objects.count() == 1


def test_a_hold_is_respected_and_says_so(cast: Cast, quirina: User) -> None:
    holding.place(quirina, author=cast.owner, reason="case 12 of the court", until=timezone.localdate())
    with pytest.raises(Refused, match="case 12 of the court"):
        erasing.erase(quirina, author=cast.owner)
    assert hits(NAME) != []
    assert holding.lift(quirina, author=cast.owner) == 1
    erasing.erase(quirina, author=cast.owner)
    with pytest.raises(Refused, match="erased before"):
        erasing.erase(User.objects.get(pk=quirina.pk), author=cast.owner)


def test_a_hold_needs_a_reason_and_a_day_to_come(cast: Cast) -> None:
    for reason, until in ((" ", timezone.localdate()), ("a case", timezone.localdate() - timedelta(days=1))):
        with pytest.raises(Refused):
            holding.place(cast.member, author=cast.owner, reason=reason, until=until)


def test_the_last_owner_and_oneself_stay(cast: Cast, quirina: User) -> None:
    with pytest.raises(Refused, match="last owner"):
        erasing.erase(cast.owner, author=None)
    with pytest.raises(Refused, match="yourself"):
        erasing.erase(cast.owner, author=cast.owner)
    assert User.objects.filter(email="olga@example.org").exists()


def test_a_failure_in_the_middle_leaves_everything(cast: Cast, quirina: User, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dumped()

    def fails(person: User) -> int:
        raise RuntimeError

    broken = Holding("broken", "", "", "", export=lambda person: [], erase=fails)
    monkeypatch.setattr(erasing, "holdings", lambda: (broken, *holdings()))
    with pytest.raises(RuntimeError):
        erasing.erase(quirina, author=cast.owner)
    after = dumped()
    changed = {table for table in before if before[table] != after[table]}
    assert changed <= {"audit_event", "audit_reading", "audit_chain", "audit_roll"}, "chained meanwhile"
    assert hits(NAME) != []


def test_everything_held_is_exported_without_what_others_hide(cast: Cast, quirina: User) -> None:
    archive = io.BytesIO()
    number = exporting.export_person(quirina, archive, author=quirina)
    with zipfile.ZipFile(archive) as unpacked:
        texts = {name: unpacked.read(name).decode() for name in unpacked.namelist()}
    assert len(texts) == number and all(name.endswith((".md", ".json")) for name in texts)
    for name, text in texts.items():
        if name.endswith(".json"):
            json.loads(text)
            assert name.removesuffix(".json") + ".md" in texts or name == "index.json"
    assert EMAIL in texts["account.md"] and "Bascules" in texts["structure/teams.md"]
    assert "Sana Second" in texts["logs/readers.md"] and "evidence/1" in texts["logs/readers.md"]
    assert "to help" not in "".join(texts.values()), "what was only asked for is no reading yet"
    assert quirina.password not in "".join(texts.values())
    assert json.loads(texts["index.json"])["holdings"][0]["key"] == "people.account"
    for held_here in holdings():
        assert str(held_here.name) in texts["README.md"]


def test_paths_of_an_export_stay_inside() -> None:
    assert exporting.safe("../../etc/passwd") == "etc/passwd"
    assert exporting.safe("/a\\..\\b/./c.md") == "a/b/c.md"
    assert exporting.safe("..") == "file"


def test_commands_ask_for_a_sentence_and_write_a_file_once(cast: Cast, quirina: User, tmp_path: Path) -> None:
    file = tmp_path / "quirina.zip"
    call_command("export-person", EMAIL.upper(), "--into", str(file))
    client_of(quirina).post("/account/mine/export")  # one's own is nobody's reading
    page = client_of(quirina).get("/account/readers").content.decode()
    assert page.count("an export of everything held about me") == 1
    assert "the operator of the server</th>" in page
    with zipfile.ZipFile(file) as archive:
        readers = json.loads(archive.read("logs/readers.json"))
    assert "The operator of the server, with a command" in {row["who"] for row in readers}
    assert proof.verify().flaws == ()
    assert zipfile.is_zipfile(file) and file.stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="already"):
        call_command("export-person", EMAIL, "--into", str(file))
    with pytest.raises(CommandError, match=f"erase {quirina.handle} for ever"):
        call_command("erase-person", EMAIL)
    assert hits(NAME) != []
    call_command("hold", EMAIL, "--until", str(timezone.localdate()), "--reason", "case 12")
    with pytest.raises(CommandError, match="case 12"):
        call_command("erase-person", EMAIL, "--confirm", f"erase {quirina.handle} for ever")
    call_command("hold", EMAIL, "--lift")
    call_command("erase-person", EMAIL, "--confirm", f"erase {quirina.handle} for ever")
    cache.clear()
    file.unlink()
    assert hits(NAME, EMAIL) == []
    for command in ("export-person", "erase-person", "hold"):
        with pytest.raises(CommandError, match="Nobody here"):
            call_command(command, EMAIL, *(["--into", str(file)] if command == "export-person" else []))


def test_retention_lets_go_of_what_is_over(cast: Cast, quirina: User) -> None:
    assert retention.run()["audit.logs"] == 0
    later = timezone.now() + timedelta(days=401)
    gone = retention.run(later)
    assert gone["audit.logs"] == 2 and gone["people.changes"] >= 2
    assert proof.verify().flaws == ()
    assert retention.run(later)["audit.logs"] == 0


def test_what_is_left_of_somebody_is_told_apart(cast: Cast, quirina: User) -> None:
    erasing.erase(quirina, author=cast.owner)
    assert [held.is_erased(person) for person in User.objects.order_by("pk")].count(True) == 1
