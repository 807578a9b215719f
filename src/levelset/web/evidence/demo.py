"""What the invented people of the demo logged, and whom they asked to attest it: read from a file, made once."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

import levelset.web
from levelset.process.attesting import Answer, digest
from levelset.process.evidence import Stage
from levelset.process.visibility import Group
from levelset.web.evidence import queries
from levelset.web.evidence.actions import attesting, linking, logging, sharing
from levelset.web.evidence.framework import Reading, reading_of
from levelset.web.evidence.models import Entry, wording_of
from levelset.web.people.models import User
from levelset.web.people.periods import today

FILE = Path(levelset.web.__file__).parent / "demo" / "evidence.yaml"
NAMESPACE = uuid.UUID("5b2f0c1e-6a53-4a0e-9c0f-1f3f6f6d7a10")
"""What the tokens of the demo's entries are made in, so that a second start makes nothing twice."""


def make_demo_evidence() -> int:
    """Log what the file says for those of its people who are there; how many entries are new."""
    made = 0
    for email, told in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        author = queries.person_by_email(email)
        if author is None or queries.has_logged(author):
            continue
        with transaction.atomic():
            reading = _page(author, told["page"])
            for number, one in enumerate(told["entries"]):
                _make(author, one, uuid.uuid5(NAMESPACE, f"{email} {number}"), reading)
                made += 1
    return made


def _page(author: User, address: str) -> Reading | None:
    reading = reading_of(author, address)
    if reading is not None and reading.page is not None:
        linking.choose_page(author=author, reading=reading, address=address)
    return reading


def _make(author: User, told: dict[str, Any], token: uuid.UUID, reading: Reading | None) -> Entry:
    day = today() - timedelta(days=int(told["days_ago"]))
    entry, _is_new = logging.capture(told["text"], author=author, token=token, begins=day)
    ends: date | None = day + timedelta(days=told["days"] - 1) if "days" in told else None
    stages = [stage for stage in (reading.stages if reading else ()) if stage.key in told.get("stages", ())]
    details = logging.Details(
        text=told["text"],
        begins=day,
        ends=min(ends, today()) if ends else None,
        kind=told.get("kind", ""),
        outcome=told.get("outcome", ""),
        project=told.get("project", ""),
        links=told.get("links", ()),
        experiment=told.get("experiment", {}),
        stages=_once(stages),
    )
    logging.describe(details, author=author, key=entry.key)
    for statement in _behaviors(reading, told.get("speaks_to", ())):
        if reading is not None:
            linking.link(author=author, key=entry.key, reading=reading, statement=statement)
    _ask(author, entry, told.get("asked", ()))
    people = [person for email in told.get("people", ()) if (person := queries.person_by_email(email))]
    groups = [Group(name) for name in told.get("groups", ())]
    if groups or people:
        sharing.share(author=author, key=entry.key, groups=groups, people=people)
    return entry


def _ask(author: User, entry: Entry, asked: Iterable[dict[str, str]]) -> None:
    """Ask colleagues to attest an entry, and answer for them where the file says so; else the question waits."""
    entry.refresh_from_db()
    for told in asked:
        colleague = queries.person_by_email(told["of"])
        if colleague is None:
            continue
        question = attesting.ask(colleague, author=author, key=entry.key, seen=digest(wording_of(entry)))
        if "answer" in told:
            attesting.answer(Answer(told["answer"]), told.get("sentence", ""), author=colleague, which=question.key)


def _once(stages: list[Stage]) -> list[Stage]:
    return list({(stage.lens, stage.key): stage for stage in stages}.values())


def _behaviors(reading: Reading | None, names: list[str]) -> list[str]:
    """The first behavior of the chosen page under each responsibility that is named."""
    if reading is None:
        return []
    first = {name: statements[0][0] for name, statements in reversed(reading.behaviors)}
    return [first[name] for name in names if name in first]
