"""The shape of ``levelset-evidence/1``; imported late, as pydantic takes its time."""

from typing import Literal

from pydantic import ConfigDict, Field

from levelset.interchange.wire import Wire

KINDS = Literal[
    "", "change", "design", "decision", "incident", "on-call", "experiment", "analysis", "launch", "review",
    "mentoring", "interview", "hiring", "talk", "team-process", "risk-raised", "feedback-received",
]  # fmt: skip


class BehaviorWire(Wire):
    """A statement that an entry speaks to, as the version of the framework had it."""

    statement: str
    version: int = Field(ge=1)
    text: str
    responsibility: str
    page: str


class LensWire(Wire):
    """An entry of a lens, by names."""

    lens: str
    entry: str


class FileWire(Wire):
    """A file of an entry: what it is called, how large it is and what is in it; not its bytes."""

    name: str
    size: int = Field(ge=0)
    sha256: str


class ExperimentWire(Wire):
    """What an experiment tells; empty where nothing is said."""

    question: str
    data: str
    offline: str
    online: str
    result: str
    changed: str


class AudienceWire(Wire):
    """A group or a person with whom an entry is or was shared; ``until`` is null as long as it is."""

    group: Literal["", "manager", "above", "lead", "partner", "team", "members"]
    person: str
    since: str
    until: str | None


class AttestationWire(Wire):
    """A colleague attests an entry: who, when, with which words; ``digest`` is that of what they were shown."""

    by: str
    at: str
    sentence: str
    earlier_wording: bool
    digest: str


class EntryWire(Wire):
    """One piece of work. ``ends`` is null for one day; ``experiment`` is null where it is none.

    ``origin`` is the record that it was first made from, wherever that was; empty where it was written here.
    """

    key: str
    begins: str
    ends: str | None
    kind: KINDS
    text: str
    outcome: str
    project: str
    links: list[str]
    experiment: ExperimentWire | None
    lenses: list[LensWire]
    behaviors: list[BehaviorWire]
    files: list[FileWire]
    audience: list[AudienceWire]
    provenance: Literal["self", "imported", "attested"]
    attestations: list[AttestationWire]
    origin: str = ""
    logged: str
    changed: str


class EvidenceWire(Wire):
    """The whole log of one person, newest work first."""

    model_config = ConfigDict(title="levelset-evidence/1")

    format: Literal["levelset-evidence/1"]
    person: str
    entries: list[EntryWire]
