"""Text beside the pages of a framework, as Markdown."""

import re

from levelset.importing.document import Look
from levelset.importing.recognition.blocks import Block


def as_markdown(block: Block) -> str:
    """A block as Markdown that shows its text letter for letter."""
    text = re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", block.text)
    text = re.sub(r"^(\d+)([.)])", r"\1\\\2", text)
    if block.look is Look.HEADING:
        return f"## {text}"
    return f"- {text}" if block.look is Look.ITEM else re.sub(r"^([-+])", r"\\\1", text)
