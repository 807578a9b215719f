"""The shapes of ``levelset/1`` as pydantic models: what validates input and what the JSON Schema is generated from.

Imported late: reading and the schema need pydantic, writing does not. Reading is lenient about absent keys (they have
defaults) and strict about kinds; writing always prints every key except the parts of a source that are not set.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "levelset/1"

Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Counted = Annotated[int, Field(ge=1)]


class Wire(BaseModel):
    """What all shapes share: kinds are strict; unknown keys are kept apart, so that they can be named."""

    model_config = ConfigDict(extra="allow", strict=True, json_schema_serialization_defaults_required=True)


class SourceWire(Wire):
    """Where a text stood; only the parts that the format has."""

    model_config = ConfigDict(extra="allow", strict=True, json_schema_serialization_defaults_required=False)
    file: str | None = None
    line: Counted | None = None
    piece: Counted | None = None
    page: Counted | None = None
    sheet: str | None = None
    cell: str | None = None
    paragraph: Counted | None = None


class CandidateWire(Wire):
    """One possible answer to an inference."""

    name: str
    confidence: Confidence


class InferredWire(Wire):
    """What the document did not say itself."""

    state: Literal["accepted", "ask"]
    confidence: Confidence
    reasons: list[str] = []
    candidates: list[CandidateWire] = []


class TextWire(Wire):
    """An intro or a footnote."""

    text: str
    source: SourceWire | None = None


class NoteWire(TextWire):
    """Text under a responsibility that nobody is held to."""

    kind: Literal["note", "example"] = "note"


class StatementWire(Wire):
    """One addressable sentence. ``modality`` is computed from the words; it is not read.

    ``inherited_from`` is printed where the statement was taken over from another page.
    """

    id: str = ""
    text: str
    label: str | None = None
    modality: Literal["does", "may", "is learning to"] | None = None
    inherited_from: str | None = None
    source: SourceWire | None = None


class FacetWire(Wire):
    """A level expectation of a page."""

    name: str
    subtitle: str = ""
    inferred: InferredWire | None = None
    statements: list[StatementWire] = []


class GroupWire(Wire):
    """A responsibility as one page shows it."""

    key: str | None = None
    name: str | None = None
    covers: list[str] = []
    inherited_from: str | None = None
    inferred: InferredWire | None = None
    statements: list[StatementWire] = []
    notes: list[NoteWire] = []


class SectionWire(Wire):
    """A pillar as one page shows it."""

    pillar: str | None = None
    symbol: str = ""
    name: str | None = None
    inferred: InferredWire | None = None
    intro: list[TextWire] = []
    responsibilities: list[GroupWire] = []


class PageWire(Wire):
    """One role at one level. ``rank`` is that of the level; it is not read."""

    role: str
    level: str
    rank: int = 0
    designation: str | None = None
    title: str = ""
    statement: StatementWire | None = None
    facets: list[FacetWire] = []
    sections: list[SectionWire] = []
    footnotes: list[TextWire] = []


class HeadWire(Wire):
    """What the framework says about itself."""

    key: str = ""
    title: str
    organization: str = ""
    version: str = ""
    language: str = "en"


class TrackWire(Wire):
    """A track."""

    key: str
    name: str


class LevelWire(Wire):
    """A level of a track."""

    track: str
    label: str
    rank: int
    name: str | None = None
    aliases: list[str] = []


class PillarWire(Wire):
    """A pillar."""

    key: str
    symbol: str = ""
    name: str
    kind: Literal["core", "craft"] = "core"
    definition: str | None = None
    aliases: list[str] = []


class FacetKindWire(Wire):
    """A facet that the framework knows."""

    key: str
    name: str
    subtitle: str = ""


class ResponsibilityWire(Wire):
    """A responsibility."""

    key: str
    pillar: str | None = None
    name: str
    definition: str | None = None
    aliases: list[str] = []


class RoleWire(Wire):
    """A role."""

    key: str
    name: str
    abbreviation: str | None = None
    track: str = "ic"
    aliases: list[str] = []


class LensEntryWire(Wire):
    """One value of a lens."""

    key: str
    name: str
    definition: str = ""


class LensWire(Wire):
    """Another way to read evidence."""

    key: str
    name: str
    entries: list[LensEntryWire] = []


class TermWire(Wire):
    """A word of the organization."""

    term: str
    definition: str = ""


class ProseWire(Wire):
    """A prose page beside the matrix."""

    slug: str | None = None
    title: str = ""
    markdown: str = ""


class WaiverWire(Wire):
    """A rule that is set aside on purpose."""

    rule: str
    where: str
    reason: str


class FrameworkWire(Wire):
    """A framework as ``levelset/1``."""

    model_config = ConfigDict(title=FORMAT)
    format: Literal["levelset/1"]
    framework: HeadWire
    tracks: list[TrackWire] = []
    levels: list[LevelWire] = []
    pillars: list[PillarWire] = []
    facets: list[FacetKindWire] = []
    responsibilities: list[ResponsibilityWire] = []
    roles: list[RoleWire] = []
    lenses: list[LensWire] = []
    glossary: list[TermWire] = []
    pages: list[PageWire] = []
    prose: list[ProseWire] = []
    waivers: list[WaiverWire] = []
