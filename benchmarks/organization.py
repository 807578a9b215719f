"""The pages of people at 40 people and at many: queries and milliseconds, and how long making and importing them takes.

``./run python benchmarks/organization.py [N]``: N is 100,000 unless said otherwise.
"""

import atexit
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="levelset-bench-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ |= {"LEVELSET_DATA": str(FOLDER), "LEVELSET_LOG_LEVEL": "ERROR", "LEVELSET_SECRET_KEY": "benchmark" * 6}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelset.web.settings")

import django  # noqa: E402  # the settings read the environment above

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from measure import of_function  # noqa: E402

from levelset.web.people.actions import changes, importing  # noqa: E402
from levelset.web.people.actions.demo import make_demo_people, seed_organization  # noqa: E402
from levelset.web.people.lists.cells import to_csv  # noqa: E402
from levelset.web.people.models import Membership, ReportingLine, Team, User  # noqa: E402

PAGES = {
    "the list": "/people/",
    "page 20 of it": "/people/?page=20",
    "a name that many have": "/people/?q=berg",
    "a name that nobody has": "/people/?q=nobody-is-called-so",
    "a team with those inside": "/people/?team={team}",
    "a small team": "/people/?team={small}",
    "a person": "/people/{handle}",
    "a team": "/people/teams/{team}",
    "invitations": "/people/invitations/",
}


def figures(owner: User) -> dict[str, tuple[int, float]]:
    """Queries and milliseconds of each page, for the owner."""
    client = Client()
    client.force_login(owner)
    top = Team.objects.order_by("pk").first()
    small = Team.objects.order_by("-pk").first()
    person = User.objects.filter(is_active=True, lines_down__isnull=False).order_by("-pk").first()
    assert top and small and person
    found = {}
    for name, address in PAGES.items():
        path = address.format(team=top.key, small=small.key, handle=person.handle)
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        found[name] = (len(queries), of_function(name, lambda path=path: client.get(path), inner=3).wall * 1000)
    return found


def as_list(number: int) -> str:
    """The same organization as another system would export it."""
    teams = dict(Membership.objects.values_list("person_id", "team__name"))
    above = dict(ReportingLine.objects.values_list("person_id", "above__email"))
    rows = [("name", "e-mail", "team", "manager")]
    people = User.objects.filter(email__endswith="seed.example").order_by("pk")[:number]
    rows += [
        (one.name, "x" + one.email, teams[one.pk], "x" + above[one.pk] if one.pk in above else "") for one in people
    ]
    return to_csv(rows)


def timed(name: str, start: float) -> float:
    """Print how long something took."""
    print(f"  {name:<34} {time.perf_counter() - start:8.1f} s")
    return time.perf_counter()


def main(number: int) -> None:
    """Forty people, then many; then the many once more as a list."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    make_demo_people()
    timed("the forty of the demo", start)
    owner = User.objects.get(email="noor@larkmoor.example")
    few = figures(owner)
    start = time.perf_counter()
    seed_organization(number)
    timed(f"{number} people seeded", start)
    many = figures(owner)
    print(f"\nPages of people, for the owner\n  budget: as many queries at {number} as at 40; ≤ 8 ms")
    for name, (queries, taken) in few.items():
        more, long = many[name]
        print(f"  {name:<26} {queries:3} queries {taken:7.1f} ms   at {number}: {more:3} queries {long:7.1f} ms")
    print()
    text = as_list(number)
    start = time.perf_counter()
    held = importing.prepare("people.csv", text, author=owner)
    start = timed(f"preview of a list of {number}", start)
    change = importing.carry_out(held, leavers=False, author=owner)
    start = timed("carried out", start)
    again = importing.carry_out(importing.prepare("people.csv", text, author=owner), leavers=False, author=owner)
    assert change is not None and again is None
    start = timed("the same list again", start)
    changes.undo(change, author=owner)
    timed("taken back", start)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
