"""What was written stays written: processes killed in the middle of writes, and many writers at the same time.

    ./run python benchmarks/durability.py [--postgresql] [--kills 200] [--writers 30] [--seconds 60]

A write is a verb of the application: a welcome link and its entry in the audit log, in one transaction. A writer says
so after it; what was said has to be there, and never half of it. Exit code 1 where something is lost.
"""

import argparse
import contextlib
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

PROCESSES = 6


def main() -> int:
    """Run both, and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--writers", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=60)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="levelset-durability-") as data, place(data, chosen.postgresql):
        made_ready()
        good = killed(chosen.kills)
        return 0 if written_at_once(chosen.writers, chosen.seconds) and good else 1


@contextlib.contextmanager
def place(data: str, postgresql: bool) -> Iterator[None]:
    """A data folder, and a database of its own."""
    os.environ |= {
        "LEVELSET_DATA": data,
        "LEVELSET_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "levelset.web.settings",
    }
    os.environ.pop("LEVELSET_DATABASE_URL", None)
    if not postgresql:
        yield
        return
    from support import postgres

    folder = postgres.binaries()
    if folder is None:
        raise SystemExit("There is no PostgreSQL 15 or newer on this machine.")
    with postgres.server(folder) as url:
        os.environ["LEVELSET_DATABASE_URL"] = url
        yield


def made_ready() -> None:
    """Tables, and no connection that a child would inherit."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    print(f"{connection.vendor}:")
    connection.close()


def write(name: str) -> None:
    """One write."""
    from levelset.process.rights import Standing
    from levelset.web.people.actions.welcoming import welcome

    welcome(f"{name}@example.org", Standing.MEMBER, author=None)


def killed(kills: int) -> bool:
    """Kill a writer again and again; whether every state that was found after is the old or the new one."""
    chance = random.Random(7)
    said: set[str] = set()
    lost = torn = 0
    for number in range(kills):
        said |= one_life(number, chance.uniform(0.001, 0.12))
        found, halves = state()
        torn += halves
        lost = len(said - found)
        if lost or halves:
            print(f"  after kill {number + 1}: {lost} lost, {halves} half written")
    print(
        f"  {kills} times kill -9 in the middle of writes: {len(said)} writes said to be done, {lost} lost, {torn} torn"
    )
    return not lost and not torn


def one_life(number: int, seconds: float) -> set[str]:
    """Start a writer, kill it some time after its first write, and return what it said was done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        for count in range(1_000_000):
            name = f"life{number}-{count}"
            write(name)
            os.write(writing, f"{name}@example.org\n".encode())
    os.close(writing)
    with os.fdopen(reading) as told:
        first = told.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        rest = told.read()
    # A line is written in one go, so that the last one is whole, too.
    return set((first + rest).split())


def state() -> tuple[set[str], int]:
    """The addresses that have a link, and how many links stand without their entry or entries without their link."""
    from django.db import connection

    from levelset.web.audit.models import Event
    from levelset.web.people.models import WelcomeLink

    links = dict(WelcomeLink.objects.values_list("pk", "email"))
    entries = Event.objects.filter(event="welcome_link.made").values_list("object_key", flat=True)
    noted = {int(key.rpartition(":")[2]) for key in entries}
    connection.close()
    return set(links.values()), len(noted ^ set(links))


def written_at_once(writers: int, seconds: float) -> bool:
    """Let many write for a while; whether nothing failed and nothing was lost."""
    before, _ = state()
    reading, writing = os.pipe()
    children: list[int] = []
    for process in range(PROCESSES):
        child = os.fork()
        if child == 0:
            os.close(reading)
            count = writers // PROCESSES + (process < writers % PROCESSES)
            many(process, count, seconds, writing)
            os._exit(0)
        children.append(child)
    os.close(writing)
    with os.fdopen(reading) as told:
        lines = told.read().split("\n")
    for child in children:
        os.waitpid(child, 0)
    done = {line for line in lines if line and not line.startswith("!")}
    failed = [line for line in lines if line.startswith("!")]
    found, halves = state()
    lost, more = len(done - found), len(found - before - done)
    print(
        f"  {writers} writers for {seconds:.0f} s: {len(done)} writes ({len(done) / seconds:.0f}/s), "
        f"{len(failed)} failed, {lost} lost, {more} that nobody said, {halves} torn"
    )
    for line in failed[:3]:
        print(f"    {line}")
    return not (failed or lost or more or halves)


def many(process: int, count: int, seconds: float, writing: int) -> None:
    """Some threads of one process, each with a connection of its own."""
    until = time.monotonic() + seconds
    threads: list[Any] = [
        threading.Thread(target=one, args=(f"at-once{process}-{thread}", until, writing)) for thread in range(count)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def one(name: str, until: float, writing: int) -> None:
    """Write, and say so, until the time is up."""
    from django.db import Error, connection

    count = 0
    while time.monotonic() < until:
        count += 1
        try:
            write(f"{name}-{count}")
        except Error as error:
            told = f"write {count}, {until - time.monotonic():.1f} s before the end: {type(error).__name__}"
            os.write(writing, f"!{told}: {str(error).splitlines()[0][:80]}\n".encode())
        else:
            os.write(writing, f"{name}-{count}@example.org\n".encode())
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
