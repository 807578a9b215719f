"""What a framework says under its headings: what a lost heading is guessed from."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from levelset.core.addresses import key_of
from levelset.core.headings import keys_of
from levelset.core.model import Framework, InferenceState
from levelset.importing.recognition.customs import Customs, Row
from levelset.importing.recognition.outline import PageOutline
from levelset.matching.index import TextIndex
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import Choice, Namer

MOST_SAID = 60
"""Sentences that are kept in mind of what all pages say under a name; more would not tell more."""

MOST_ROWS = 200
"""Pages whose headings are learned from, beside those of one role; else each of 2,000 pages looks at all others."""

EFFORT = 500_000
"""Comparisons of two sentences that the guessing of one import may take: seconds, and far more than usual."""

TURNS = 3
"""Turns of speech of the lexicon, nearly all that it has, that are compared in the time of a sentence."""

JOINED = re.compile(r"\s*(?:,|&|\+|\b(?:and|und|et|e|y|en|og|och)\b)\s*")
"""What joins two names in one heading."""

Origin = int | None
"""Which page of the documents says something (its ``id``); None for pages of the framework at hand."""


@dataclass
class _Heading:
    """One heading: how pages spell it, and what they say under it."""

    spellings: Counter[str] = field(default_factory=Counter)
    told: list[tuple[Origin, str, tuple[str, ...]]] = field(default_factory=list)

    def add(self, name: str, texts: tuple[str, ...], origin: Origin) -> None:
        self.spellings[name] += 1
        self.told.append((origin, name, texts))

    @property
    def name(self) -> str:
        """The usual spelling; the one that was met first of several as usual."""
        return max(self.spellings, key=self.spellings.__getitem__)

    def elsewhere(self, origin: Origin, most: int = MOST_SAID, *, spelling: str | None = None) -> list[str]:
        """What all pages but one say, or those that spell the heading so, up to so many sentences."""
        texts: list[str] = []
        for page, name, told in self.told:
            if len(texts) >= most:
                break
            if (origin is None or page != origin) and spelling in (None, name):
                texts.extend(told[: most - len(texts)])
        return texts


@dataclass
class Said:
    """What is said under each heading of each pillar, in the order in which it was met, and the effort that is left."""

    effort: int = EFFORT
    gave_up: bool = False
    _headings: dict[str, dict[str, _Heading]] = field(default_factory=dict)
    _indexes: dict[tuple[str, bool], TextIndex] = field(default_factory=dict)
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _later: dict[tuple[str, str], list[Row]] = field(default_factory=dict)

    def add(self, pillar: str | None, name: str, texts: Iterable[str], origin: Origin = None) -> None:
        """Take up the statements of a group whose heading is known."""
        headings = self._headings.setdefault(_key(pillar), {})
        headings.setdefault(key_of(name), _Heading()).add(name, tuple(texts), origin)

    def add_framework(self, framework: Framework) -> None:
        """Take up all pages of a framework, but for headings that nobody has confirmed."""
        for page in framework.pages:
            for section in page.sections:
                named = [
                    (group.name, [statement.text for statement in group.statements])
                    for group in section.groups
                    if group.name and (group.inferred is None or group.inferred.state is InferenceState.ACCEPTED)
                ]
                self._add_section(section.name, named, page.role, None)

    def add_page(self, page: PageOutline) -> None:
        """Take up the groups of a page whose heading stands in its document."""
        for section in page.sections:
            named = [
                (group.name, [block.text for block in group.blocks])
                for group in section.groups
                if group.name and group.inferred is None
            ]
            self._add_section(section.name, named, key_of(page.title.role) if page.title else "", id(page))

    def _add_section(
        self, pillar: str | None, named: Sequence[tuple[str, list[str]]], role: str, origin: Origin
    ) -> None:
        """Take up the groups of one pillar of a page."""
        for name, texts in named:
            self.add(pillar, name, texts, origin)
        if named:
            row = Row(origin, role, tuple(keys_of(name) for name, _ in named), tuple(len(t) for _, t in named))
            rows = self._rows.setdefault(_key(pillar), [])
            rows.append(row)
            if len(rows) > MOST_ROWS:
                self._later.setdefault((_key(pillar), role), []).append(row)

    def customs(self, pillar: str | None, page: PageOutline) -> Customs:
        """Which headings other pages have under a pillar, and in which order."""
        role = key_of(page.title.role) if page.title else ""
        rows = (*self._rows.get(_key(pillar), [])[:MOST_ROWS], *self._later.get((_key(pillar), role), ()))
        return Customs.of((row for row in rows if row.origin != id(page)), role)

    def choices(self, pillar: str | None, page: PageOutline | None) -> list[Choice]:
        """The names that groups under a pillar may bear, from all pages but this one.

        All names are open where the pillar is unknown or unheard of.
        """
        origin = None if page is None else id(page)
        own = self._headings.get(_key(pillar)) if pillar else None
        merged: dict[str, tuple[str, list[str]]] = {}
        for headings in [own] if own else self._headings.values():
            for key, heading in headings.items():
                _, texts = merged.setdefault(key, (heading.name, []))
                texts.extend(heading.elsewhere(origin, MOST_SAID - len(texts)))
        whole = self._joined(merged, set(map(_key, [pillar] if own else self._headings)))
        return [
            Choice(
                name, tuple(texts), sure=True, aliases=tuple(merged[other][0] for other in whole if whole[other] == key)
            )
            for key, (name, texts) in merged.items()
            if texts and key not in whole
        ]

    def _joined(self, names: dict[str, tuple[str, list[str]]], pillars: set[str]) -> dict[str, str]:
        """The longer names of what other pages call by a part of that name, with the shorter key.

        "Planning and Budget" on one page is "Planning" on another, if no page has both.
        """
        found: dict[str, str] = {}
        for key, (name, texts) in names.items():
            parts = {part for part in map(key_of, JOINED.split(name)) if part != key and names.get(part, ("", []))[1]}
            if len(parts) == 1 and not self._beside(key, min(parts), pillars):
                found[key] = min(parts)
                names[found[key]][1].extend(texts[: MOST_SAID - len(names[found[key]][1])])
        return found

    def _beside(self, one: str, other: str, pillars: set[str]) -> bool:
        """Whether some page has two headings apart."""
        rows = (row.keys for pillar in pillars for row in self._rows.get(pillar, ()))
        return any(any(one in keys for keys in row) and any(other in keys for keys in row) for row in rows)

    def namer(self, pillar: str | None, choices: Sequence[Choice]) -> Namer:
        """Compares with some choices, weighing words by all that is said under the pillar."""
        key = _key(pillar)
        if key not in self._headings and not _is_shipped(key):
            key, pillar = "", None  # of what nobody has heard of, everything may be said
        alone = not any(choice.sure for choice in choices)
        if (key, alone) not in self._indexes:
            everything = [*self.choices(pillar, None), *lexicon_choices(pillar, alone=alone)]
            self._indexes[key, alone] = TextIndex((choice.name, text) for choice in everything for text in choice.texts)
        return Namer(choices, self._indexes[key, alone])

    def spelled(self, pillar: str | None, name: str, statements: Sequence[str], page: PageOutline) -> str:
        """The name as those pages spell it that say what is most like these statements: pages differ in such things."""
        keys = next((one.keys for one in self.choices(pillar, page) if key_of(name) in one.keys), frozenset[str]())
        headings = [heading for key, heading in self._headings.get(_key(pillar), {}).items() if key in keys]
        if sum(len(heading.spellings) for heading in headings) < 2:
            return name
        told = {
            spelling: tuple(heading.elsewhere(id(page), spelling=spelling))
            for heading in headings
            for spelling in heading.spellings
        }
        choices = [Choice(spelling, texts) for spelling, texts in told.items() if texts]
        if not self.afford(len(statements), choices):
            return name
        scores = self.namer(pillar, choices).scores(statements)
        return choices[max(range(len(choices)), key=scores.__getitem__)].name

    def afford(self, statements: int, choices: Sequence[Choice], extra: int = 0) -> bool:
        """Whether statements are still compared with choices; once it was too much, that is remembered.

        Counts the work of getting the choices ready, and what else the caller is going to do with the answer.
        """
        compared = sum(len(choice.texts) for choice in choices)
        if not any(choice.sure for choice in choices):
            compared //= TURNS
        effort = (statements + 10) * compared + extra
        if effort > self.effort:
            self.gave_up = True
            return False
        self.effort -= effort
        return True


def lexicon_choices(pillar: str | None, *, alone: bool = False) -> list[Choice]:
    """The lexicon's names under a pillar; all of them where the pillar is unknown to it.

    ``alone``: nothing else is at hand, so that each of its turns of speech is compared by itself.
    """
    entries = lexicon().responsibilities
    key = _key(pillar)
    names = {key_of(entry.name) for entry in lexicon().pillars if key in map(key_of, (entry.name, *entry.aliases))}
    under = [entry for entry in entries if entry.pillar and key_of(entry.pillar) in names]
    return [
        Choice(entry.name, entry.told if alone else entry.texts, aliases=entry.aliases) for entry in under or entries
    ]


def choice_for(name: str, elsewhere: Sequence[Choice]) -> Choice:
    """What is said under a heading elsewhere: in the framework, and in the lexicon; its name if nowhere."""
    names = keys_of(name)
    own = [text for choice in elsewhere if key_of(choice.name) in names for text in choice.texts]
    shipped = [
        text
        for entry in lexicon().responsibilities
        if names & set(map(key_of, (entry.name, *entry.aliases)))
        for text in (entry.texts if elsewhere else entry.told)
    ]
    return Choice(name, tuple(own + shipped) or (name,))


def _key(pillar: str | None) -> str:
    return key_of(pillar) if pillar else ""


def _is_shipped(pillar: str) -> bool:
    """Whether the lexicon has a pillar of this key."""
    return any(pillar in map(key_of, (entry.name, *entry.aliases)) for entry in lexicon().pillars)
