"""The shipped lexicon: what frameworks usually call their responsibilities, and what they say under each of them.

It is what recognition falls back on when a document stands alone. Its words are our own (``data/lexicon.yaml``).
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """One responsibility, facet or pillar as frameworks usually have it."""

    name: str
    aliases: tuple[str, ...] = ()
    pillar: str | None = None
    symbol: str = ""
    kind: str = ""
    definition: str = ""
    phrases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    subtitle_words: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything the entry says, for comparing with what a document says."""
        joined = ("; ".join(self.phrases),) if self.phrases else ()
        return (*self.examples, *((self.definition,) if self.definition else ()), *joined)

    @property
    def told(self) -> tuple[str, ...]:
        """The same with each turn of speech by itself as well, for comparing where nothing else is at hand."""
        return (*self.texts, *self.phrases)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries in the order in which frameworks tend to list them."""

    version: int
    pillars: tuple[Entry, ...]
    facets: tuple[Entry, ...]
    responsibilities: tuple[Entry, ...]


def _entry(data: dict[str, Any]) -> Entry:
    lists = ("aliases", "phrases", "examples", "subtitle_words")
    values: dict[str, Any] = {key: tuple(value) if key in lists else value for key, value in data.items()}
    return Entry(**values)


@cache
def lexicon() -> Lexicon:
    """The lexicon of this release; read once."""
    text = files("levelset.matching").joinpath("data", "lexicon.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=LOADER)  # noqa: S506 - both loaders are safe ones
    return Lexicon(
        version=data["version"],
        **{part: tuple(_entry(item) for item in data[part]) for part in ("pillars", "facets", "responsibilities")},
    )
