"""Which page a document without a title is, and whether it is a page at all or prose beside the pages."""

from collections.abc import Sequence
from dataclasses import replace

from levelset.importing.document import Look
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import Outline, PageOutline
from levelset.importing.recognition.reading import Label
from levelset.importing.recognition.skeleton import FRONT, is_title_of_front, spelled
from levelset.importing.recognition.titles import Title, read_role, read_title
from levelset.importing.recognition.vocabulary import Vocabulary

SHARE_KNOWN = 0.5
"""Share of the headings that must be known, or of the sentences in which somebody says "I", before a document whose
role and level nobody says is taken for a page."""


def title_beside(blocks: Sequence[Block], file: str) -> Title | None:
    """The title of a document that has none in its text: from its front matter, else from the name of its file."""
    for block in blocks:
        if FRONT in block.marks and is_title_of_front(block.text):
            said = shape.name_of(block.text.partition(":")[2].strip().strip("\"'")).text
            return read_title(said) or read_role(said)
    words = spelled(file)
    return read_title(words) or read_role(words)


def is_prose(drawn: Outline, vocabulary: Vocabulary) -> bool:
    """Whether the only page of a document, which nobody names, says nothing that a page would say."""
    if len(drawn.pages) != 1 or drawn.pages[0].title is not None:
        return False
    page = drawn.pages[0]
    if page.facets or any(section.symbol for section in page.sections):
        return False
    return not (_knows_headings(page, vocabulary) or _speaks_of_itself(page))


def _knows_headings(page: PageOutline, vocabulary: Vocabulary) -> bool:
    groups = [group for _, group in page.groups() if group.blocks]
    headings = [group for _, group in page.groups() if group.name and group.heading is not None]
    stated = [group for group in headings if group.heading is not None and group.heading.look is Look.HEADING]
    named = [group.name for group in stated or headings if group.name]
    known = [name for name in named if vocabulary.is_responsibility(name)]
    if not named:
        return len(groups) > 1
    return len(known) >= max(1, SHARE_KNOWN * len(named))


def _speaks_of_itself(page: PageOutline) -> bool:
    said = [block.text for _, group in page.groups() for block in group.blocks]
    return sum(bool(shape.PERSON.match(text)) for text in said) >= max(1, SHARE_KNOWN * len(said))


def with_headline(labels: Sequence[Label], drawn: Outline, title: str) -> tuple[Label, ...]:
    """The labels of a document whose headline is called like the framework: its title, unless it heads any prose."""
    if not title or len(drawn.prose) != 1 or not drawn.prose[0].text == drawn.headline == title:
        return tuple(labels)
    heading = drawn.prose.pop()
    return tuple(replace(made, fate=Fate.FRAMEWORK) if made.block is heading else made for made in labels)


def as_prose(labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels of a document that is prose: all but what belongs to a site, and the name of the framework."""
    kept = (Fate.CHROME, Fate.FRAMEWORK, Fate.PROSE, Fate.GLOSSARY)
    return tuple(
        made if made.fate in kept else replace(made, fate=Fate.PROSE, name="", subtitle="", symbol="")
        for made in labels
    )
