"""What a page tells of an entry, for its author and for its readers alike."""

from collections.abc import Iterable
from typing import Any

from levelset.process.evidence import EXPERIMENT_PARTS
from levelset.web.evidence import access
from levelset.web.evidence.forms.logging import EXPERIMENT_LABELS
from levelset.web.evidence.models import Attestation, Entry
from levelset.web.people.models import User


def told(entry: Entry, viewer: User, attested: Iterable[Attestation] | None = None) -> dict[str, Any]:
    """The entry with its files, lenses, behaviors and what is told of an experiment; ``attested`` where known."""
    parts = ((EXPERIMENT_LABELS[part][0], entry.experiment.get(part, "")) for part in EXPERIMENT_PARTS)
    return {
        "entry": entry,
        "viewer": viewer,
        "files": list(entry.files.all()),
        "lenses": list(entry.lenses.all()),
        "behaviors": list(entry.behaviors.all()),
        "attested": list(access.attested(entry) if attested is None else attested),
        "experiment": [(label, text) for label, text in parts if text],
    }
