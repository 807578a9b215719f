"""What is kept of evidence: ``entries`` and what hangs on them, who may read (``sharing``) and who attests them."""

from levelset.web.evidence.models.attesting import ANSWERS, Attestation, wording_of
from levelset.web.evidence.models.entries import (
    KINDS,
    PROVENANCE_NAMES,
    Attachment,
    Entry,
    LensMark,
    Project,
    stored_name,
)
from levelset.web.evidence.models.linking import Answer, ChosenPage, SpeaksTo
from levelset.web.evidence.models.sharing import Share

__all__ = [
    "ANSWERS",
    "KINDS",
    "PROVENANCE_NAMES",
    "Answer",
    "Attachment",
    "Attestation",
    "ChosenPage",
    "Entry",
    "LensMark",
    "Project",
    "Share",
    "SpeaksTo",
    "stored_name",
    "wording_of",
]
