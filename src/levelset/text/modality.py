"""Modality of a sentence: does, may, or is learning to; read from its words alone.

"I mentor", "I may mentor" and "I am learning to mentor" are three expectations. What decides is the predicate of the
first main clause: "I own small projects and may help a neighbor" is something that the person does. A hedge that
belongs to something else ("risks that may arise", "increasingly complex tasks", the month of May) decides nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from levelset.text.sentences import sentences


class Modality(StrEnum):
    """How firmly a sentence expects what it says."""

    DOES = "does"
    MAY = "may"
    LEARNING = "is learning to"


@dataclass(frozen=True, slots=True)
class ModalityReading:
    """A modality and the words it was read from, as they stand in the sentence; none where nothing hedges."""

    modality: Modality
    words: tuple[str, ...] = ()


SAME_LENGTH = str.maketrans("’‘ʼ´`–—‐‑−", "'''''-----")
"""Typography in its plain form, letter for letter, so that positions in both texts agree."""

SUBORDINATE = (
    r"^(?:when|whenever|if|while|as|where|because|although|though|once|since|after|before|until|unless|given)\b"
)
"""Words that open a clause before the main one."""

SUBJECT = r"\b(?:I|[Ww]e|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he)\b"

OTHERS = (
    r"^(?:(?:[Mm]y|[Oo]ur|[Tt]heir|[Tt]he|[Aa]n?|[Ss]ome|[Mm]ost|[Mm]any)\s(?:[\w/&'-]+\s){1,4}?"
    r"|(?:[\w/&'-]+\s){0,3}?(?i:engineers|managers|people|members|developers|leads|designers|analysts|scientists)\s)"
    r"(?=(?:may|might|are|is)\b)"
)
"""A subject that is no pronoun, up to a hedged verb."""

CLAUSE_WORDS = frozenset(
    {"that", "which", "who", "whom", "what", "how", "whether", "there", "it", "so", "and", "or", "but", "to"}
    | {"where", "when", "if"}
)
"""Words that no plain subject holds: with one of them, the verb found belongs to another clause."""

ADVERBS = r"(?:(?:\w+ly|also|still|now|just|then|often|already|even)\s+){0,3}?"

SKILL = (
    r"(?:understanding|knowledge|skills?|abilit(?:y|ies)|fluency|sense|awareness|self-awareness|proficiency|expertise"
    r"|familiarity|confidence|competence|capabilit(?:y|ies)|judge?ment|intuition|grasp|experience|comfort|literacy)"
)
"""What one can be "developing" or "building" and mean learning; one who is "developing a roadmap" is working."""

MAY_HEAD = (
    r"(?:may|might|MAY|MIGHT)(?!\s+not\b)(?!-)\b",
    r"could(?!\s+not\b)(?!')\b",
    r"can\s+(?:optionally|choose\s+to|opt\s+to|elect\s+to)\b",
    r"(?:(?:'m|'re|am|are|is)\s+)?(?:occasionally|sometimes|optionally|at\s+times|on\s+occasion)\b",
    r"(?:am|'m|are|'re|is)\s+(?:free|welcome)\s+to\b",
    r"(?:has|have)\s+the\s+option\s+(?:to|of)\b",
)
"""Right after the subject: what follows is possible, not expected."""

MAY_BEFORE = (r"\b(?:occasionally|sometimes|optionally|at times|on occasion|from time to time)\b",)
"""Before the subject: "Occasionally, I …"."""

OPTIONAL = (r"\(?optional\)?\s?[:\-]?\s",)
"""How a sentence begins that is marked as optional: "Optional: I …"."""

MAY_AFTER = (
    r"\((?:optional|optionally)\)\W*$",
    r",?\s(?:optionally|occasionally|from time to time|on occasion|at times)\W*$",
    r"\bif I (?:so )?(?:choose|want|wish|like|prefer)(?: to)?\W*$",
    r"\bbut (?:this|that|it) is (?:not|n't) (?:expected|required)\W*$",
)
"""At the end of the sentence."""

LEARNING_BE = (
    r"(?:only\s+)?(?:continuing\s+to\s+)?learn(?:ing)?(?!-)\b",
    r"(?:beginning|starting|preparing|training)\s+to\b",
    r"working\s+(?:on|towards?)\s+(?:becoming|being|improving|building|developing|learning)\b",
    r"becoming\b",
    r"ramping\s+up\b",
    r"getting\s+(?:up\s+to\s+speed|better|familiar|comfortable|to\s+know)\b",
    r"familiari[sz]ing\s+(?:myself|ourselves|themselves)\b",
    r"gaining\b",
    r"growing\s+(?:in|into|as)\b",
    r"(?:continuing\s+to\s+)?(?:acquir|develop|build|grow|deepen|expand|broaden|improv|strengthen|hon|sharpen|refin)"
    r"(?:e|ing)?(?:\s+up)?\s+(?:[\w'-]+,?\s+){0,5}?" + SKILL + r"\b",
    r"in\s+the\s+process\s+of\s+(?:learning|developing|building|gaining|becoming)\b",
    r"(?:quite\s+|fairly\s+|relatively\s+)?new\s+to\b",
    r"increasingly\b",
)
"""After a form of "to be": the person is on the way."""

LEARNING_HEAD = (
    r"(?:have|has|'ve)\s+(?:begun|started)\s+to\b",
    r"(?:have|has|'ve)\s+an?\s+(?:growing|developing|emerging|budding)\s+(?:[\w'-]+\s+){0,2}?" + SKILL + r"\b",
    r"(?:begin|start)s?\s+to\b",
    r"learns?\s+(?:to|how\s+to)\b",
    r"learns?\s+the\s+(?:basics|fundamentals|ropes)\b",
    r"(?:(?:am|'m|is|are)\s+)?focus(?:ed|es)?\s+on\s+learning\b",
    r"(?:increasingly|gradually)\b",
)
"""Right after the subject, other verbs."""

LEARNING_AROUND = (r"\bwith (?:increasing|growing) (?:independence|autonomy|confidence|ease|skill|fluency)\b",)
"""Before the subject or at the end: "With growing confidence, I …"."""

LEARNING_START = (
    r"(?:still\s+)?learning\s+(?:to|how|about|the\s+(?:basics|fundamentals|ropes))\b",
    r"(?:begin(?:s|ning)|start(?:s|ing))\s+to\b",
    r"learns?\s+(?:to|how\s+to)\b",
    r"(?:is|are)\s+(?:still\s+)?learning\b",
    r"becoming\s+(?!an?\b)\w+",
    r"increasingly\b",
    r"(?:gaining|acquiring|developing|building(?:\s+up)?|growing|deepening)\s+(?:[\w'-]+,?\s+){0,5}?" + SKILL + r"\b",
)
"""Where a sentence has no subject ("Learning to estimate")."""

MAY_START = (
    r"(?:may|might)\s+(?!not\b|is\b|was\b|has\b|and\b|or\b|to\b|through\b|until\b|will\b|day\b|\w+ing\b|\w+'s\b)(?=[a-z])",
    r"(?:occasionally|sometimes|optionally)\b",
    r"can\s+optionally\b",
)
"""Where a sentence has no subject ("May mentor an intern"), and not the month."""


@cache
def compiled(cue: str, flags: int = 0) -> re.Pattern[str]:
    """A cue as a pattern: made when it is first asked for, and found again in less time than ``re`` takes."""
    return re.compile(cue, flags)


def modality(text: str) -> Modality:
    """Whether the sentence says that somebody does something, may do it, or is learning to."""
    return read_modality(text).modality


def read_modality(text: str) -> ModalityReading:
    """The modality with the words that it was read from. A text of several sentences has that of the first."""
    first = next(iter(sentences(text)), "")
    shown, plain = first, first.translate(SAME_LENGTH)
    cue = _cue(plain)
    if cue is None:
        return ModalityReading(Modality.DOES)
    decided, start, end = cue
    start += len(shown[start:end]) - len(shown[start:end].lstrip(" ,"))
    start = shown.rfind(" ", 0, start) + 1  # "I'm learning" is read from "'m learning"; show the whole word
    return ModalityReading(decided, (shown[start:end].strip(" ,"),))


Cue = tuple[Modality, int, int]
"""A modality with where its words begin and end."""


def _cue(sentence: str) -> Cue | None:
    """The cue of the first main clause."""
    marked = _match(OPTIONAL, sentence, 0, Modality.MAY, re.IGNORECASE)
    if marked:
        return marked
    begin = _main_clause(sentence)
    subject = compiled(SUBJECT).search(sentence, begin)
    other = None if subject else _other_subject(sentence, begin)
    if subject or other:
        start, verb = (subject.start(), subject.end()) if subject else (begin, other or begin)
        return _head(sentence, verb) or _before(sentence, begin, start) or _after(sentence, verb)
    return (
        _match(MAY_START, sentence, begin, Modality.MAY, re.IGNORECASE)
        or _match(LEARNING_START, sentence, begin, Modality.LEARNING, re.IGNORECASE)
        or _after(sentence, begin)
    )


def _main_clause(sentence: str) -> int:
    """Where the main clause begins: after a label ("Mentorship - ") and a clause that opens with "when", "if", …"""
    label = re.match(r"[\w/&,' ]{1,60}?(?:\s-|:)\s+(?=\S)", sentence)
    begin = label.end() if label and not re.search(SUBJECT, label.group()) else 0
    if re.match(SUBORDINATE, sentence[begin:], re.IGNORECASE):
        comma = re.compile(r",\s+").search(sentence, begin)
        return comma.end() if comma else begin
    return begin


def _other_subject(sentence: str, begin: int) -> int | None:
    found = re.match(OTHERS, sentence[begin:])
    if found is None or CLAUSE_WORDS & set(found.group().lower().split()):
        return None
    return begin + found.end()


BLANKS = r"[\s,]*"
BE = r"(?:'m|'re|'s|am|are|is)\s+"
MAY_VERB = tuple(f"{BLANKS}{ADVERBS}(?P<cue>{cue})" for cue in MAY_HEAD)
LEARNING_VERB = (
    *(f"{BLANKS}{ADVERBS}(?P<cue>{BE}{ADVERBS}{cue})" for cue in LEARNING_BE),
    *(f"{BLANKS}{ADVERBS}(?P<cue>{cue})" for cue in LEARNING_HEAD),
)
"""The cues with what may stand between them and the subject."""


def _head(sentence: str, verb: int) -> Cue | None:
    return _match(MAY_VERB, sentence, verb, Modality.MAY) or _match(LEARNING_VERB, sentence, verb, Modality.LEARNING)


def _before(sentence: str, begin: int, end: int) -> Cue | None:
    prefix = sentence[:end]
    return _search(MAY_BEFORE, prefix, begin, Modality.MAY) or _search(
        LEARNING_AROUND, prefix, begin, Modality.LEARNING
    )


def _after(sentence: str, begin: int) -> Cue | None:
    ending = [cue + r"\W*$" for cue in LEARNING_AROUND]
    return _search(MAY_AFTER, sentence, begin, Modality.MAY) or _search(ending, sentence, begin, Modality.LEARNING)


def _match(cues: Sequence[str], sentence: str, begin: int, modality_: Modality, flags: int = 0) -> Cue | None:
    """The first cue that stands right at ``begin``."""
    for cue in cues:
        found = compiled(cue, flags).match(sentence, begin)
        if found:
            return (modality_, *found.span("cue" if "cue" in found.groupdict() else 0))
    return None


def _search(cues: Sequence[str], sentence: str, begin: int, modality_: Modality) -> Cue | None:
    """The first cue that stands anywhere after ``begin``, whatever its case."""
    for cue in cues:
        found = compiled(cue, re.IGNORECASE).search(sentence, begin)
        if found:
            return modality_, found.start(), found.end()
    return None
