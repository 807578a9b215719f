"""Rules about one sentence: what it claims, who speaks, how long it is, and whether it is whole."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from levelset.linting.phrases import word_list
from levelset.linting.rule import ERROR, WARNING, Remark, Rulebook
from levelset.linting.rules.words import left_open
from levelset.linting.view import MARKUP, Kind, Passage, View, sentences_of, tokens
from levelset.linting.voices import Voice, voice_of
from levelset.text.normal import plain, squeeze

BOOK = Rulebook()

JOINED = re.compile(r"(?:[,;]\s*|\s)(?:and|but|as well as)\s+(?:also\s+)?I\s+(?=[a-z])|;\s+(?:I|and)\s")
"""Where a sentence says "I" a second time as a claim of its own."""

OPENS_CLAUSE = re.compile(
    r"\b(?:when|if|where|while|because|since|what|which|who|whom|how|that|whether|as)\b"
    r"[^,;]*$",
    re.IGNORECASE,
)
"""A clause is open, so that "and I" may go on with it: "when I am stuck and I have looked myself"."""


@BOOK.rule(
    "two-claims",
    "Two claims in one behavior",
    default=WARNING,
    english=True,
)
def two_claims(view: View) -> Iterator[Remark]:
    """Sentences after the first that claim something of their own, and a second "I" that does."""
    for passage in view.behaviors:
        claims = sentences_of(passage.claim)
        first = voice_of(claims[0]) if claims else Voice.OTHER
        further = [claim for claim in claims[1:] if _is_claim(claim, first)]
        joined = JOINED.search(passage.claim)
        if further:
            count = "Two claims" if len(further) == 1 else f"{len(further) + 1} claims"
            yield Remark(
                passage.place, f"{count} in one behavior; the second begins “{_start(further[0])}”.", further[0]
            )
        elif joined and not _goes_on(passage.claim[: joined.start()], joined.group()):
            second = passage.claim[joined.start() :].lstrip(",; ")
            yield Remark(passage.place, f"Two claims in one behavior; the second begins “{_start(second)}”.", second)


FAR = 300
"""Letters that a clause stays open at most."""


def _goes_on(before: str, joint: str) -> bool:
    """Whether "and I" goes on with a clause that is still open, and is no claim of its own.

    A comma ends a clause, unless the sentence began with it: "when I am stuck, and I have looked, I ask".
    """
    opened = OPENS_CLAUSE.search(before, max(0, len(before) - FAR))
    return opened is not None and (joint[0] not in ",;" or opened.start() == 0)


def _is_claim(sentence: str, first: Voice) -> bool:
    """Whether a sentence says one more thing that the same person does, in the way in which the first says it."""
    words = tokens(sentence)
    if len(words) < 3 or first is Voice.OTHER or EXPLAINS.match(sentence):
        return False
    if any(token.word in POINTS_BACK for token in words[1:4]):
        return False
    return voice_of(sentence) is first


POINTS_BACK = frozenset({"this", "that", "these", "those", "it", "so"})
"""Among the first words of a sentence: it goes on with what the one before it says ("I do this by …")."""

EXPLAINS = re.compile(
    r"\W*(?:for (?:example|instance)|e\.g|i\.e|in (?:particular|other words)|that is|here|then)\b", re.I
)
"""How a sentence begins that explains the one before it."""


def _start(text: str) -> str:
    words = squeeze(text).split(" ")
    return " ".join(words[:4]) + (" …" if len(words) > 4 else "")


@BOOK.rule(
    "first-person",
    "A sentence in another person than the rest",
    default=WARNING,
    imported=WARNING,
    english=True,
)
def first_person(view: View) -> Iterator[Remark]:
    """Where most behaviors say who speaks in one way, those that say it in another."""
    voices = [(passage, voice_of(passage.claim)) for passage in view.behaviors]
    counted = Counter(voice for _, voice in voices)
    if not counted or len(voices) < 6:
        return
    usual, times = counted.most_common(1)[0]
    if usual not in (Voice.I, Voice.YOU, Voice.THEY) or times < 0.8 * len(voices):
        return
    for passage, voice in voices:
        if voice in (Voice.I, Voice.YOU, Voice.THEY) and voice is not usual:
            yield Remark(passage.place, f"The framework says “{usual.shown}”, and this sentence “{voice.shown}”.")
        elif usual is Voice.I and voice is not usual and not _says_i(passage.text):
            yield Remark(passage.place, "The framework speaks in the first person, and this sentence does not.")


def _says_i(text: str) -> bool:
    return any(token.word in ("i", "i'm", "i've", "i'd", "i'll", "my", "me") for token in tokens(text))


LONGEST = 50
"""Words that one expectation of a framework may have; half of it is usual."""

LONGEST_SUMMARY = 100
"""Words that the statement of a page may have: it sums up, and may be a paragraph."""


@BOOK.rule(
    "too-long",
    "A sentence too long to be held to",
    default=WARNING,
)
def too_long(view: View) -> Iterator[Remark]:
    """Expectations of more than ``LONGEST`` words, and statements of pages of more than ``LONGEST_SUMMARY``."""
    for passage in view.expectations:
        count = len(tokens(passage.text))
        if count > (LONGEST_SUMMARY if passage.kind is Kind.SUMMARY else LONGEST):
            yield Remark(passage.place, f"{count} words in one {passage.kind.value}. Cut it, or split it.")


@BOOK.rule(
    "no-claim",
    "Too short to say anything",
    default=WARNING,
    imported=WARNING,
)
def no_claim(view: View) -> Iterator[Remark]:
    """Behaviors and facet statements of one word, or of none."""
    for passage in view.expectations:
        count = len(tokens(passage.claim))
        if count > 1 or passage.kind is Kind.SUMMARY or left_open(passage):
            continue
        said = "alone says nothing that somebody does" if count else "holds no word"
        yield Remark(passage.place, f"“{squeeze(passage.text)}” {said}.")


@BOOK.rule(
    "doubled-word",
    "A word twice in a row",
    default=ERROR,
    imported=WARNING,
)
def doubled_word(view: View) -> Iterator[Remark]:
    """The same word twice with nothing but blanks between."""
    for passage in view.passages:
        found = tokens(passage.text)
        for one, other in itertools.pairwise(found):
            between = passage.text[one.end : other.start]
            if one.word == other.word and between.isspace() and one.word.isalpha() and one.word not in TWICE:
                words = passage.text[one.start : other.end]
                yield Remark(passage.place, f"“{words}”: the word stands there twice.", words)


TWICE = frozenset({"that", "had", "is", "very", "new"})
"""Words that may follow themselves ("I see that that helps")."""

HANGING = frozenset({"a", "an", "the", "and", "or", "my", "our", "their", "your", "its", "such as", "including", "e.g"})
"""Words that no sentence ends with."""


@BOOK.rule(
    "markup",
    "Markup in place of words",
    default=ERROR,
    imported=WARNING,
)
def markup(view: View) -> Iterator[Remark]:
    """Texts that hold HTML or rows of a table; told once a page, with how many there are."""
    pages: dict[str, list[Passage]] = {}
    for passage in view.leftovers:
        pages.setdefault(passage.place.page, []).append(passage)
    for passages in pages.values():
        found = MARKUP.search(passages[0].text)
        shown = found.group().strip() if found else passages[0].text
        more = f", as {len(passages) - 1} other texts of the page do" if len(passages) > 1 else ""
        places = tuple(passage.place for passage in passages[1:6])
        yield Remark(passages[0].place, f"This text holds markup (“{shown}”){more}.", shown, places)


@BOOK.rule(
    "cut-off",
    "A sentence without its end",
    default=ERROR,
    imported=WARNING,
    english=True,
)
def cut_off(view: View) -> Iterator[Remark]:
    """Expectations that end with a comma, a colon, or a word that needs another."""
    for passage in view.expectations:
        text = squeeze(passage.text).rstrip()
        words = tokens(text)
        if text.endswith((",", ":", " -", " –", " —")) and words:
            yield Remark(passage.place, f"It ends with “{text[-1]}”, as if something should follow.", text[-20:])
        elif len(words) > 2 and words[-1].end == len(text) and _hangs(words[-2].word, words[-1].word):
            end = text[words[-1].start :]
            if not end.isupper():  # "I answer for plan A"
                yield Remark(passage.place, f"It ends with “{end}”, as if something should follow.", end)


def _hangs(before: str, last: str) -> bool:
    return last in HANGING or f"{before} {last}" in HANGING


@BOOK.rule(
    "unbalanced",
    "A bracket or quote without its partner",
    default=WARNING,
    imported=WARNING,
)
def unbalanced(view: View) -> Iterator[Remark]:
    """More opening than closing brackets or curly quotes, or the other way round, however an enumeration counts."""
    for passage in view.passages:
        if passage.kind is Kind.PROSE or not any(char in passage.text for char in "()[]“”"):
            continue
        text = NUMBERED.sub(" ", passage.text)
        for opening, closing in ("()", "[]", "“”"):
            if all(one.count(opening) != one.count(closing) for one in (text, passage.text)):
                more = opening if text.count(opening) > text.count(closing) else closing
                yield Remark(passage.place, f"“{more}” has no partner.", more)
                break


NUMBERED = re.compile(r"(?:^|(?<=[\s,;]))\w{1,2}\)|[:;]-?[()]")
"""``a)`` and ``2)`` of an enumeration, and faces made of signs."""


@BOOK.rule(
    "abbreviation",
    "An abbreviation that nobody explains",
    default=WARNING,
)
def abbreviation(view: View) -> Iterator[Remark]:
    """Words in capitals that are neither usual, nor a term, nor written out anywhere; each is told once."""
    whole = "\n".join(plain(passage.text) for passage in view.passages)
    known = word_list("known") | _named(view)
    labels = {name.rstrip("0123456789") for name in _named(view) if name[-1:].isdigit()} | {"L"}
    found: dict[str, list[Passage]] = {}
    for passage in view.passages:
        if passage.kind in (Kind.PROSE, Kind.TERM) or passage.text.isupper():
            continue
        for word in dict.fromkeys(CAPITALS.findall(passage.text)):
            base = word.removesuffix("s")
            if base.upper() not in known and not view.counted_small[base.lower()] and not _is_number(base, labels):
                found.setdefault(base, []).append(passage)
    for word, passages in found.items():
        if not is_spelled_out(word, whole):
            times = f", which stands in {len(passages)} sentences," if len(passages) > 1 else ""
            others = tuple(passage.place for passage in passages[1:6])
            yield Remark(passages[0].place, f"“{word}”{times} is explained nowhere.", word, others)


CAPITALS = re.compile(r"(?<![\w/&.-])[A-Z](?:[A-Z0-9]|&(?=[A-Z])){1,5}s?(?![\w&/]|-\w|\.\w)")


def is_spelled_out(word: str, whole: str) -> bool:
    """Whether an abbreviation stands in parentheses behind its words somewhere, or they behind it."""
    return re.search(rf"\({re.escape(word)}s?\)|\b{re.escape(word)}s?\s*(?:\(\w|=|- [A-Z])", whole) is not None


ROMAN = re.compile(r"[IVX]+")


def _is_number(word: str, labels: set[str]) -> bool:
    """Whether a word is a Roman number, or a level by its number (``L4``), known or not."""
    return bool(ROMAN.fullmatch(word)) or (word[-1].isdigit() and word.rstrip("0123456789") in labels)


def _named(view: View) -> set[str]:
    """What the framework itself explains or uses as a name, in capitals, with the words of each."""
    framework = view.framework
    names = [term.term for term in framework.glossary] + [level.label for level in framework.levels]
    names += [role.abbreviation for role in framework.roles if role.abbreviation]
    names += [role.name for role in framework.roles] + [one.name for one in framework.responsibilities]
    names += [framework.organization, framework.title, *(page.title for page in framework.pages)]
    names += [label for page in framework.pages for label in (page.level, page.designation) if label]
    return {part for name in names for word in name.split() for part in (word.upper(), word.upper().strip("().,"))}
