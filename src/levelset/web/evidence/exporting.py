"""A person's own log, to take along: ``levelset-evidence/1`` for programs, Markdown for people."""

import json
import re
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.interchange.evidence_v1 import FORMAT
from levelset.process.evidence import EXPERIMENT_PARTS, Provenance
from levelset.web.evidence import queries
from levelset.web.evidence.forms.logging import EXPERIMENT_LABELS
from levelset.web.evidence.models import Attestation, Entry, Share
from levelset.web.people.models import User

ATTESTED = Provenance.ATTESTED.value
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!]|(?<=^\d)\.|(?<=^\d)\)|^[-+=])", re.MULTILINE)
"""What Markdown would read as something else than the letter that it is."""


def json_of(person: User) -> str:
    """The whole log as ``levelset-evidence/1``, newest work first."""
    value = {
        "format": FORMAT,
        "person": person.name,
        "entries": [record_of(entry) for entry in queries.everything_of(person)],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def markdown_of(person: User) -> str:
    """The whole log as Markdown that reads anywhere; what people wrote is escaped, so that it is text."""
    parts = [f"# {_('Evidence of %(name)s') % {'name': escaped(person.name)}}"]
    for entry in queries.everything_of(person):
        parts += _told(entry)
    return "\n\n".join(parts if len(parts) > 1 else [*parts, _("Nothing is logged yet.")]) + "\n"


def escaped(text: str) -> str:
    """A text of a person as Markdown shows it letter for letter; its line breaks stay."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", "  \n")


def record_of(entry: Entry) -> dict[str, Any]:
    """One entry as it stands in ``levelset-evidence/1``; for one that ``queries.everything_of`` or ``whole`` gave."""
    experiment = {part: entry.experiment.get(part, "") for part in EXPERIMENT_PARTS}
    return {
        "key": str(entry.key),
        "begins": entry.begins.isoformat(),
        "ends": entry.ends.isoformat() if entry.ends else None,
        "kind": entry.kind,
        "text": entry.text,
        "outcome": entry.outcome,
        "project": entry.project.name if entry.project else "",
        "links": list(entry.links),
        "experiment": experiment if any(experiment.values()) else None,
        "lenses": [{"lens": mark.lens_name, "entry": mark.entry_name} for mark in entry.lenses.all()],
        "behaviors": [
            {
                "statement": one.statement,
                "version": one.version,
                "text": one.text,
                "responsibility": one.responsibility_name,
                "page": one.page,
            }
            for one in entry.behaviors.all()
        ],
        "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in entry.files.all()],
        "audience": [_audience(share) for share in entry.shares.all()],
        "provenance": entry.told_provenance,
        "attestations": [_attestation(one) for one in entry.attestations.all() if one.answer == ATTESTED],
        "origin": entry.origin,
        "logged": entry.created_at.isoformat(),
        "changed": entry.changed_at.isoformat(),
    }


def _attestation(one: Attestation) -> dict[str, Any]:
    return {
        "by": one.colleague.name,
        "at": one.answered_at.isoformat() if one.answered_at else "",
        "sentence": one.sentence,
        "earlier_wording": one.is_of_earlier_wording,
        "digest": one.digest,
    }


def _audience(share: Share) -> dict[str, Any]:
    return {
        "group": share.group,
        "person": share.person.name if share.person else "",
        "since": share.shared_at.isoformat(),
        "until": share.ended_at.isoformat() if share.ended_at else None,
    }


def _told(entry: Entry) -> list[str]:
    days = entry.begins.isoformat() + (f" – {entry.ends.isoformat()}" if entry.ends else "")
    parts = [f"## {days}: {escaped(entry.headline)}"]
    if entry.text != entry.headline:
        parts.append(escaped(entry.text))
    named = [(_("Outcome"), entry.outcome)]
    named += [(str(EXPERIMENT_LABELS[part][0]), entry.experiment.get(part, "")) for part in EXPERIMENT_PARTS]
    parts += [f"**{label}:** {escaped(text)}" for label, text in named if text]
    facts = [
        (_("Kind"), [entry.get_kind_display()] if entry.kind else []),
        (_("Project"), [entry.project.name] if entry.project else []),
        (_("Links"), entry.links),
        (_("Lenses"), [f"{mark.lens_name}: {mark.entry_name}" for mark in entry.lenses.all()]),
        (_("Speaks to"), [f"{one.responsibility_name}: {one.text}" for one in entry.behaviors.all()]),
        (_("Where it comes from"), [entry.provenance_name]),
        (_("Attested by"), [_attested(one) for one in entry.attestations.all() if one.answer == ATTESTED]),
        (_("Shared with"), [_shared(share) for share in entry.shares.all()] or [_("nobody")]),
        (_("Files"), [file.name for file in entry.files.all()]),
    ]
    lines = [f"- {label}: {escaped(value)}" for label, values in facts for value in values]
    return [*parts, "\n".join(lines)]


def _attested(one: Attestation) -> str:
    """Who attests, when, whether that was an earlier wording, and their sentence."""
    day = _day(one.answered_at) if one.answered_at else ""
    told = [one.colleague.name, day, _("an earlier wording") if one.is_of_earlier_wording else ""]
    return ", ".join(part for part in told if part) + (f": “{one.sentence}”" if one.sentence else "")


def _shared(share: Share) -> str:
    """With whom, since when, and until when where it ended."""
    names = {
        "readers": share.person.name if share.person else share.get_group_display(),
        "day": _day(share.shared_at),
        "last": _day(share.ended_at) if share.ended_at else "",
    }
    if share.ended_at:
        return _("%(readers)s, from %(day)s until %(last)s") % names
    return _("%(readers)s, since %(day)s") % names


def _day(moment: datetime) -> str:
    return timezone.localdate(moment).isoformat()
