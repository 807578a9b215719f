"""Text of a framework as HTML: escaped, with marks of footnotes linked and words of the glossary explained.

Everything goes through ``format_html``: framework text is data, whatever it contains.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.core.model import Statement
from levelset.web.frameworks.reading.footnotes import Footnote, Mark, marks_in
from levelset.web.frameworks.reading.terms import Glossary, Use

JOINT = re.compile(r"\s*[-–—:]\s+|\s*[–—:]\s*|\s+")

TAIL = re.compile(r"[.,;:!?)\]”’\"']+")
SHORT = 60
"""Characters up to which a word of the organization is explained in place; a longer one is a text of its own."""


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Pieces of HTML one after the other."""
    return format_html_join("", "{}", ((part,) for part in parts))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement with its label apart: "Mentorship", " – ", "I may …"; all in ``rest`` where it has none."""

    label: str
    joint: str
    rest: str


def labelled(statement: Statement) -> Labelled:
    """Take the label off the front of a statement, as far as the text really begins with it."""
    label = statement.label or ""
    if not label or not statement.text.casefold().startswith(label.casefold()):
        return Labelled("", "", statement.text)
    joint = JOINT.match(statement.text, len(label))
    if joint is None or joint.end() == len(statement.text):
        return Labelled("", "", statement.text)
    return Labelled(statement.text[: len(label)], joint.group(), statement.text[joint.end() :])


@dataclass
class Wording:
    """Writes the texts of one page, and remembers which marks point to which footnote and which words were explained.

    ``prefix`` keeps ids apart where several pages are shown at once; their footnotes then stand at ``notes``.
    A word is explained once in each part of a page: call ``next_part`` where a new one begins.
    """

    glossary: Glossary = field(default_factory=Glossary)
    footnotes: tuple[Footnote, ...] = ()
    prefix: str = ""
    notes: str = ""
    references: dict[int, list[str]] = field(default_factory=dict)
    _explained: set[str] = field(default_factory=set)
    _tips: int = 0

    def next_part(self) -> None:
        """A new part of the page begins: words are explained anew."""
        self._explained.clear()

    def html(self, text: str, *, explain: bool = True) -> SafeString:
        """A text as HTML. Without ``explain`` only footnotes are linked (in headings, and inside an explanation)."""
        return joined(self._pieces(text, explain))

    def _pieces(self, text: str, explain: bool) -> Iterator[SafeString]:
        at = 0
        for place in self._places(text, explain):
            if place.start < at:
                continue
            yield escape(text[at : place.start])
            at = place.end
            if isinstance(place, Mark):
                yield self._mark(place.footnote)
            else:
                at = self._tail(text, place.end)
                yield self._term(text[place.start : place.end], text[place.end : at], place)
        yield escape(text[at:])

    def _places(self, text: str, explain: bool) -> list[Mark | Use]:
        places: list[Mark | Use] = [*marks_in(text, self.footnotes)]
        if explain:
            places += self.glossary.uses(text)
        return sorted(places, key=lambda place: (place.start, -place.end))

    def _mark(self, footnote: Footnote) -> SafeString:
        uses = self.references.setdefault(footnote.number, [])
        reference = f"{self.prefix}fnref-{footnote.number}-{len(uses) + 1}"
        uses.append(reference)
        return format_html(
            '<sup class="fn"><a id="{}" href="{}#fn-{}" role="doc-noteref" aria-label="{}">{}</a></sup>',
            reference, self.notes, footnote.number, _("Footnote %(mark)s") % {"mark": footnote.mark}, footnote.mark,
        )  # fmt: skip

    def _tail(self, text: str, end: int) -> int:
        """Where the punctuation ends that stands right behind a word; a footnote's mark is none."""
        tail = TAIL.match(text, end)
        return tail.end() if tail and tail.end() - end < SHORT else end

    def _term(self, words: str, tail: str, use: Use) -> SafeString:
        if use.term.term in self._explained or len(words) > SHORT:
            return escape(words + tail)
        self._explained.add(use.term.term)
        self._tips += 1
        tip = f"{self.prefix}tip-{self._tips}"
        # Browsers break a line behind a button; what stands behind a word has to stay with it.
        return format_html(
            '<span class="keep"><button type="button" class="term" popovertarget="{}" aria-describedby="{}">{}</button>'
            '<span class="tip" id="{}" popover role="tooltip"><b>{}</b> {}</span>{}</span>',
            tip, tip, words, tip, use.term.term, use.term.definition, tail,
        )  # fmt: skip
