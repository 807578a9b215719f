"""Autonomy of a sentence: with guidance, independently, or leading others; read from its words, or not said.

Most statements say nothing about it. Where they say several things, the first sentence that says one decides, and in
it guidance outweighs leading ("With support from my manager, I lead …"), and leading outweighs independence.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from levelset.text.modality import SAME_LENGTH, compiled
from levelset.text.sentences import sentences


class Autonomy(StrEnum):
    """On whose steps somebody works."""

    GUIDED = "with guidance"
    INDEPENDENT = "independently"
    LEADING = "leading others"


@dataclass(frozen=True, slots=True)
class AutonomyReading:
    """An autonomy (None where the sentence says nothing) and the words it was read from, as they stand."""

    autonomy: Autonomy | None
    words: tuple[str, ...] = ()


HELP = r"(?:guidance|direction|directions|supervision|support|help|assistance|coaching|mentorship|mentoring|oversight)"
"""What somebody gets who does not work alone yet."""

GIVER = (
    r"(?:(?:senior\s+)?engineers?|manager|tech\s+lead|technical\s+lead|team\s+lead|lead|leads|tl|mentor|team|peers?|others"
    r"|seniors?|teammates?)"
)
"""Who gives it."""

LITTLE = r"(?:minimal|little|limited|no|minimum|hardly\s+any|(?:only\s+)?occasional)"
"""How much help is as good as none."""

WHO = r"(?:\b(?:I|we|you|they)\s+|^(?:[\w/&' ]{1,40}?(?:\s-|:)\s+)?)"
"""Who does it, or the beginning of a sentence that leaves it out ("Mentors new colleagues"), behind a label if any."""

SELF = r"(?:\bI\s+|^(?:[\w/&' ]{1,40}?(?:\s-|:)\s+)?)"
"""The same for what others may need as well ("when they need help")."""

MINE = r"(?:my|your|their|our)"

GUIDED = (
    r"\bwith\s+(?!" + LITTLE + r"\b)(?:(?!the\s+intent)[\w-]+\s+){0,3}?" + HELP + r"\s+(?:from|of|by)\b"
    r"(?:\s+[\w'-]+){0,4}?\s+" + GIVER + r"\b(?:/\w+)?",
    r"\bwith\s+(?:some|close|regular|specific|clear|detailed|step-by-step|significant|a\s+lot\s+of)?\s*"
    r"(?:guidance|supervision|coaching|oversight)(?!\s+(?:to|for)\b)",
    r"\bwith\s+(?:the\s+)?(?:help|support|guidance|direction)(?=\s*(?:,|$))",
    r"\bwith\s+" + MINE + r"\s+(?:manager|mentor|tech\s+lead|lead|team)(?:'s)\s+" + HELP + r"\b",
    r"\bunder\s+(?:the\s+)?(?:close\s+)?(?:guidance|direction|supervision|mentorship)\b(?:\s+of)?",
    r"\b(?:guided|supervised|coached|directed|mentored)\s+by(?:\s+[\w'-]+){0,3}?\s+" + GIVER + r"\b",
    r"\bwhen\s+(?:guided|directed|supervised)\b",
    WHO
    + r"(?:\w+ly\s+)?(?:works?|partners?)\s+(?:closely\s+)?with\s+"
    + MINE
    + r"\s+(?:manager|mentor|tech\s+lead|lead|TL)"
    r"(?:\s*/\s*\w+)?(?:\s+(?:and|or)\s+(?:" + MINE + r"\s+)?(?:manager|tech\s+lead|mentor|lead|TL))?\s+to\b",
    SELF + r"(?:\w+ly\s+)?(?:seeks?|asks?\s+for|rel(?:y|ies)\s+on|needs?|requires?|looks?\s+for)\s+(?:\w+\s+)?"
    r"(?:guidance|direction|supervision|help|support)\b(?!\s+(?:others|them)\b)",
    WHO + r"(?:\w+ly\s+)?(?:escalates?|turns?)\s+to\s+" + MINE + r"\s+(?:manager|mentor|tech\s+lead|lead|TL)\b",
    r"\bfollowing\s+(?:the\s+)?(?:guidance|directions|instructions)\b",
)
"""Somebody else shows the way."""

AS_NEEDED = (
    r"\s*,?\s*(?:only\s+)?(?:as|when|where|if|whenever)\s+"
    r"(?:I\s+need|I(?:'m|\s+am)\s+stuck|needed|necessary|required|appropriate)\b"
)
"""Help that is there when asked for takes no independence away."""

INDEPENDENT = (
    r"\b(?:independently|autonomously|unaided|single-handedly|self-sufficiently)\b(?!\s+of\b)",
    r"\b(?:on\s+my\s+own|by\s+myself)\b(?!\s+(?!(?:and|or|but|with|when|if|before|to|in|from|at|for|using|while)\b)\w)",
    r"\bwith(?:out)?\s+(?:needing\s+|requiring\s+|much\s+|close\s+|any\s+|direct\s+|constant\s+|step-by-step\s+)*"
    r"(?:" + LITTLE + r"\s+|(?<=without\s)(?:much\s+|close\s+|any\s+|direct\s+|constant\s+)?)"
    r"(?:\w+\s+)?(?:guidance|supervision|direction|oversight|help|support|assistance)\b",
    r"\bwithout\s+(?:needing|requiring|waiting\s+for|being\s+given)\s+(?:\w+\s+)?"
    r"(?:guidance|supervision|direction|oversight|help|support|assistance)\b",
    r"\bwith\s+(?:a\s+high\s+(?:degree|level)\s+of\s+|full\s+|complete\s+|great\s+|considerable\s+)?"
    r"(?:autonomy|independence)\b",
    r"\bI(?:'m|\s+am)\s+(?:fully\s+|largely\s+)?(?:autonomous|independent|self-directed|self-sufficient|self-reliant)\b",
    r"\bunblock\s+myself\b",
)
"""Nobody needs to show the way."""

NOT_MINE = (
    r"\b(?:others|them|people|teammates|teams?|engineers|members|reports|they|who|users|customers|components|modules"
    r"|services|it|squads?|groups?)\s+(?:\w+\s+){0,4}$",
    r"\b(?:be|been|being|are|is|was|were)\s+(?:\w+\s+){0,2}$",
    r"\b(?:not|n't|cannot)\s+(?:yet\s+|always\s+)?(?:\w+\s+){0,2}$",
)
"""Before "independently": somebody else's independence, that of a thing, or none."""

PEOPLE = r"(?:others|engineers|people|teammates|members|peers|interns|hires|teams?|colleagues|leads|managers)"
"""Whom somebody leads."""

LEADING = (
    r"\b(?:I|we|and|or|also|may|might|can)\s+(?:\w+ly\s+)?lead\b(?!\s+(?:by\s+example|to\b|time|times|generation))",
    r"\b(?:while|by)\s+leading\b(?!\s+(?:by\s+example|to\b))",
    r"\bset(?:ting)?\s+(?:the\s+|a\s+)?(?:\w+\s+){0,2}?(?:direction|vision|strategy|agenda|roadmap|standards?|bar|tone)"
    r"\s+(?:for|of|across)\b",
    WHO + r"(?:\w+ly\s+)?(?:mentors?|coach(?:es)?|delegates?|sponsors?)\b(?!\s+(?:myself|yourself|are|is|who|to)\b)",
    r"\b(?:I|and|by|while|may|might)\s+(?:\w+ly\s+)?(?:lead|mentor|coach|guid|delegat|direct|teach)(?:e|ing)?\s+"
    r"(?:[\w-]+\s+){0,3}?" + PEOPLE + r"\b",
    WHO
    + r"(?:\w+ly\s+)?(?:leads?|mentors?|coach(?:es)?|guides?|directs?|teach(?:es)?)\s+(?:[\w-]+\s+){0,3}?"
    + PEOPLE
    + r"\b",
    r"\bleading\s+(?:[\w-]+\s+){0,2}?" + PEOPLE + r"\b",
    r"\b(?:I|and|by|we)\s+(?:\w+ly\s+)?(?:level|levels|leveling)\s+up\s+(?:[\w-]+\s+){0,2}?" + PEOPLE + r"\b",
    r"\bI(?:'m|\s+am)\s+(?:a|an|the|our)\s+(?:\w+\s+)?(?:technical|tech|project|team)?\s*(?:lead|leader)\b",
    r"\b(?:be|act\s+as|serve\s+as)\s+(?:a|an|the)\s+(?:technical\s+|tech\s+|project\s+|team\s+)?(?:lead|leader)\b",
    r"\b(?:provide|give|offer)s?\s+(?:\w+\s+)?(?:guidance|direction)\s+(?:to|for)\b",
    r"\bI\s+manage\s+(?:a\s+|the\s+|my\s+|several\s+)?(?:\w+\s+)?(?:team|teams|engineers|people|reports|managers)\b",
    r"\bresponsible\s+for\s+the\s+work\s+of\s+(?:others|engineers|a\s+team|my\s+team)\b",
)
"""Somebody shows others the way."""


def autonomy(text: str) -> Autonomy | None:
    """Whether somebody works with guidance, independently or leading others; None where the sentence does not say."""
    return read_autonomy(text).autonomy


def read_autonomy(text: str) -> AutonomyReading:
    """The autonomy with the words that it was read from."""
    for sentence in sentences(text):
        reading = _read(sentence)
        if reading.autonomy is not None:
            return reading
    return AutonomyReading(None)


def _read(sentence: str) -> AutonomyReading:
    plain = sentence.translate(SAME_LENGTH)
    alone = [found for found in _all(INDEPENDENT, plain) if not _of_others(plain, found)]
    guided = [found for found in _all(GUIDED, plain) if not (alone and _as_needed(plain, found))]
    for value, found in (
        (Autonomy.GUIDED, guided),
        (Autonomy.LEADING, _all(LEADING, plain)),
        (Autonomy.INDEPENDENT, alone),
    ):
        if found:
            return AutonomyReading(value, tuple(sentence[start:end].strip(" ,") for start, end in found))
    return AutonomyReading(None)


Span = tuple[int, int]


def _all(cues: tuple[str, ...], sentence: str) -> list[Span]:
    """Where the cues stand, in reading order; of two that overlap, the longer."""
    spans = sorted(
        (found.span() for cue in cues for found in compiled(cue, re.IGNORECASE).finditer(sentence)),
        key=lambda span: (span[0], -span[1]),
    )
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _of_others(sentence: str, found: Span) -> bool:
    before = sentence[: found[0]]
    return any(compiled(cue, re.IGNORECASE).search(before) for cue in NOT_MINE)


def _as_needed(sentence: str, found: Span) -> bool:
    return compiled(AS_NEEDED, re.IGNORECASE).match(sentence[found[1] :]) is not None
