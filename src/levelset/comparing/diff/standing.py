"""New sentences that are not new to the framework: they stood at another level or role, or in an intro, before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from levelset.comparing.align import Change
from levelset.comparing.diff.model import PageDiff, TextChange, Told
from levelset.comparing.diff.own_words import OwnWords
from levelset.matching.index import STOP_WORDS, stem
from levelset.text.normal import words

LONG_ENOUGH = 5
"""Telling words of a sentence that is found again although a word of it is another."""

TELLING_SMALL_WORDS = frozenset({"no", "not", "can", "me", "my", "our", "up", "some", "all", "most", "more"})
"""Small words that may not come or go in a sentence that counts as nearly the same."""

Content = tuple[str, ...]


def content_of(text: str) -> Content:
    """The telling words of a sentence in their order: what nearly equal sentences share."""
    return tuple(stem(word) for word in words(text) if word not in STOP_WORDS - TELLING_SMALL_WORDS)


def nearly_same(one: Content, other: Content) -> bool:
    """Whether two sentences differ in small words alone, or long ones in a single word that the one has besides."""
    if one == other:
        return bool(one)
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) != len(shorter) + 1 or len(shorter) < LONG_ENOUGH:
        return False
    at = next((number for number, word in enumerate(shorter) if longer[number] != word), len(shorter))
    added = longer[at]
    plain = added not in TELLING_SMALL_WORDS and not any(char.isdigit() for char in added)
    return plain and longer[at + 1 :] == shorter[at:]


def with_origins(told: Sequence[Told], pages: Sequence[PageDiff], own: OwnWords) -> tuple[Told, ...]:
    """The changes; the new ones know the pages and the intro where the older framework had their sentence."""
    stood = _Stood(pages, told, own)
    return tuple(
        replace(one, stood=stood.at(one), intro=stood.intro_of(one)) if one.link.is_new else one for one in told
    )


class _Stood:
    """Where sentences of the older framework stood, and still do: what only left a page has moved."""

    def __init__(self, pages: Sequence[PageDiff], told: Sequence[Told], own: OwnWords) -> None:
        self.pages: dict[Content, list[str]] = defaultdict(list)
        for page in pages:
            for link in page.links if page.old and page.new else ():
                if not link.is_gone:
                    for text in link.from_text:
                        self.pages[content_of(own.in_new(text))].append(page.address)
        for one in told:
            # A sentence of another level that is worded anew there, and comes in these words.
            if one.link.change is Change.REWORDED and not one.link.is_rewritten:
                for text in one.link.to_text:
                    self.pages[content_of(text)].extend(one.pages)
        self.near: dict[Content, set[Content]] = defaultdict(set)
        for known in self.pages:
            for key in _without_one(known):
                self.near[key].add(known)
        self.intros = [
            (page.address, text, f" {' '.join(content_of(own.in_new(text.old)))} ")
            for page in pages
            for text in page.texts
            if text.old and text.what.startswith("the intro of ")
        ]

    def at(self, told: Told) -> tuple[str, ...]:
        """The pages of other levels or roles that had the sentence of a new one, in the same words or nearly."""
        mine = content_of(told.link.to_text[0])
        akin = {known for key in _without_one(mine) for known in self.near.get(key, ()) if nearly_same(mine, known)}
        found = dict.fromkeys(address for known in sorted(akin) for address in self.pages[known])
        return () if found.keys() & set(told.pages) else tuple(found)

    def intro_of(self, told: Told) -> str:
        """The intro that held the sentence and does not any more: “the intro of Craft”; empty where there is none."""
        mine = content_of(told.link.to_text[0])
        if len(mine) < LONG_ENOUGH:
            return ""
        held = f" {' '.join(mine)} "
        return next(
            (text.what for _, text, said in self._intros_near(told) if held in said and _is_out(text, held)), ""
        )

    def _intros_near(self, told: Told) -> list[tuple[str, TextChange, str]]:
        """The intros of the same pages first."""
        return sorted(self.intros, key=lambda intro: intro[0] not in told.pages)


def _is_out(text: TextChange, held: str) -> bool:
    return held not in f" {' '.join(content_of(text.new or ''))} "


def _without_one(content: Content) -> Iterator[Content]:
    """The content, and each that lacks one word of it: two that differ in one word more or less share one of them."""
    yield content
    yield from (content[:number] + content[number + 1 :] for number in range(len(content)))


def as_one(told: Sequence[Told], places: Mapping[str, tuple[str, str]]) -> list[list[Told]]:
    """The changes, those together that are one: new below one heading, on other roles at the same levels, nearly equal.

    ``places`` are role and level of each page. Each change stands in exactly one list.
    """
    found: list[list[Told]] = []
    first: dict[str, list[list[Told]]] = defaultdict(list)
    for one in told:
        place = one.link.to_place
        if one.kind not in ("new", "widened") or place is None:
            found.append([one])
            continue
        twin = next((held for held in first[place.key] if _is_twin(held[0], one, places)), None)
        if twin is None:
            found.append([one])
            first[place.key].append(found[-1])
        else:
            twin.append(one)
    return found


def _is_twin(one: Told, other: Told, places: Mapping[str, tuple[str, str]]) -> bool:
    mine, theirs = ({places[page] for page in told.pages} for told in (one, other))
    levels = {level for _, level in mine} & {level for _, level in theirs}
    if one.kind != other.kind or not levels or mine & theirs:
        return False
    return nearly_same(content_of(one.link.to_text[0]), content_of(other.link.to_text[0]))
