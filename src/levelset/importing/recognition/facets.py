"""Statements that drifted from their facets: all headings first, all statements behind, as copied table columns are."""

from collections.abc import Sequence
from functools import lru_cache

from levelset.core.addresses import key_of
from levelset.core.model import Framework, InferenceState, Inferred
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import FacetOutline, PageOutline
from levelset.importing.recognition.segments import LARGEST_SPREAD, spread
from levelset.matching.index import TextIndex
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import Choice, Namer
from levelset.text.labels import label_of

FILLED, EMPTY = 0.75, 0.5
"""Confidence in a facet that got statements, and in one that got none. All 87 of 29 public pages came back right; they
are one company's, with three facets each, and more facets are harder. Each is asked about."""

LABELLED = 0.35
"""What it is worth that a statement has a label where the facet is one of labelled levers, or has none elsewhere."""


def put_back(page: PageOutline, reference: Framework | None) -> None:
    """Spread the statements of a run of empty facets over them again, in order, and flag each facet that got some."""
    facets = page.facets
    end = next((index for index, facet in enumerate(facets) if facet.blocks), None)
    if page.stated or not end or end != len(facets) - 1:
        return
    drifted = facets[end].blocks
    if len(drifted) * len(facets) > LARGEST_SPREAD:
        return
    parts = _spread(drifted, [_choice(facet, reference) for facet in facets])
    for facet, part in zip(facets, parts, strict=True):
        facet.blocks = part
        facet.inferred = Inferred(
            InferenceState.ASK,
            FILLED if part else EMPTY,
            ("The statements stood behind the headings of all facets; they were put back in order by what they say.",),
        )


def _choice(facet: FacetOutline, reference: Framework | None) -> Choice:
    """What the facet says elsewhere: in the framework at hand and in the lexicon, with its own subtitle."""
    texts = [facet.subtitle] if facet.subtitle else []
    for entry in lexicon().facets:
        if key_of(facet.name) in map(key_of, (entry.name, *entry.aliases)):
            texts.extend(entry.texts)
    for page in reference.pages if reference else ():
        texts.extend(
            s.text for other in page.facets if key_of(other.name) == key_of(facet.name) for s in other.statements
        )
    return Choice(facet.name, tuple(texts))


def _spread(blocks: Sequence[Block], choices: Sequence[Choice]) -> list[list[Block]]:
    """The statements of each facet, in order; a labelled statement belongs to a facet of levers."""
    namer = Namer(choices, _index_of(tuple(choices)).kept())
    scores = [namer.scores([block.text]) for block in blocks]
    levers = [_labels_in(choice) for choice in choices]
    for row, block in zip(scores, blocks, strict=True):
        for index, labelled in enumerate(levers):
            if any(levers) and (label_of(block.text) is not None) == labelled:
                row[index] += LABELLED
    return [list(part.blocks) for part in spread(blocks, scores, len(choices))]


@lru_cache(maxsize=8)
def _index_of(choices: tuple[Choice, ...]) -> TextIndex:
    """An index over what the facets say elsewhere, which the documents of one company share."""
    return TextIndex((choice.name, text) for choice in choices for text in choice.texts)


@lru_cache(maxsize=64)
def _labels_in(choice: Choice) -> bool:
    """Whether the statements of a facet begin with labels, as those about levers do."""
    return "lever" in choice.name.lower() or any(label_of(text) is not None for text in choice.texts)
