"""What is held about a person in evidence: how they get a copy of it, and how it is erased."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from levelset.web.evidence import exporting, queries
from levelset.web.evidence.actions import attesting, removing
from levelset.web.evidence.models import ChosenPage, Project, Share
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import User
from levelset.web.people.queries_of_holds import held_people


def export(person: User) -> Iterator[ExportedFile]:
    """The whole log in both forms, its files, what was answered to suggestions, and what others share by name."""
    yield ExportedFile("evidence/log.json", exporting.json_of(person))
    yield ExportedFile("evidence/log.md", exporting.markdown_of(person))
    yield from _files(person)
    gone = "They are gone for good when the time in which they can be taken back is over."
    yield from both_forms("evidence/deleted", "Deleted entries", queries.deleted_of(person), note=gone)
    title, note = (
        "Answers to suggestions",
        "What was suggested for your entries, and what you answered. Nobody else reads it.",
    )
    yield from both_forms("evidence/answers", title, queries.answers_of(person), note=note)
    yield from both_forms("evidence/page", "The page that you read your evidence against", queries.page_record(person))
    title, note = "Whom you asked to attest your entries", "They were told that you would read their answer."
    yield from both_forms("evidence/asked", title, queries.questions_of(person), note=note)
    title, note = "What you were asked to attest", "What you were shown belongs to its author."
    yield from both_forms("evidence/attested", title, queries.attestations_by(person), note=note)
    title, note = "Shared with you by name", "What is written there belongs to its author."
    yield from both_forms("evidence/shared-with-you", title, queries.named_for(person), note=note)


def _files(person: User) -> Iterator[ExportedFile]:
    """Each file under its own name, in a folder with day and key of its entry; namesakes there are told apart."""
    taken: set[str] = set()
    for attachment in queries.files_of(person):
        folder = f"evidence/files/{attachment.of.begins.isoformat()} {attachment.of.key}"
        name = attachment.name if attachment.name.strip(". ") else "file"
        path = f"{folder}/{name}"
        if path in taken:
            path = f"{folder}/{attachment.sha256[:8]} {name}"
        taken.add(path)
        with attachment.file.open("rb") as opened:
            yield ExportedFile(path, opened.read())


def erase(person: User) -> int:
    """Delete what the person logged, with its files, and that others shared with them by name.

    On whose log a legal hold stands keeps in it that something was shared, with nobody by name any more, until today.
    """
    shared = Share.objects.filter(person=person)
    shares = shared.filter(of__author__in=held_people(), ended_at=None).update(ended_at=timezone.now())
    shares += shared.exclude(of__author__in=held_people()).delete()[0]
    pages, _more = ChosenPage.objects.filter(person=person).delete()
    logged = removing.remove_all(person)
    said = attesting.forget(person)
    projects, _more = Project.objects.filter(owner=person).delete()
    return shares + pages + logged + projects + said


def retain(now: datetime) -> int:
    """Remove for good what was deleted longer ago than it can be taken back, and questions that nobody answered."""
    return removing.remove_expired(now) + attesting.clear_away(now)


def over(now: datetime) -> int:
    """How many of both are over their time."""
    return removing.deleted_too_long(now).count() + attesting.over(now)


EVIDENCE = Holding(
    key="evidence.log",
    name=_("Evidence: what a person logged of their work, with files, projects and links to behaviors"),
    purpose=_(
        "So that a person remembers what they did, sees it beside the framework, and can show it to those whom they "
        "choose. Suggestions order behaviors by the words that match; they decide nothing."
    ),
    kept=_(
        "Until its author deletes it; what is deleted can be taken back for 14 days and is then gone for good. "
        "A question to a colleague goes 60 days after it was asked, where it was not answered."
    ),
    export=export,
    erase=erase,
    models=tuple(
        f"evidence.{name}"
        for name in (
            "Entry",
            "Project",
            "Attachment",
            "LensMark",
            "SpeaksTo",
            "Answer",
            "ChosenPage",
            "Share",
            "Attestation",
        )
    ),
    retain=retain,
    over=over,
)

register(EVIDENCE)
