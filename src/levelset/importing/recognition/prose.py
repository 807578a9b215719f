"""Text beside the pages of a framework, as Markdown."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from levelset.core.addresses import unique_key
from levelset.core.model import Prose
from levelset.importing.document import Look
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import Outline


def pages_beside(outlines: Iterable[tuple[str, Outline]]) -> Iterator[Prose]:
    """One prose page for each document, by the name of its file, that says something beside its pages."""
    taken: set[str] = set()
    for file, drawn in outlines:
        if not drawn.prose:
            continue
        first, *rest = drawn.prose
        is_heading = first.look is Look.HEADING
        title = first.text if is_heading else PurePath(file).stem
        slug = unique_key(title, taken)
        taken.add(slug)
        yield Prose(slug, title, "\n\n".join(as_markdown(block) for block in (rest if is_heading else drawn.prose)))


def as_markdown(block: Block) -> str:
    """A block as Markdown that shows its text letter for letter."""
    text = re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", block.text)
    text = re.sub(r"^(\d+)([.)])", r"\1\\\2", text)
    if block.look is Look.HEADING:
        return f"## {text}"
    return f"- {text}" if block.look is Look.ITEM else re.sub(r"^([-+])", r"\\\1", text)
