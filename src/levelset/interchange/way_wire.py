"""The shape of ``levelset-way/1``; imported late, as pydantic takes its time."""

from typing import Literal

from pydantic import ConfigDict, Field

from levelset.interchange.wire import Wire


class PageWire(Wire):
    """A page of the framework."""

    title: str
    role: str
    level: str


class AimWire(PageWire):
    """The page that the person works towards, as one version of the framework has it."""

    version: int = Field(ge=1)


class EntryOfWayWire(Wire):
    """An entry of the person's log that speaks to a statement."""

    key: str
    day: str
    text: str
    attested_by: list[str]


class AskedWire(Wire):
    """A statement that is new at the aim; ``before`` is what stands in its place on the page held, if anything."""

    id: str
    text: str
    before: str
    evidence: list[EntryOfWayWire]
    no_opportunity: bool
    next_step: str


class PartWire(Wire):
    """The statements of one responsibility."""

    pillar: str
    name: str
    statements: list[AskedWire]


class WayWire(Wire):
    """The whole way; ``held`` is null where no level of the person is written down."""

    model_config = ConfigDict(title="levelset-way/1")

    format: Literal["levelset-way/1"]
    aim: AimWire
    held: PageWire | None
    responsibilities: list[PartWire]
