"""Words that come with a new edition, and words that go: what a person notices who reads both."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from levelset.comparing.diff.model import Diff
from levelset.matching.index import STOP_WORDS, stem
from levelset.text.normal import plain, words

SENTENCES, PAGES = 2, 3
"""Different sentences, and pages, that say it at least."""

LONGEST = 3
"""Words of a phrase at most."""

MOST = 8
"""Phrases that are worth telling."""

FEW = 5
"""So many times as many sentences say it now than did before, at least; none before is best."""

NAME = 2.0
"""What a name or a phrase of several words weighs against a plain word."""

EDGES = frozenset(
    """across already also along always around even every many much never often only other still using when
    within""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that a phrase neither begins nor ends with."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A phrase as the texts mostly write it, and how many sentences have it that had it not before."""

    phrase: str
    sentences: int


@dataclass(slots=True)
class _Use:
    """Where a phrase stands, and how it is written there."""

    sentences: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)
    is_name: bool = True

    def weight(self, phrase: Phrase, before: int) -> float:
        return (len(self.sentences) - before) * (NAME if len(phrase) > 1 or self.is_name else 1.0)


def themes(diff: Diff) -> tuple[tuple[Theme, ...], tuple[Theme, ...]]:
    """The phrases that come and those that go: none or few sentences of the other side have them. The largest first.

    Only pages that both have are read: what a new role brings is its own.
    """
    both = [page for page in diff.pages if page.old and page.new]
    before = [(page.address, text) for page in both for link in page.links for text in link.from_text]
    after = [(page.address, text) for page in both for link in page.links for text in link.to_text]
    return _only(after, before), _only(before, after)


def _only(texts: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> tuple[Theme, ...]:
    uses, before = _uses(texts), _uses(others)
    had = {phrase: len(before[phrase].sentences) if phrase in before else 0 for phrase in uses}
    found = [
        one
        for one, use in uses.items()
        if len(use.sentences) >= max(SENTENCES, FEW * had[one]) and len(use.pages) >= PAGES
    ]
    found.sort(key=lambda phrase: (-uses[phrase].weight(phrase, had[phrase]), -len(phrase), phrase))
    chosen = list(_apart(found, uses))[:MOST]
    return tuple(Theme(_written(uses[one]), len(uses[one].sentences) - had[one]) for one in chosen)


def _uses(texts: Iterable[tuple[str, str]]) -> dict[Phrase, _Use]:
    uses: dict[Phrase, _Use] = defaultdict(_Use)
    for page, text in texts:
        sentence = " ".join(words(text))
        for phrase, shown, is_name in _phrases(text):
            use = uses[phrase]
            use.written[shown] += sentence not in use.sentences
            use.sentences.add(sentence)
            use.pages.add(page)
            use.is_name &= is_name
    return uses


def _written(use: _Use) -> str:
    """The most usual form; of equally usual ones the shortest."""
    return min(use.written, key=lambda form: (-use.written[form], len(form), form))


def _phrases(text: str) -> Iterator[tuple[Phrase, str, bool]]:
    """The runs of words that say something: as stems, as written, and whether it is a name.

    A name has a capital letter that no beginning of a sentence explains.
    """
    written = plain(text).split()
    folded = [words(word) for word in written]
    for start in range(len(written)):
        for end in range(start + 1, min(start + LONGEST, len(written)) + 1):
            run = folded[start:end]
            if any(len(found) != 1 or found[0] in STOP_WORDS or len(found[0]) < 3 for found in run):
                break
            if {run[0][0], run[-1][0]} & EDGES:
                continue
            shown = [word.strip(" ,.;:()\"'“”") for word in written[start:end]]
            is_name = start > 0 and all(word[:1].isupper() for word in shown)
            yield tuple(stem(found[0]) for found in run), " ".join(shown), is_name
            if written[end - 1][-1] in ",.;:)":
                break


def _apart(found: Iterable[Phrase], uses: Mapping[Phrase, _Use]) -> Iterator[Phrase]:
    """The phrases without those that only repeat a better one: most of their sentences are told by it already."""
    told: set[str] = set()
    for phrase in found:
        sentences = uses[phrase].sentences
        if len(sentences & told) * 2 < len(sentences):
            told |= sentences
            yield phrase
