"""Rules about what a text points to: footnotes, terms, levels, pages."""

import re
from collections.abc import Iterator

from levelset.core.addresses import key_of
from levelset.core.model import Page
from levelset.linting.phrases import word_list
from levelset.linting.rule import ERROR, WARNING, Place, Remark, Rulebook
from levelset.linting.rules.wording import is_spelled_out
from levelset.linting.view import MAIN, Kind, View
from levelset.matching.index import stem
from levelset.text.normal import plain, words

BOOK = Rulebook()

MARK = re.compile(r"\[\^([^\]\s]+)\]")


@BOOK.rule(
    "dangling-footnote",
    "A footnote mark without its footnote",
    default=ERROR,
    imported=WARNING,
)
def dangling_footnote(view: View) -> Iterator[Remark]:
    """A mark whose number is none of the footnotes of its page."""
    for passage in view.passages:
        if passage.page is None or "[^" not in passage.text:
            continue
        defined = {str(number) for number in range(1, len(passage.page.footnotes) + 1)}
        for found in MARK.finditer(passage.text):
            if found[1] not in defined:
                yield Remark(passage.place, f"The page has no footnote {found.group()}.", found.group())


@BOOK.rule(
    "unused-footnote",
    "A footnote that nothing points to",
    default=WARNING,
)
def unused_footnote(view: View) -> Iterator[Remark]:
    """A footnote whose number stands nowhere on its page."""
    for page in view.framework.pages:
        if not page.footnotes:
            continue
        used = {found[1] for text in _texts(page) for found in MARK.finditer(text)}
        starred = any("*" in text for text in _texts(page))
        for number, footnote in enumerate(page.footnotes, 1):
            if str(number) not in used and not (starred and footnote.text.lstrip().startswith("*")) and not starred:
                yield Remark(
                    Place(page.address, text=footnote.text, source=footnote.source),
                    f"No text of the page points to footnote {number}.",
                    f"[^{number}]",
                )


def _texts(page: Page) -> Iterator[str]:
    yield from (statement.text for statement in page.statements())
    for section in page.sections:
        yield from (text.text for text in section.intro)
        for group in section.groups:
            yield from (note.text for note in group.notes)
            yield group.name or ""
    yield from (text.text for text in page.footnotes)
    yield from (part for facet in page.facets for part in (facet.name, facet.subtitle))
    yield page.title


@BOOK.rule(
    "unused-term",
    "A term that no text uses",
    default=WARNING,
)
def unused_term(view: View) -> Iterator[Remark]:
    """A term that stands in no page, definition or prose page, in no form of its words."""
    if not view.framework.glossary or not view.framework.pages:
        return
    used = _Used(view)
    for term in view.framework.glossary:
        if term.term and term.definition and not used.holds(term.term):
            yield Remark(Place(MAIN, term.term, term.term), f"No text uses the term “{term.term}”.", term.term)


@BOOK.rule(
    "undefined-term",
    "A term without its definition",
    default=WARNING,
)
def undefined_term(view: View) -> Iterator[Remark]:
    """A term without a definition, unless everybody knows it, a text spells it out, or it is an ordinary word."""
    bare = [term for term in view.framework.glossary if term.term and not term.definition.strip()]
    whole = "\n".join(plain(passage.text) for passage in view.passages) if bare else ""
    for term in bare:
        known = term.term.upper() in word_list("known") or is_spelled_out(term.term, whole)
        known = known or (term.term.isupper() and view.counted_small[term.term.lower()] > 0)
        if not known:
            message = f"“{term.term}” is listed as a term, and nothing says what it means."
            yield Remark(Place(MAIN, term.term, term.term), message, term.term)


class _Used:
    """Which terms the texts hold, in any form of their words."""

    def __init__(self, view: View) -> None:
        framework = view.framework
        names = [one.name for one in framework.responsibilities] + [one.name for one in framework.pillars]
        names += [facet.subtitle for facet in framework.facets]
        texts = [one.text for one in view.passages if one.kind is not Kind.TERM]
        self._texts = "".join(map(_run, (*names, *texts)))
        self._terms = [(one.place.heading, _run(one.text)) for one in view.passages if one.kind is Kind.TERM]

    def holds(self, term: str) -> bool:
        """Whether a text, or the explanation of another term, holds a term."""
        wanted = _run(term).strip("\n")
        return wanted in self._texts or any(wanted in text for name, text in self._terms if name != term)


def _run(text: str) -> str:
    """The stems of a text with a blank around each, and what no text holds at its ends."""
    return f"\n {'  '.join(stem(word) for word in words(text))} \n"


@BOOK.rule(
    "unknown-level",
    "A text points to a level that does not exist",
    default=ERROR,
    imported=WARNING,
)
def unknown_level(view: View) -> Iterator[Remark]:
    """A label like those of the levels, with a number that none of them has."""
    labels = {level.label.upper() for level in view.framework.levels} | {p.level.upper() for p in view.framework.pages}
    prefixes = {found[1] for label in labels if (found := re.fullmatch(r"([A-Z]{1,4})[ -]?\d+", label))}
    if not prefixes or len(labels) < 2:
        return
    either = "|".join(map(re.escape, sorted(prefixes, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w-])((?:{either})[ -]?\d{{1,2}})(?![\w.%-])")
    bare = {re.sub(r"[ -]", "", label) for label in labels}
    for passage in view.passages:
        if passage.kind is Kind.PROSE:
            continue
        found = next((one for one in pattern.finditer(passage.text) if re.sub(r"[ -]", "", one[1]) not in bare), None)
        if found:
            yield Remark(passage.place, f"There is no level {found[1]}.", found[1])


@BOOK.rule(
    "broken-link",
    "A link to a page that does not exist",
    default=WARNING,
)
def broken_link(view: View) -> Iterator[Remark]:
    """A relative link to a Markdown file that the folder of the framework does not hold."""
    known = {f"{key_of(page.role)}/{key_of(page.level)}" for page in view.framework.pages}
    known |= {page.address for page in view.framework.pages} | {prose.slug for prose in view.framework.prose}
    for passage in view.passages:
        for target in LINK.findall(passage.text):
            name = re.sub(r"^(?:\.{1,2}/)*(?:_pages/)?", "", target).lower()
            if name not in {one.lower() for one in known} and not any(one.endswith(f"/{name}") for one in known):
                yield Remark(passage.place, f"There is no page “{target}.md”.", target)


LINK = re.compile(r"(?:(?<!\\)\]|(?<=\s))[(<](?![a-z]+:)([\w./-]+)\.md(?:#[\w-]*)?[)>]", re.IGNORECASE)


@BOOK.rule(
    "waiver-without-reason",
    "A waiver without a reason",
    default=ERROR,
)
def waiver_without_reason(view: View) -> Iterator[Remark]:
    """A waiver whose reason is empty, or a word."""
    for waiver in view.framework.waivers:
        if len(words(waiver.reason)) < 2:
            message = f"The waiver of {waiver.rule} at “{waiver.where}” gives no reason, so it sets nothing aside."
            yield Remark(Place(MAIN, "waivers", waiver.where), message, waiver.rule)


@BOOK.rule(
    "idle-waiver",
    "A waiver that sets nothing aside",
    default=WARNING,
)
def idle_waiver(view: View) -> Iterator[Remark]:
    """A waiver of a rule that does not exist, or that says nothing at that place."""
    for waiver in view.idle:
        message = f"The waiver of {waiver.rule} at “{waiver.where}” sets nothing aside. Remove it, or correct it."
        yield Remark(Place(MAIN, "waivers", waiver.where), message, waiver.rule)
