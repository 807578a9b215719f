"""What is worth saying about pages that were read: contradictions with both places, what builds on another level, and a
language in which less is recognised."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity
from levelset.core.headings import keys_of
from levelset.core.model import Framework, Page, Source, Statement
from levelset.importing.recognition.levels import WORDS, rank_of
from levelset.importing.recognition.outline import Outline
from levelset.importing.recognition.titles import LABEL
from levelset.text.normal import normalised, words

SHOWN = 80
"""Characters of a sentence that a message quotes."""

EXPECTED = r"(?:expectations|responsibilities|requirements|behaviou?rs|criteria|competenc(?:y|ies)|skills)"
BUILDS_ON = re.compile(
    r"^\W*(?:(?:the )?same (?:\w+ )?as\b|builds (?:up)?on\b|extends (?:all |the )*(?:\w+ ){1,6}?"
    rf"{EXPECTED}(?=\W*(?:$|,|and\b|plus\b))|(?:all|everything) (?:of )?the above\b"
    r"|(?:everything|all|all of) (?:that is )?(?:\w+ )?(?:of|in|from|at|for)\b"
    r"|(?:in addition to|on top of|meets|fulfil?ls|continues? to meet|includes|all)(?: all)?(?: of)?(?: the)?(?: \w+)? "
    rf"{EXPECTED}\b|(?:as|like|in addition to|on top of) (?:{LABEL}|level)\b)",
    re.I,
)
"""``Same as Engineer II, but also …``, ``Extends the Engineer II responsibilities``: a line that takes over what
another level says."""

WORD = "|".join(map(re.escape, sorted(WORDS, key=len, reverse=True)))
LEVEL_NAMED = re.compile(
    rf"(?<![\w.])(?:(?P<code>{LABEL}|level\s+(?:\d{{1,2}}|[IVX]{{1,4}}))|(?P<word>{WORD}))(?!\w)", re.I
)
BELOW = re.compile(r"\b(?:previous|prior|preceding|last|lower) (?:level|role|grade)s?\b|\bthe above\b", re.I)

SAME = re.compile(r"^\W*(?:the )?same as\b", re.I)

LONGEST_REFERENCE = 30
"""Words of a line that takes over another level; a longer one says something of its own."""

COMMON_WORDS = {
    "en": "the of and to a in is for with on that i my we you it as are our their",
    "de": "und der die das ich wir nicht mit ein eine für auf zu von ist den dem im",
    "fr": "le la les des et je nous pour une dans sur avec est qui mes aux du pas",
    "es": "el los las de que y en un una para con por mi nuestro del se al su",
    "it": "il lo gli di che e un una per con del della dei sono mio nel nei si",
    "pt": "o os as de que e um uma para com do da dos das em meu nosso não",
    "nl": "de het een en van ik wij niet met voor op te dat zijn mijn in aan ons",
}
"""Words that sentences of a language are full of, by its code."""

CALLED = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "und": "a language that Levelset does not know",
}  # fmt: skip

PLENTY = 500
"""Words of a framework that tell its language; the rest is not asked."""

ENOUGH_WORDS = 40
"""Words of a framework from which its language is told."""


def contradictions(framework: Framework) -> list[Finding]:
    """What two places of a framework say differently, or the same in places that exclude each other."""
    found: list[Finding] = []
    for page in framework.pages:
        found.extend(_said_twice(page))
    found.extend(_two_titles(framework))
    return found


def _said_twice(page: Page) -> Iterator[Finding]:
    """One behavior under two responsibilities of a page."""
    seen: dict[str, tuple[str, Statement]] = {}
    for section in page.sections:
        for group in section.groups:
            for statement in group.statements:
                name = group.name or "a group without a name"
                first, before = seen.setdefault(normalised(statement.text), (name, statement))
                if before is not statement and first != name:
                    message = (
                        f"“{statement.text[:SHOWN]}” stands under “{first}” ({_place(before.source)}) and under "
                        f"“{name}” of {page.title}. Keep it where people are to be held to it."
                    )
                    yield _finding("import/said-twice", message, statement.source)


def _two_titles(framework: Framework) -> Iterator[Finding]:
    """Two designations of one level of a track."""
    tracks = {role.key: role.track for role in framework.roles}
    named: dict[tuple[str, str], Page] = {}
    for page in framework.pages:
        if not page.designation:
            continue
        first = named.setdefault((tracks.get(page.role, ""), page.level.casefold()), page)
        if key_of(first.designation or "") != key_of(page.designation):
            message = (
                f"{page.level} is called “{first.designation}” in “{first.title}” ({_place(_start(first))}) and "
                f"“{page.designation}” in “{page.title}”. Give the level one title, if it is meant to be one."
            )
            yield _finding("import/two-titles", message, _start(page))


def _start(page: Page) -> Source | None:
    """Where a page begins, as far as its statements tell."""
    return next((statement.source for statement in page.statements() if statement.source), None)


def _place(source: Source | None) -> str:
    if source is None:
        return "in the framework"
    return source.file if source.line is None else f"{source.file}, line {source.line}"


def _finding(code: str, message: str, source: Source | None) -> Finding:
    file, line = (source.file, source.line) if source else (None, None)
    return Finding(code, Severity.WARNING, message, file, line)


@dataclass(frozen=True, slots=True)
class Reference:
    """A line of a page that takes over what another page says."""

    page: Page
    text: str
    source: Source | None
    other: Page


DITTO = re.compile(r"[〃″\"”“]+|''|ditto\.?|dto\.?|idem|same|(?:same\s+)?as (?:above|before)|see above", re.I)
"""A mark that stands for what the level before says, and a line that says no more than that."""


def references(framework: Framework) -> Iterator[Reference]:
    """The lines of a framework that take over what another level says."""
    lines = [
        (page, text, source)
        for page in framework.pages
        for text, source in _lines(page)
        if not text.startswith("I ")  # as most behaviors do, and no such line
        and ((BUILDS_ON.match(text) and len(text.split()) <= LONGEST_REFERENCE) or DITTO.fullmatch(text))
    ]
    titles = [(normalised(page.title), page) for page in framework.pages] if lines else []
    for page, text, source in lines:
        other = _meant(framework, titles, page, "the above" if DITTO.fullmatch(text) else text)
        if other is not None:
            yield Reference(page, text, source, other)


def builds_on(found: Iterable[Reference]) -> list[Finding]:
    """What to say of lines that take over another level: both levels, and what stands on the page as it is."""
    told: list[Finding] = []
    for one in found:
        message = (
            f"“{one.text[:SHOWN]}”: {one.page.title} builds on {one.other.title}. Both pages are kept as they are "
            "written; take over in the review what is meant to hold here as well, or leave the line as it is."
        )
        file, line = (one.source.file, one.source.line) if one.source else (None, None)
        told.append(Finding("import/inherits", Severity.INFO, message, file, line))
    return told


def _lines(page: Page) -> Iterator[tuple[str, Source | None]]:
    if page.statement:
        yield page.statement.text, page.statement.source
    for section in page.sections:
        yield from ((intro.text, intro.source) for intro in section.intro)
        for group in section.groups:
            yield from ((note.text, note.source) for note in group.notes)
            yield from ((statement.text, statement.source) for statement in group.statements)


def _meant(framework: Framework, titles: Sequence[tuple[str, Page]], page: Page, text: str) -> Page | None:
    """The page that a line speaks of: the one it names, else the level below. ``titles`` are those of all pages."""
    said = normalised(text)
    named = [other for title, other in titles if title in said and other is not page]
    if named:
        return max(named, key=lambda other: (len(other.title), other.role == page.role))
    own = [other for other in framework.pages_of(page.role) if framework.rank(other) < framework.rank(page)]
    level = LEVEL_NAMED.search(text)
    if level:
        return next((other for other in own if _is_called(other.level, level[0].casefold())), None)
    role = framework.role(page.role)
    name = normalised(role.name) if role else ""
    below = BELOW.search(text) or SAME.match(text) or (name and name in said)
    return own[-1] if own and below else None


def _is_called(level: str, name: str) -> bool:
    """Whether a line means a level by a name: ``level II`` is II and IC2."""
    number = name.removeprefix("level").strip()
    counted = number != name and rank_of(level) == rank_of(number.upper()) > 0
    return level.casefold() in (name, number) or counted


def language_of(texts: Iterable[str]) -> str:
    """The code of the language that texts are written in: ``und`` where it is none that is known here, nothing where
    they are few."""
    told = Counter(islice(chain.from_iterable(map(words, texts)), PLENTY))
    if told.total() < ENOUGH_WORDS:
        return ""
    counts = {language: sum(told[word] for word in listed.split()) for language, listed in COMMON_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] < told.total() / 20:
        return "und"
    return best


def written_in(framework: Framework) -> str:
    """The language of the statements of a framework, as ``language_of`` says it."""
    return language_of(statement.text for page in framework.pages for statement in page.statements())


def in_its_language(framework: Framework, written: str, reference: Framework | None = None) -> Framework:
    """The framework with the language that it is written in, or with that of the one that it goes into."""
    if reference is not None:
        return replace(framework, language=reference.language)
    return replace(framework, language=written) if written in COMMON_WORDS else framework


def other_language(framework: Framework, written: str) -> list[Finding]:
    """An explanation where a framework is written in another language than the one that recognition knows best."""
    language = framework.language
    if language == "en":  # also where it is not known: few words of a table may be English without its usual ones
        language = written or "en"
    if language == "en":
        return []
    called = CALLED.get(language, language)
    message = (
        f"This seems to be written in {called}. Everything is kept as it is. Lost headings, examples and notes are "
        "recognized by English words, so look at those yourself."
    )
    return [Finding("import/language", Severity.INFO, message)]


def definitions(outlines: Sequence[tuple[str, Outline]]) -> list[Finding]:
    """Two definitions of one responsibility, in the documents at hand."""
    told: dict[str, tuple[str, str, int | None]] = {}
    found: list[Finding] = []
    for file, drawn in outlines:
        for _, group in (pair for page in drawn.pages for pair in page.groups()):
            if group.definition is None or not group.name:
                continue
            text, line = group.definition.text, group.definition.first.source.line
            for key in keys_of(group.name):
                first, where, before = told.setdefault(key, (text, file, line))
                if normalised(first) != normalised(text):
                    at = where if before is None else f"{where}, line {before}"
                    message = (
                        f"“{group.name}” is defined twice: “{first[:SHOWN]}” ({at}) and “{text[:SHOWN]}”. The first is "
                        "kept; correct it in the framework if the second is the right one."
                    )
                    found.append(Finding("import/two-definitions", Severity.WARNING, message, file, line))
    return list(dict.fromkeys(found))
