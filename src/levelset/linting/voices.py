"""Who speaks in a sentence of a framework: "I plan", "you plan", "the engineer plans", "plans"."""

import re
from enum import Enum

from levelset.text.modality import SAME_LENGTH


class Voice(Enum):
    """How a sentence names the person it speaks of."""

    I = "I"  # noqa: E741 - the word itself
    YOU = "you"
    THEY = "they"
    VERB_S = "plans"
    OTHER = "other"

    @property
    def shown(self) -> str:
        """The word for a message."""
        return self.value


I_FIRST = re.compile(r"(?:\w+ly,?\s+)?I(?:'\w+)?\s")
I_LATER = re.compile(
    r"(?:\b(?:with|when|if|while|before|after|in|as|at|during|where|from|on|by|for|together|to|once)\b.*?)\bI(?:'\w+)?\s",
    re.I,
)
YOU_FIRST = re.compile(r"(?:\w+ly,?\s+)?(?:you|you're|you've)\s", re.IGNORECASE)
SOMEBODY = r"(?:engineer|developer|manager|person|employee|candidate|lead)"
THEY_FIRST = re.compile(rf"(?:\w+ly,?\s+)?(?:they|he|she|they're|(?:the|an?) (?:\w+ )?{SOMEBODY})\s", re.IGNORECASE)
VERB_S = re.compile(r"(?:\w+ly\s+)?(?P<verb>[A-Za-z-]{3,}[^s\W]s|[A-Za-z]+sses|Is|Has|Does)\s")

NO_VERB = frozenset(
    """this his its thus perhaps always besides sometimes across various others business teams skills tools
    systems projects engineers members users customers results things tasks goals values standards services issues
    problems practices plus less towards yes processes metrics examples details changes decisions""".split()  # noqa: SIM905
)
"""Words that end with an s and are no verb of a third person at the start of a sentence."""


def voice_of(text: str) -> Voice:
    """The voice of a sentence, from its beginning."""
    plain = text.translate(SAME_LENGTH).strip(" \"'([*_")
    if I_FIRST.match(plain):
        return Voice.I
    if YOU_FIRST.match(plain):
        return Voice.YOU
    if THEY_FIRST.match(plain):
        return Voice.THEY
    verb = VERB_S.match(plain)
    if verb and verb["verb"].lower() not in NO_VERB:
        return Voice.VERB_S
    if I_LATER.match(plain):
        return Voice.I
    return Voice.OTHER
