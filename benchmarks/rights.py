"""Three years of one person's use, exported and erased: seconds, beside the time that writing it all took.

``./run python benchmarks/rights.py [YEARS]``: five entries a week with details, half of them shared, a file of 200 kB a
week, each shared entry read by four people, behaviors linked. The budget of the export is a minute.
"""

import atexit
import io
import os
import shutil
import sys
import tempfile
import time
import zipfile
from datetime import timedelta
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="levelset-bench-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ |= {"LEVELSET_DATA": str(FOLDER), "LEVELSET_LOG_LEVEL": "ERROR", "LEVELSET_SECRET_KEY": "benchmark" * 6}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelset.web.settings")

import django  # noqa: E402  # the settings read the environment above

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402

from levelset.interchange.folder import read_framework  # noqa: E402
from levelset.process.rights import Audience  # noqa: E402
from levelset.process.visibility import Group  # noqa: E402
from levelset.web.audit.readings import note_reading  # noqa: E402
from levelset.web.commands.demo import FRAMEWORK  # noqa: E402
from levelset.web.evidence.actions import attaching, linking, logging, sharing  # noqa: E402
from levelset.web.evidence.framework import reading_of  # noqa: E402
from levelset.web.frameworks.actions import publish  # noqa: E402
from levelset.web.people.actions.demo import make_demo_people  # noqa: E402
from levelset.web.people.actions.erasing import erase  # noqa: E402
from levelset.web.people.actions.exporting import export_person  # noqa: E402
from levelset.web.people.models import User  # noqa: E402
from levelset.web.people.periods import today  # noqa: E402

A_WEEK = 5
READERS = 4
FILE_BYTES = 200_000


def use(person: User, years: int) -> int:
    """Log, link, share and attach for so many years, and have it read; how many entries."""
    reading = reading_of(person, "software-engineer/ic2")
    assert reading is not None and reading.page is not None
    statements = [key for _name, found in reading.behaviors for key, _text in found]
    readers = list(User.objects.exclude(pk=person.pk)[:READERS])
    number = years * 52 * A_WEEK
    for at in range(number):
        day = today() - timedelta(days=at * 7 // A_WEEK)
        text = f"Moved pier {at} of the bridge by a night, so that the first boat could pass."
        entry, _new = logging.capture(text, author=person, begins=day)
        outcome = f"The boats of week {at // A_WEEK} passed. " * 6
        details = logging.Details(text, day, kind="change", outcome=outcome, project=f"Bridge {at // 100}")
        logging.describe(details, author=person, key=entry.key)
        linking.link(author=person, key=entry.key, reading=reading, statement=statements[at % len(statements)])
        if at % A_WEEK == 0:
            file = ContentFile(os.urandom(FILE_BYTES), name=f"plan-{at}.pdf")
            attaching.attach(file, author=person, key=entry.key)
        if at % 2 == 0:
            sharing.share(author=person, key=entry.key, groups=[Group.MANAGER, Group.LEAD])
            for reader in readers:
                note_reading(reader, str(person.key), entry.object_key)
    return number


def main(years: int) -> None:
    """Use, export, erase."""
    call_command("migrate", verbosity=0)
    make_demo_people()
    framework = read_framework(FRAMEWORK).value
    assert framework is not None
    publish(framework, author=User.objects.get(email="noor@larkmoor.example"), audience=Audience.MEMBERS)
    person = User.objects.get(handle="mina-park")
    start = time.perf_counter()
    number = use(person, years)
    print(f"\nRights of a person after {years} years of use: {number} entries\n  budget: the export under 60 s")
    print(f"  {'writing it all (the reference)':<34} {time.perf_counter() - start:7.1f} s")
    into = io.BytesIO()
    start = time.perf_counter()
    files = export_person(person, into, author=None)
    size = len(into.getvalue())
    print(f"  {'the export':<34} {time.perf_counter() - start:7.1f} s   {files} files, {size / 1e6:.1f} MB")
    names = zipfile.ZipFile(into).namelist()
    found = sum("plan-" in name for name in names)
    assert found == number // A_WEEK, f"{found} of {number // A_WEEK} files are in the export"
    start = time.perf_counter()
    records = erase(person, author=None)
    print(f"  {'the erasure':<34} {time.perf_counter() - start:7.1f} s   {records} records")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
