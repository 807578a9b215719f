"""The pages of a person at 40 people and at many: queries and milliseconds of processor time, beside a bare response.

``./run python benchmarks/organization.py [N]``: N is 100,000 unless said otherwise. It also says how long making and
importing so many people takes. ``--quick`` stays at 40 and says of each page what templates take of it, what the
database does, and what is left: queries made and read, and everything else.
"""

import atexit
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDER = Path(tempfile.mkdtemp(prefix="levelset-bench-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ |= {"LEVELSET_DATA": str(FOLDER), "LEVELSET_LOG_LEVEL": "ERROR", "LEVELSET_SECRET_KEY": "benchmark" * 6}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelset.web.settings")

import django  # noqa: E402  # the settings read the environment above

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template.base import Template  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import include, path  # noqa: E402
from django.utils import timezone  # noqa: E402
from measure import Figure, of_function  # noqa: E402

from levelset.interchange.folder import read_framework  # noqa: E402
from levelset.process.rights import Audience  # noqa: E402
from levelset.process.visibility import Group  # noqa: E402
from levelset.web.commands.demo import FRAMEWORK  # noqa: E402
from levelset.web.evidence.actions import logging, sharing  # noqa: E402
from levelset.web.evidence.models import Entry  # noqa: E402
from levelset.web.frameworks.actions import publish  # noqa: E402
from levelset.web.people import seeking  # noqa: E402
from levelset.web.people.actions import changes, importing  # noqa: E402
from levelset.web.people.actions.demo import make_demo_people, seed_organization  # noqa: E402
from levelset.web.people.lists.cells import to_csv  # noqa: E402
from levelset.web.people.models import Membership, ReportingLine, Team, User  # noqa: E402
from levelset.web.people.periods import today  # noqa: E402
from levelset.web.placements.actions import choose_aim  # noqa: E402
from levelset.web.placements.models import Placement  # noqa: E402

ENTRIES = 300
"""How many pieces of work the manager logged, and how many those below shared with them."""

OWNERS = {
    "the list": "/people/",
    "the last page of it": "/people/?before={last}",
    "a page in the middle": "/people/?after={handle}",
    "those who left as well": "/people/?left=on&after={handle}",
    "a name that many have": "/people/?q=berg",
    "a letter": "/people/?q=a",
    "two words": "/people/?q=ada+berg",
    "a name that nobody has": "/people/?q=nobody-is-called-so",
    "everybody inside a team": "/people/?team={team}",
    "a name inside a team": "/people/?team={team}&q=berg",
    "a small team": "/people/?team={small}",
    "who has no manager": "/people/?without-manager=on",
    "a name without a manager": "/people/?without-manager=on&q=berg",
    "a team without managers": "/people/?without-manager=on&team={team}",
    "a person": "/people/{below}",
    "a team": "/people/teams/{team}",
    "teams": "/people/teams/",
    "invitations": "/people/invitations/",
    "an app for codes": "/account/2fa/app/",
    "a passkey": "/account/passkeys/add/",
}
MANAGERS = {
    "my page": "/me",
    "my team": "/team",
    "my way": "/me/way",
    "my aim": "/me/aim",
    "somebody's level": "/people/{report}/level",
    "a report": "/people/{report}",
    "evidence": "/evidence/",
    "a word in my log": "/evidence/?q=pier",
    "an entry": "/evidence/{entry}",
    "sharing an entry": "/evidence/{entry}/share",
    "somebody's entry": "/evidence/{theirs}",
    "shared with me": "/evidence/shared",
    "asked of me": "/evidence/attesting",
    "who read mine": "/account/readers",
    "what is held of me": "/account/mine",
}
ROUNDS = 5
"""How often all pages are measured, one after the other: the quickest counts, the others were disturbed."""

HOLDS, AIMS = "ic3", "ic4"
ROLE = "software-engineer"


def bare(request: HttpRequest) -> HttpResponse:
    """What the same middleware answers somebody signed in when there is nothing to do."""
    return HttpResponse(f"hello, {request.user.pk}")


urlpatterns = [path("bare", bare), path("", include("levelset.web.urls"))]


def figures(owner: User, manager: User) -> dict[str, tuple[int, Figure]]:
    """Queries and milliseconds of each page: the directory for the owner, one's own pages for a manager."""
    top, small = Team.objects.order_by("pk").first(), Team.objects.order_by("-pk").first()
    person = User.objects.filter(is_active=True, lines_down__isnull=False).order_by("-pk").first()
    reports = User.objects.filter(lines_up__above=manager, lines_up__bond="manager", is_active=True)
    report = reports.order_by("pk").first()
    # The page says more to somebody above: at both sizes one who is right below the reader is looked at.
    below = User.objects.filter(lines_up__above=owner, lines_up__bond="manager", is_active=True).order_by("pk").last()
    assert top and small and person and report and below
    for one in (person, report, below):  # whether somebody can come in is asked further where they have no password
        one.set_unusable_password()
        one.save(update_fields=["password"])
    names = {
        "team": top.key,
        "small": small.key,
        "handle": person.handle,
        "below": below.handle,
        "report": report.handle,
        "last": User.objects.filter(is_active=True).order_by("-name", "-pk").values_list("handle", flat=True)[0],
        "entry": Entry.objects.filter(author=manager).order_by("pk").values_list("key", flat=True)[0],
        "theirs": Entry.objects.filter(author=report).order_by("pk").values_list("key", flat=True)[0],
    }
    pages = {"a bare response": (owner, "/bare")}
    pages |= {name: (owner, address.format(**names)) for name, address in OWNERS.items()}
    pages |= {name: (manager, address.format(**names)) for name, address in MANAGERS.items()}
    asked = {name: (opened(viewer, address), address) for name, (viewer, address) in pages.items()}
    rounds = [{name: taken(*page) for name, page in asked.items()} for _ in range(ROUNDS)]
    return {
        name: (queries_of(*page), min((round_[name] for round_ in rounds), key=lambda one: one.cpu))
        for name, page in asked.items()
    }


def opened(viewer: User, address: str) -> Client:
    """The browser of somebody who has opened a page before."""
    client = Client()
    client.force_login(viewer)
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return client


def queries_of(client: Client, address: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def taken(client: Client, address: str) -> Figure:
    """How long a page takes."""
    return of_function(address, lambda: client.get(address), inner=2)


@contextmanager
def parted() -> Iterator[dict[str, float]]:
    """Seconds of processor time that templates and the database take meanwhile."""
    spent = {"templates": 0.0, "database": 0.0, "both": 0.0}
    depth, render = 0, Template.render

    def rendering(template: Template, context: Any) -> Any:
        nonlocal depth
        depth, start = depth + 1, time.process_time()
        try:
            return render(template, context)
        finally:
            depth -= 1
            spent["templates"] += 0.0 if depth else time.process_time() - start

    def asking(execute: Any, *asked: Any) -> Any:
        start = time.process_time()
        try:
            return execute(*asked)
        finally:
            spent["database"] += time.process_time() - start
            spent["both"] += time.process_time() - start if depth else 0.0

    Template.render = rendering  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(asking):
            yield spent
    finally:
        Template.render = render  # type: ignore[method-assign]


def parts_of(viewer: User, address: str, times: int = 10) -> tuple[float, float]:
    """Milliseconds that the templates of a page take, and the database."""
    client = opened(viewer, address)
    with parted() as spent:
        for _ in range(times):
            client.get(address)
    return (spent["templates"] - spent["both"]) / times * 1000, spent["database"] / times * 1000


def give_pages(manager: User) -> None:
    """Everybody holds a page of the framework, so that lists tell their roles; the manager aims at the next."""
    people = User.objects.filter(is_active=True).exclude(pk__in=Placement.objects.values("person"))
    rows = (
        Placement(version=1, role=ROLE, level=HOLDS, title="IC3 Software Engineer", person=one, begins=today(),
                  reason="Hired", noted_by=manager, noted_at=timezone.now())
        for one in people.iterator()
    )  # fmt: skip
    Placement.objects.bulk_create(rows, batch_size=2_000)
    choose_aim(f"{ROLE}/{AIMS}", with_manager=False, author=manager)


def log_work(manager: User) -> None:
    """The manager logs work; those below share as much with them."""
    give_pages(manager)
    reports = list(User.objects.filter(lines_up__above=manager, is_active=True))
    for number in range(ENTRIES):
        logging.capture(f"Moved pier {number} of the bridge by a night.", author=manager)
        author = reports[number % len(reports)]
        entry, _is_new = logging.capture(f"Measured the tide at pier {number}.", author=author)
        sharing.share(author=author, key=entry.key, groups=[Group.MANAGER])


def as_list(number: int) -> str:
    """The same organization as another system would export it."""
    teams = dict(Membership.objects.values_list("person_id", "team__name"))
    above = dict(ReportingLine.objects.filter(bond="manager").values_list("person_id", "above__email"))
    rows = [("name", "e-mail", "team", "manager")]
    people: Iterable[User] = User.objects.filter(email__endswith="seed.example").order_by("pk")[:number]
    rows += [
        (one.name, "x" + one.email, teams[one.pk], "x" + above[one.pk] if one.pk in above else "") for one in people
    ]
    return to_csv(rows)


def timed(name: str, start: float) -> float:
    """Print how long something took."""
    print(f"  {name:<34} {time.perf_counter() - start:8.1f} s")
    return time.perf_counter()


def main(number: int, *, quick: bool) -> None:
    """Forty people, then many; then the many once more as a list."""
    settings.ROOT_URLCONF = __name__
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    make_demo_people()
    timed("the forty of the demo", start)
    owner = User.objects.get(email="noor@larkmoor.example")
    framework = read_framework(FRAMEWORK).value
    assert framework is not None
    publish(framework, author=owner, audience=Audience.MEMBERS)
    manager = User.objects.get(handle="solveig-aune")
    log_work(manager)
    if quick:
        told_in_parts(owner, manager)
        return
    few = figures(owner, manager)
    start = time.perf_counter()
    seed_organization(number)
    timed(f"{number} people seeded", start)
    manager = User.objects.filter(email__endswith="seed.example", lines_down__bond="lead").order_by("-pk")[0]
    manager = manager.lines_up.get(bond="manager").above
    log_work(manager)
    told(few, figures(owner, manager), number)
    import_list(as_list(number), number, owner)


def told_in_parts(owner: User, manager: User) -> None:
    """The table of ``--quick``: processor time at 40 people, and where it goes."""
    print("\nPages of a person at 40 people, milliseconds of processor time\n  budget: 8")
    print(f"  {'':<26} {'queries':>8} {'CPU':>7} {'× bare':>7} {'templates':>10} {'database':>9} {'the rest':>9}")
    found = figures(owner, manager)
    bare = found["a bare response"][1].cpu
    for name, (queries, figure) in found.items():
        viewer = manager if name in MANAGERS else owner
        templates, database = parts_of(viewer, figure.name)
        rest = max(figure.cpu * 1000 - templates - database, 0)
        print(
            f"  {name:<26} {queries:>8} {figure.cpu * 1000:7.1f} {figure.cpu / bare:7.1f} "
            f"{templates:10.1f} {database:9.1f} {rest:9.1f}{'' if figure.cpu <= 0.008 else '  over the budget'}"
        )


def told(few: dict[str, tuple[int, Figure]], many: dict[str, tuple[int, Figure]], number: int) -> None:
    """The table; what goes beyond the budget is marked. A page asks less where the reader sees less of somebody."""
    print(
        f"\nPages of a person\n  budget: as many queries at {number} as at 40; at most 8 ms of processor time at both"
    )
    print(f"  {seeking.PAGE} people a page; {ENTRIES} entries of evidence of one's own, {ENTRIES} shared")
    print(f"  {'':<26} {'queries':>12} {'at 40: CPU':>12} {'clock':>9}   {f'at {number}: CPU':>16} {'clock':>9}")
    for name, (queries, at_few) in few.items():
        more, at_many = many[name]
        over = "" if more <= queries and max(at_few.cpu, at_many.cpu) <= 0.008 else "  over the budget"
        print(
            f"  {name:<26} {queries:>5} → {more:<4} {at_few.cpu * 1000:9.1f} ms {at_few.wall * 1000:6.1f} ms   "
            f"{at_many.cpu * 1000:13.1f} ms {at_many.wall * 1000:6.1f} ms{over}"
        )
    print()


def import_list(text: str, number: int, owner: User) -> None:
    """A list of so many people: previewed, carried out, brought again, taken back."""
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


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if word != "--quick"]
    main(int(given[0]) if given else 100_000, quick="--quick" in sys.argv)
