"""What is kept of evidence: entries and what hangs on them (``entries``), who may read them (``sharing``)."""

from levelset.web.evidence.models.entries import KINDS, Attachment, Entry, LensMark, Project, stored_name
from levelset.web.evidence.models.linking import Answer, ChosenPage, SpeaksTo
from levelset.web.evidence.models.sharing import Share

__all__ = [
    "KINDS",
    "Answer",
    "Attachment",
    "ChosenPage",
    "Entry",
    "LensMark",
    "Project",
    "Share",
    "SpeaksTo",
    "stored_name",
]
