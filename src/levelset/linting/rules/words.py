"""Rules that look for words. The words are data (``data/vocabulary.yaml``); here stands what is said about them."""

import re
from collections.abc import Iterator

from levelset.linting.phrases import Match, vocabulary
from levelset.linting.rule import ERROR, WARNING, Remark, Rulebook
from levelset.linting.view import EXPECTED, Kind, Passage, View, tokens

BOOK = Rulebook()

NOT = frozenset({"no", "not", "never", "without", "avoid", "avoids", "nobody", "neither", "nor", "don't", "doesn't"})
"""Words before a phrase that turn it round."""


def _found(view: View, name: str, kinds: frozenset[Kind] = EXPECTED) -> Iterator[tuple[Passage, Match, str]]:
    """Every phrase of a vocabulary in the texts of these kinds, with the words as they stand there."""
    phrases = vocabulary(name)
    for passage in view.passages:
        if passage.kind in kinds:
            for match in phrases.matches(tokens(passage.text), strict=view.strict):
                if match.phrase.hint:
                    yield passage, match, passage.text[match.start : match.end]


NEAR = 7
"""Words between a negation and what it turns round: "so that nobody in the crew has to work late nights"."""


def _negated(passage: Passage, match: Match) -> bool:
    before = tokens(passage.text)[max(0, match.first - NEAR) : match.first]
    return any(token.word in NOT for token in before)


def _first_of_each(found: Iterator[tuple[Passage, Match, str]], *, negated: bool = False) -> Iterator[Remark]:
    """One remark for a text, however often it has such words; ``negated`` keeps those that are turned round, too."""
    told = None
    for passage, match, words in found:
        if passage is told or (not negated and _negated(passage, match)):
            continue
        told = passage
        yield Remark(passage.place, f"“{words}”: {match.phrase.hint}.", words)


@BOOK.rule(
    "vague",
    "A vague verb",
    default=WARNING,
    english=True,
)
def vague(view: View) -> Iterator[Remark]:
    """Verbs and phrases that say that somebody is there, or does well, but not what they do."""
    found = _found(view, "vague")
    return _first_of_each(
        (passage, match, words)
        for passage, match, words in found
        if not _of_others(passage, match) and not GIVEN.search(passage.text[match.end :])
    )


GIVEN = re.compile(r"\be\.g\b|\bfor (?:example|instance)\b|\bby \w+ing\b", re.IGNORECASE)
"""What follows says what somebody does after all."""


BEING = frozenset({"am", "is", "are", "be", "being"})


def _of_others(passage: Passage, match: Match) -> bool:
    """Whether a phrase is said of somebody else: "ensures that teams are aware of", "inspires leaders to deal with"."""
    words = tokens(passage.text)
    if match.first == 0:
        return False
    before = words[match.first - 1].word
    if words[match.first].word not in BEING:
        return before in THINGS or (before == "to" and match.first > FEW + 1)
    return before not in {"and", "also", "or", "but"} and (before not in SUBJECTS or match.first > FEW)


THINGS = frozenset({"that", "which", "who"})
"""What stands before the verb of a thing or of somebody else: "slices that add value"."""

FEW = 3
"""Words before a verb beyond which "they are involved" says something of a thing: "features they are involved in"."""


@BOOK.rule(
    "effort",
    "Met by trying",
    default=WARNING,
    english=True,
)
def effort(view: View) -> Iterator[Remark]:
    """Trying, striving, aiming in place of doing; only as the main verb of a sentence."""
    for passage, match, words in _found(view, "effort"):
        if _leads(passage, match) and not _negated(passage, match) and not FIRST_ALONE.search(passage.claim):
            yield Remark(passage.place, f"“{words}”: {match.phrase.hint}.", words)


FIRST_ALONE = re.compile(r"\b(?:first|before|on (?:my|your|their|his|her|our) own)\b", re.I)
"""Trying is the very thing that is asked for: to try it first, or before asking."""


def _leads(passage: Passage, match: Match) -> bool:
    """Whether the phrase begins the sentence, or follows its subject at once."""
    before = [token.word for token in tokens(passage.claim)]
    skipped = len(tokens(passage.text)) - len(before)
    start = before[: max(0, match.first - skipped)]
    return len(start) <= 2 and all(word in SUBJECTS or word.endswith("ly") for word in start)


SUBJECTS = frozenset(
    {"i", "we", "you", "they", "he", "she", "always", "to", "and", "am", "is", "are", "also", "should"}
)


@BOOK.rule(
    "not-observable",
    "Nothing that one could observe",
    default=WARNING,
    english=True,
)
def not_observable(view: View) -> Iterator[Remark]:
    """Feelings, beliefs and traits as the main thing that a sentence says of the person."""
    for passage, match, words in _found(view, "states"):
        rest = passage.text[match.end :]
        if _early(passage, match) and not _negated(passage, match) and not SHOWN.search(rest):
            yield Remark(passage.place, f"“{words}”: {match.phrase.hint}.", words)


def _early(passage: Passage, match: Match) -> bool:
    """Whether the phrase stands where a sentence says its main thing: within its first words."""
    start = match.start - (len(passage.text) - len(passage.claim))
    return len(tokens(passage.claim[: max(0, start)])) <= 4


SHOWN = re.compile(r"\b(?:by|through)\s+\w+ing\b|,\s+so\b|\band\s+(?:I\s+)?(?:show|act|do)s?\b", re.IGNORECASE)
"""What follows says how the feeling shows."""


@BOOK.rule(
    "ability",
    "An ability in place of a behavior",
    english=True,
)
def ability(view: View) -> Iterator[Remark]:
    """ "Able to", "capable of", "ability to"."""
    for passage, match, words in _found(view, "ability"):
        if _early(passage, match):
            yield Remark(passage.place, f"“{words}”: {match.phrase.hint}.", words)


@BOOK.rule(
    "jargon",
    "Office jargon",
    default=WARNING,
    english=True,
)
def jargon(view: View) -> Iterator[Remark]:
    """Phrases that a plain word would replace."""
    return _first_of_each(_found(view, "jargon"), negated=True)


EVERYWHERE = frozenset(Kind)


@BOOK.rule(
    "biased",
    "Biased or exclusionary words",
    default=WARNING,
    imported=WARNING,
    english=True,
)
def biased(view: View) -> Iterator[Remark]:
    """Words that exclude, and "he" or "she" for anybody."""
    yield from _first_of_each(_found(view, "biased", EVERYWHERE), negated=True)
    for passage in view.passages:
        found = tokens(passage.text)
        words = {token.word for token in found}
        for own, other in ((HE, SHE), (SHE, HE)):
            gendered = next((token for token in found if token.word in own), None)
            if gendered is not None and passage.kind is not Kind.PROSE and not words & (other | THEY):
                shown = passage.text[gendered.start : gendered.end]
                if SOMEBODY.search(passage.text[: gendered.start]):
                    continue
                yield Remark(passage.place, f"“{shown}” for anybody: it names one gender; write “they”.", shown)


HE, SHE = frozenset({"he", "him", "his", "himself", "he's"}), frozenset({"she", "her", "hers", "herself", "she's"})
SOMEBODY = re.compile(r"(?<=\w )[A-Z][a-z]+ [A-Z][a-z]+|^[A-Z][a-z]+ [A-Z][a-z]+ ")
"""The name of a person, who is no "anybody"."""

THEY = frozenset({"s"})
"""``s/he`` and ``(s)he`` mean everybody."""


@BOOK.rule(
    "unfair",
    "Something that cannot fairly be assessed",
    default=WARNING,
    imported=WARNING,
    english=True,
)
def unfair(view: View) -> Iterator[Remark]:
    """Words for moods, looks, company after work, hours beyond work, and private life, unless they are ruled out."""
    return _first_of_each(_found(view, "unfair"))


@BOOK.rule(
    "against-people",
    "People measured against people",
    default=WARNING,
    english=True,
)
def against_people(view: View) -> Iterator[Remark]:
    """Better than others, top ten percent, the strongest engineer."""
    for passage, match, words in _found(view, "against"):
        if not _negated(passage, match) and not HELPED.search(passage.text[: match.start]):
            yield Remark(passage.place, f"“{words}”: {match.phrase.hint}.", words)


HELPED = re.compile(r"\b(?:attract|hire|recruit|retain|identif|promot|develop|grow|manag|find)\w*\b", re.IGNORECASE)
"""Somebody hires or promotes top performers: they are not who is assessed."""


@BOOK.rule(
    "open-ended",
    "A list without an end",
    default=WARNING,
    english=True,
)
def open_ended(view: View) -> Iterator[Remark]:
    """ "Etc.", "and so on", "and more" at the end of a list that is no example."""
    for passage in view.expectations:
        found = ENDLESS.search(passage.text)
        if found and not _inside(passage.text, found.start()) and not EXAMPLE.search(passage.text[: found.start()]):
            yield Remark(passage.place, f"“{found[1]}”: nobody can tell what else is meant.", found[1])


ENDLESS = re.compile(
    r"(?:^|[\s,])(etc\b\.?|et cetera\b|and so (?:on|forth)\b|and the like\b|and much more\b|and more(?=\s*(?:[.;]|$)))",
    re.IGNORECASE,
)
EXAMPLE = re.compile(r"\b(?:such as|for example|e\.g|for instance|like|including)\b", re.IGNORECASE)


def _inside(text: str, position: int) -> bool:
    """Whether a position is inside parentheses, where examples stand."""
    return text.count("(", 0, position) > text.count(")", 0, position)


@BOOK.rule(
    "tenure",
    "Years in place of behavior",
    default=WARNING,
    english=True,
)
def tenure(view: View) -> Iterator[Remark]:
    """So many years of experience, or in a role."""
    for passage in view.expectations:
        found = YEARS.search(passage.text)
        if found:
            words = found.group().strip()
            yield Remark(passage.place, f"“{words}”: years say nothing about what somebody does.", words)


NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|many)"
POSITION = r"in (?:the|this|a|my|our) (?:role|level|industry|company|field|position)"
YEARS = re.compile(
    rf"\b{NUMBER}(?:\s*\+|\s*(?:-|–|to|or)\s*{NUMBER})?\s*(?:\+\s*)?(?:or more )?years?'?\b(?:\s+of)?\s+"
    rf"(?:\w+\s+){{0,4}}?(?:experience|expertise|practice|seniority|tenure|service|{POSITION})",
    re.IGNORECASE,
)


@BOOK.rule(
    "placeholder",
    "A note to the author",
    default=ERROR,
    imported=ERROR,
)
def placeholder(view: View) -> Iterator[Remark]:
    """Marks and phrases that authors leave for themselves, and texts that stand in for another."""
    for passage in view.passages:
        found = left_open(passage)
        if found:
            words = found.group().strip()
            yield Remark(passage.place, f"“{words}” was left for later. Write the text, or take the line out.", words)


def left_open(passage: Passage) -> re.Match[str] | None:
    """Where a text says that it is still to be written."""
    found = LEFT.search(passage.text)
    return found or (STANDS_IN.fullmatch(passage.text) if passage.kind is not Kind.PROSE else None)


MARKS = "|".join(("TO" + "DO", "FIX" + "ME", "TBD", "TBA", "TBC", "TBW", "X{3,}", "tbd", "to" + "do:"))
"""What authors write for themselves; put together here, so that nobody takes these for marks of this program's."""

BRACKETED = r"insert|add|your|company|team|role|name|level|example|placeholder|describe|fill"
UNWRITTEN = r"defined|determined|decided|confirmed|completed|written|added"
LEFT = re.compile(
    rf"\b(?:{MARKS})(?!\w):?|(?i:\blorem ipsum\b)|\?{{3,}}|_{{4,}}|\[\s*\.{{3}}\s*\]|\[…\]"
    rf"|[\[<{{]\s*(?i:{BRACKETED})\b[^\]>}}]{{0,40}}[\]>}}](?!\()"
    r"|(?i:\b(?:placeholder text|coming soon|needs? (?:rewriting|rewording|more detail)"
    rf"|to be (?:{UNWRITTEN})(?=\W*$)))"
)
SAME = r"(?:the )?same as (?:above|below|before|[A-Z]+\d+|the \w+ level)"
STANDS_IN = re.compile(
    rf"\W*(?:n/?a|none|ditto|nothing(?: here| yet)?|work in progress|\?+|x+|tb\w|{SAME}"
    r"|(?:as|see) (?:above|below|before))\W*"
    r"|[-–—.…?]+",
    re.IGNORECASE,
)
