"""The shapes of ``levelset-suggest/1``; imported late, as pydantic takes its time."""

from typing import Annotated, Literal

from pydantic import Field

from levelset.interchange.wire import Wire


class NearestWire(Wire):
    """The statement of a responsibility that the note is nearest to; the id is empty where the page has none yet."""

    id: str
    text: str


class SuggestionWire(Wire):
    """One responsibility. ``score`` orders the suggestions of this note and says nothing else."""

    responsibility: str
    pillar: str | None
    statement: NearestWire
    score: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
    words: list[str]


class SuggestionsWire(Wire):
    """What a note may speak to, best first."""

    format: Literal["levelset-suggest/1"]
    engine: str
    suggestions: Annotated[list[SuggestionWire], Field(max_length=5)]
