"""Databases of earlier states of the program are brought up to date, and everything that was in them is still there.

``ages/`` holds one dump of SQLite for each: made by the program of that commit, with the people and the framework that
its own tests had. A new one is added when a version is released; none is ever changed.
"""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from web.commands.processes import environment

AGES = sorted((Path(__file__).parent / "ages").glob("*.sql"))

LOOK = """
import json
import django
django.setup()
from levelset.web.commands import ground
ground.migrate()
from django.test import Client
from levelset.web.people.models import User
def signed_in(email):
    client = Client(headers={"Host": "localhost"})
    client.post("/account/login/", {"login": email, "password": "correct horse battery staple"})
    return client
member, owner, leaver = map(signed_in, ["mika@example.org", "olga@example.org", "lars@example.org"])
pages = ["/account/", "/framework/", "/framework/bridge-engineer/ic1", "/framework/versions/1/bridge-engineer/matrix"]
print(json.dumps({
    "people": sorted(User.objects.values_list("name", flat=True)),
    "handles": User.objects.exclude(handle="").values("handle").distinct().count(),
    "pages": [member.get(page).status_code for page in pages],
    "statement": member.get("/framework/statements/0961b1f41a", follow=True).status_code,
    "review": owner.get("/import/1/review").status_code,
    "leaver": leaver.get("/account/").status_code,
}))
"""


@pytest.mark.parametrize("age", AGES, ids=lambda path: path.stem)
def test_a_database_of_an_earlier_state_is_brought_up_to_date_and_works(age: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "levelset.sqlite3")) as database:
        database.executescript(age.read_text(encoding="utf-8"))
    env = environment(LEVELSET_DATA=str(tmp_path), LEVELSET_TASKS="immediate", LEVELSET_LOG_LEVEL="ERROR")
    env["DJANGO_SETTINGS_MODULE"] = "levelset.web.settings"
    done = subprocess.run([sys.executable, "-c", LOOK], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == {
        "people": ["Edda Editor", "Lars Leaver", "Mika Member", "Olga Owner", "Sana Second"],
        "handles": 5,
        "pages": [200, 200, 200, 200],
        "statement": 200,
        "review": 200,
        "leaver": 302,
    }
    with closing(sqlite3.connect(tmp_path / "levelset.sqlite3")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_there_are_databases_of_earlier_states() -> None:
    assert len(AGES) >= 4
