"""What a page tells of an entry, for its author and for its readers alike."""

from collections.abc import Iterable
from typing import Any

from levelset.process.evidence import EXPERIMENT_PARTS, told_provenance
from levelset.web.evidence import access, queries
from levelset.web.evidence.forms.logging import EXPERIMENT_LABELS
from levelset.web.evidence.models import PROVENANCE_NAMES, Attestation, Entry
from levelset.web.people.models import User


def told(entry: Entry, viewer: User, attested: Iterable[Attestation] | None = None) -> dict[str, Any]:
    """The entry with its files, lenses, behaviors and what is told of an experiment; ``attested`` where known."""
    hangs = queries.parts_of(entry)
    parts = ((EXPERIMENT_LABELS[part][0], entry.experiment.get(part, "")) for part in EXPERIMENT_PARTS)
    witnessed = list(access.attested(entry) if attested is None else attested)
    return {
        "entry": entry,
        "viewer": viewer,
        "files": hangs.files,
        "lenses": hangs.lenses,
        "behaviors": hangs.behaviors,
        "attested": witnessed,
        "comes_from": PROVENANCE_NAMES[told_provenance(entry.provenance, attested=bool(witnessed))],
        "experiment": [(label, text) for label, text in parts if text],
    }
