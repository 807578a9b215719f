"""An entry is captured in one line, and told in more detail later."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.evidence import (
    EXPERIMENT_PARTS,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_LINKS,
    Kind,
    Provenance,
    Stage,
    cleaned,
    problem_of_link,
    span,
)
from levelset.web.audit.actions import record
from levelset.web.evidence import access
from levelset.web.evidence.models import Entry, LensMark, Project
from levelset.web.people.models import User
from levelset.web.people.periods import today


class ChangedElsewhere(Refused):
    """Another window wrote in the meantime; ``entry`` is what stands there now."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(
            _(
                "This entry was changed in another window after you opened it here. What you typed is still below. "
                "Look at both, then save again: what stands here replaces what is there."
            )
        )
        self.entry = entry


@dataclass(frozen=True)
class Details:
    """Everything that an author can say of an entry. ``project`` is a name; ``stages`` are entries of lenses."""

    text: str
    begins: date
    ends: date | None = None
    kind: str = ""
    outcome: str = ""
    project: str = ""
    links: Sequence[str] = ()
    experiment: Mapping[str, str] = field(default_factory=dict)
    stages: Iterable[Stage] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes over what: the window of the form, and the revision that it began with."""

    window: uuid.UUID
    revision: int


def capture(
    text: str,
    *,
    author: User,
    token: uuid.UUID | None = None,
    begins: date | None = None,
    provenance: Provenance = Provenance.SELF,
    origin: str = "",
) -> tuple[Entry, bool]:
    """Log one piece of work, as a draft of today; whether it is new. The same ``token`` again gives the same entry.

    Raises ``Refused`` for a text that is empty or too long, and for somebody who is not of the organization.
    """
    if not author.is_active:
        raise Refused(_("Only people of the organization log evidence."))
    kept = _checked(text)
    values = {"text": kept, "begins": begins or today(), "provenance": provenance.value, "origin": origin}
    with transaction.atomic():
        entry, is_new = Entry.objects.get_or_create(author=author, token=token or uuid.uuid4(), defaults=values)
        if is_new:
            record("evidence.captured", author=author, object_key=entry.object_key, data={"from": provenance.value})
    return entry, is_new


def capture_typed(text: str, *, author: User, token: uuid.UUID) -> Entry:
    """Log what somebody typed into the one field. A second press gives the same entry.

    A form that comes back (a page back in the browser) with other words, or after what it made was deleted, is another
    piece of work: what was typed is never dropped. Raises ``Refused`` like ``capture``.
    """
    entry, is_new = capture(text, author=author, token=token)
    while not is_new and (entry.deleted_at is not None or entry.text != cleaned(text)):
        entry, is_new = capture(text, author=author, token=uuid.uuid5(entry.key, cleaned(text)))
    return entry


def bring_in(details: Details, *, origin: str, author: User) -> tuple[Entry, bool]:
    """Log a piece of work that another record tells of, as a draft; whether it is new. The same origin comes in once.

    Raises ``Refused`` for what cannot be kept, and for somebody who is not of the organization.
    """
    if not author.is_active:
        raise Refused(_("Only people of the organization log evidence."))
    values = _values(details) | {"provenance": Provenance.IMPORTED.value}
    with transaction.atomic():
        entry, is_new = Entry.objects.get_or_create(author=author, origin=origin, defaults=values)
        if is_new:
            entry.project = _project(details.project, author)
            entry.save(update_fields=["project"])
            record("evidence.captured", author=author, object_key=entry.object_key, data={"from": "imported"})
    return entry, is_new


def describe(details: Details, *, author: User, key: uuid.UUID, writing: Writing | None = None) -> Entry:
    """Write what an author says of an entry of theirs.

    Raises ``Http404`` for an entry of somebody else, ``ChangedElsewhere`` where another window wrote since, and
    ``Refused`` for what cannot be kept: a text that is empty or too long, days that cross, a link that is none.
    """
    values = _values(details)
    with transaction.atomic():
        entry = access.held(author, key)
        if writing and entry.revision != writing.revision and entry.window != writing.window:
            raise ChangedElsewhere(entry)
        before = _state(entry)
        values["project"] = _project(details.project, author, entry)
        for name, value in values.items():
            setattr(entry, name, value)
        marks = _mark(entry, details.stages)
        changed = sorted(name for name, value in _state(entry).items() if before[name] != value)
        if marks:
            changed.append("lenses")
        entry.window = writing.window if writing else None
        if changed:
            entry.revision += 1
            entry.changed_at = timezone.now()
            record("evidence.described", author=author, object_key=entry.object_key, data={"fields": changed})
        entry.save()
    return entry


def _checked(text: str, name: str = "") -> str:
    kept = cleaned(text)
    if not kept and not name:
        raise Refused(_("Write at least a word about what you did."))
    if len(kept) > LONGEST_TEXT:
        raise Refused(
            _("This text has more than %(most)s characters. Shorten it, or add the long version as a file.")
            % {"most": LONGEST_TEXT}
        )
    return kept


def _values(details: Details) -> dict[str, Any]:
    try:
        begins, ends = span(details.begins, details.ends)
        kind = Kind(details.kind).value if details.kind else ""
    except ValueError:
        raise Refused(_("A period cannot end before it begins.")) from None
    links = list(dict.fromkeys(link.strip() for link in details.links if link.strip()))
    if len(links) > MOST_LINKS or any(problem_of_link(link) for link in links):
        raise Refused(
            _("Only links that begin with https:// or http:// are kept, up to %(most)s.") % {"most": MOST_LINKS}
        )
    experiment = {part: _checked(details.experiment.get(part, ""), part) for part in EXPERIMENT_PARTS}
    return {
        "text": _checked(details.text),
        "outcome": _checked(details.outcome, "outcome"),
        "kind": kind,
        "begins": begins,
        "ends": ends if ends != begins else None,
        "links": links,
        "experiment": {part: text for part, text in experiment.items() if text},
    }


def _state(entry: Entry) -> dict[str, Any]:
    names = ("text", "outcome", "kind", "begins", "ends", "links", "experiment")
    project = (entry.project_id, entry.project.name if entry.project else "")
    return {name: getattr(entry, name) for name in names} | {"project_id": project}


def _project(name: str, author: User, entry: Entry | None = None) -> Project | None:
    """The author's project of a name. One that nothing but this entry is in gets the name.

    Otherwise a form that saves as somebody types would leave a project for each beginning of it.
    """
    name = " ".join(cleaned(name).split())[:LONGEST_NAME]
    if not name:
        return None
    known = Project.objects.filter(owner=author, name=name).first()
    if known is not None:
        return known
    if (
        entry is not None
        and entry.project_id
        and not Entry.objects.filter(project=entry.project_id).exclude(pk=entry.pk).exists()
    ):
        Project.objects.filter(pk=entry.project_id).update(name=name)
        return Project.objects.get(pk=entry.project_id)
    try:
        with transaction.atomic():
            return Project.objects.get_or_create(owner=author, name=name)[0]
    except IntegrityError:  # made by another window between the two questions
        return Project.objects.get(owner=author, name=name)


def _mark(entry: Entry, stages: Iterable[Stage]) -> bool:
    """Bring the entries of lenses to these; whether that changed anything. Those of a lens that is gone stay."""
    wanted = {(stage.lens, stage.key): stage for stage in stages}
    held = {(mark.lens, mark.entry): mark for mark in entry.lenses.all()}
    gone = [mark.pk for place, mark in held.items() if place not in wanted]
    new = [
        LensMark(of=entry, lens=one.lens, lens_name=one.lens_name, entry=one.key, entry_name=one.name)
        for place, one in wanted.items()
        if place not in held
    ]
    if gone:
        LensMark.objects.filter(pk__in=gone).delete()
    LensMark.objects.bulk_create(new)
    return bool(gone or new)
