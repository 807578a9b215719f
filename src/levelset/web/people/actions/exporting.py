"""Everything held about a person, as a ZIP of Markdown and JSON, made from what every app says that it holds."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.web.audit.actions import record
from levelset.web.audit.readings import note_reading
from levelset.web.people.holdings import ExportedFile, holdings
from levelset.web.people.models import User

FORMAT = "levelset-person/1"
EXPORT = "export"
"""What an export is called in the read log, where it was not the person who made it."""


def export_person(person: User, into: IO[bytes], *, author: User | None) -> int:
    """Write the archive; how many files are in it. ``author`` is the person, None a command of the server.

    A command of the server is noted among those who read the person's records.
    """
    note_reading(author, person.key, f"{EXPORT}/{person.key}")
    record("person.exported", author=author, object_key=f"person:{person.key}")
    number = 0
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in all_files(person):
            archive.writestr(safe(file.path), file.content)
            number += 1
    return number


def all_files(person: User) -> Iterator[ExportedFile]:
    """What every holding exports, and two files that say what the archive is."""
    yield ExportedFile("README.md", _read_me(person))
    yield ExportedFile("index.json", _index(person))
    for holding in holdings():
        yield from holding.export(person)


def safe(path: str) -> str:
    """The path without a way out of the folder into which somebody unpacks the archive."""
    parts = (part.strip() for part in path.replace("\\", "/").split("/"))
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "file"


def _read_me(person: User) -> str:
    lines = [
        f"# {_('Everything held about {name}').format(name=person.name)}",
        _("Made {day}. Each list is there twice: as Markdown to read, as JSON for programs.").format(
            day=timezone.now().date().isoformat()
        ),
        _("What others wrote is in here where they wrote it for you to read, and left out where they did not."),
        *_told(),
    ]
    return "\n\n".join(lines) + "\n"


def _told() -> Iterable[str]:
    for holding in holdings():
        yield f"- {holding.name}\n  - {_('What for')}: {holding.purpose}\n  - {_('How long')}: {holding.kept}"


def _index(person: User) -> str:
    held = [
        {"key": holding.key, "name": str(holding.name), "purpose": str(holding.purpose), "kept": str(holding.kept)}
        for holding in holdings()
    ]
    told = {"format": FORMAT, "made_at": timezone.now().isoformat(), "person": str(person.key), "holdings": held}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
