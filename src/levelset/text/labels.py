"""The label that a sentence may begin with: "Mentorship – I may …" is about mentorship."""

import re

LABEL = re.compile(r"(?P<label>[A-Z][\w /&'’-]{1,40}?)\s*(?:\s[-–—]\s*|:\s+)(?=\S)")

MOST_WORDS = 4
"""More words before the dash are a sentence, not a label."""


def label_of(text: str) -> str | None:
    """What stands before the dash or colon that a sentence begins with, if it is short and capitalized; else None."""
    found = LABEL.match(text)
    if found is None or len(found["label"].split()) > MOST_WORDS:
        return None
    return found["label"].strip()
