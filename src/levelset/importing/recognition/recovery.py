"""What a document lost: names for groups without a heading, and places for statements that drifted from their facets.

Never silent. Everything that is put back carries ``Inferred``: how sure, why, and what else it could be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from levelset.core.addresses import key_of
from levelset.core.headings import parts_of
from levelset.core.model import Candidate, Framework, InferenceState, Inferred
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.segments import BEAM, LARGEST_SPREAD, LONGEST_RUN, cut, spread
from levelset.matching.index import TextIndex
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import Choice, Guess, Namer

SHORTEST_RUN = 3
"""Statements under one heading, or none, before anything is parted."""

LONGER = 2
"""Statements by which a group must be longer than on any other page before it is suspected of holding two."""

MOST_NAMES = 12
"""Names that are tried when a run is parted; more would be guessing."""

ACCEPT = 0.9
"""Confidence from which a name is filled in; only where pages of the same framework say it, never from the lexicon."""

MOST_SAID = 60
"""Sentences that are kept in mind of what one page, or all pages, say under a name; more would not tell more."""

EFFORT = 500_000
"""Comparisons of two sentences that the guessing of one import may take: seconds, and far more than usual."""


@dataclass
class Said:
    """What is said in the framework: pillar key → name → (page, statements), in the order in which it was met."""

    names: dict[str, dict[str, list[tuple[int, tuple[str, ...]]]]] = field(default_factory=dict)
    effort: int = EFFORT
    gave_up: bool = False
    _longest: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)
    _indexes: dict[str, TextIndex] = field(default_factory=dict)

    def add(self, pillar: str | None, name: str, texts: Iterable[str], page: int = 0) -> None:
        """Take up the statements of a stated group; ``page`` tells whose they are."""
        key = key_of(pillar) if pillar else ""
        said = tuple(texts)
        self.names.setdefault(key, {}).setdefault(name, []).append((page, said))
        # The two longest, of two pages: one of them is another page's, whoever asks.
        lengths = dict(self._longest.get((key, name), ()))
        lengths[page] = max(lengths.get(page, 0), len(said))
        self._longest[key, name] = sorted(lengths.items(), key=lambda item: -item[1])[:2]

    def afford(self, comparisons: int) -> bool:
        """Whether a guess of so many comparisons is still made; once one was too much to make, that is remembered."""
        if comparisons > self.effort:
            self.gave_up = True
            return False
        self.effort -= comparisons
        return True

    def add_framework(self, framework: Framework) -> None:
        """Take up all pages of a framework, but for headings that nobody has confirmed."""
        for page in framework.pages:
            for section in page.sections:
                for group in section.groups:
                    if group.name and (group.inferred is None or group.inferred.state is InferenceState.ACCEPTED):
                        self.add(section.name, group.name, (statement.text for statement in group.statements))

    def add_page(self, page: PageOutline) -> None:
        """Take up the groups of a page whose heading stands in its document."""
        for section, group in page.groups():
            if group.name and group.inferred is None:
                self.add(section.name, group.name, (block.text for block in group.blocks), id(page))

    def choices(self, pillar: str | None, page: PageOutline | None) -> list[Choice]:
        """The names that groups under a pillar may bear, from all pages but this one.

        All names are open where the pillar is unknown or unheard of.
        """
        own = self.names.get(key_of(pillar)) if pillar else None
        tables = [own] if own else list(self.names.values())
        merged: dict[str, list[str]] = {}
        for table in tables:
            for name, said in table.items():
                texts = merged.setdefault(name, [])
                for origin, told in said:
                    if len(texts) >= MOST_SAID:
                        break
                    if page is None or origin != id(page):
                        texts.extend(told[: MOST_SAID - len(texts)])
        return [Choice(name, tuple(texts), sure=True) for name, texts in merged.items() if texts]

    def namer(self, pillar: str | None, choices: Sequence[Choice]) -> Namer:
        """Compares with some choices, weighing words by all that is said under the pillar."""
        key = key_of(pillar) if pillar else ""
        if key not in self.names and not _is_shipped(key):
            key, pillar = "", None  # of what nobody has heard of, everything may be said
        if key not in self._indexes:
            everything = [*self.choices(pillar, None), *lexicon_choices(pillar)]
            self._indexes[key] = TextIndex((choice.name, text) for choice in everything for text in choice.texts)
        return Namer(choices, self._indexes[key])

    def largest(self, pillar: str | None, name: str, page: PageOutline) -> int:
        """The most statements that another page has under this name; 0 where none has it."""
        longest = self._longest.get((key_of(pillar) if pillar else "", name), ())
        return max((length for origin, length in longest if origin != id(page)), default=0)


def _is_shipped(pillar: str) -> bool:
    """Whether the lexicon has a pillar of this key."""
    return any(pillar in map(key_of, (entry.name, *entry.aliases)) for entry in lexicon().pillars)


def _comparisons(statements: int, choices: Sequence[Choice]) -> int:
    """What it takes to compare statements with choices, with the work of getting the choices ready."""
    texts = sum(len(choice.texts) for choice in choices)
    return (statements + 10) * texts


def lexicon_choices(pillar: str | None) -> list[Choice]:
    """The lexicon's names under a pillar; all of them where the pillar is unknown to it."""
    entries = lexicon().responsibilities
    key = key_of(pillar) if pillar else ""
    names = {key_of(entry.name) for entry in lexicon().pillars if key in map(key_of, (entry.name, *entry.aliases))}
    under = [entry for entry in entries if entry.pillar and key_of(entry.pillar) in names]
    return [Choice(entry.name, entry.texts) for entry in under or entries]


def put_together(page: PageOutline, said: Said) -> list[SectionOutline]:
    """Spread statements over headings that stand before all of them, as copied columns do; returns the sections."""
    mended: list[SectionOutline] = []
    for section in page.sections:
        groups = section.groups
        empty = next((index for index, group in enumerate(groups) if group.name and not group.blocks), None)
        if empty is None:
            continue
        end = next((index for index in range(empty, len(groups)) if groups[index].blocks), None)
        if end is None:
            continue
        after = next((i for i in range(end + 1, len(groups)) if groups[i].name or groups[i].settled), len(groups))
        run = groups[empty : end + 1]
        blocks = [block for group in groups[end:after] for block in group.blocks]
        elsewhere = said.choices(section.name, page)
        if len(blocks) * len(run) > LARGEST_SPREAD:
            continue
        choices = [_choice_for(group, elsewhere) for group in run]
        if not said.afford(_comparisons(len(blocks), choices)):
            continue
        namer = said.namer(section.name, choices)
        parts = spread(blocks, [namer.scores([block.text]) for block in blocks], len(run))
        for group, part in zip(run, parts, strict=True):
            group.blocks = list(part.blocks)
        section.groups = groups[: end + 1] + groups[after:]
        mended.append(section)
    return mended


def _choice_for(group: GroupOutline, elsewhere: Sequence[Choice]) -> Choice:
    """What is said under a group's name elsewhere: in the framework, and in the lexicon; its name if nowhere."""
    names = {key_of(part) for part in (group.name or "", *parts_of(group.name or ""))}
    own = [text for choice in elsewhere if key_of(choice.name) in names for text in choice.texts]
    shipped = [
        text
        for entry in lexicon().responsibilities
        if names & set(map(key_of, (entry.name, *entry.aliases)))
        for text in entry.texts
    ]
    return Choice(group.name or "", tuple(own + shipped) or (group.name or "",))


def part_runs(page: PageOutline, said: Said) -> None:
    """Part runs of statements that hold several groups because their headings are gone and no gap is left.

    A run under no heading is parted with whatever names are at hand; one under a heading only where other pages of the
    framework say what belongs under it. Where gaps part groups on the page, they are trusted.
    """
    gaps_tell = any(group.name is None for section in page.sections for group in section.groups[1:])
    if gaps_tell:
        return
    for section in page.sections:
        suspects = [group for group in section.groups if _may_hold_more(section, group, page, said)]
        if suspects:
            suspected = set(map(id, suspects))
            elsewhere = said.choices(section.name, page)
            named = [group.name for group in section.groups if group.name]
            taken = {key_of(part) for name in named for part in (name, *parts_of(name))}
            section.groups = [
                part
                for group in section.groups
                for part in (_parted(section, group, taken, elsewhere, said) if id(group) in suspected else [group])
            ]


def _may_hold_more(section: SectionOutline, group: GroupOutline, page: PageOutline, said: Said) -> bool:
    """Whether a group is worth parting: without a heading, or clearly longer than on any other page."""
    if group.settled or not SHORTEST_RUN <= len(group.blocks) <= LONGEST_RUN:
        return False
    return group.name is None or 0 < said.largest(section.name, group.name, page) <= len(group.blocks) - LONGER


def _parted(
    section: SectionOutline, group: GroupOutline, taken: set[str], elsewhere: Sequence[Choice], said: Said
) -> list[GroupOutline]:
    own = [choice for choice in elsewhere if not _is_taken(choice.name, taken)]
    if group.name and not own:
        return [group]
    choices = [choice for choice in own if len(parts_of(choice.name)) == 1] or lexicon_choices(section.name)
    choices = [choice for choice in choices if not _is_taken(choice.name, taken)][:MOST_NAMES]
    first = None
    if group.name:
        stated = next((choice for choice in elsewhere if key_of(choice.name) == key_of(group.name)), None)
        choices = [stated or _choice_for(group, elsewhere), *choices]
        first = 0
    steps = len(group.blocks) * len(choices) * BEAM // 20
    if len(choices) < 2 or not said.afford(_comparisons(len(group.blocks), choices) + steps):
        return [group]
    namer = said.namer(section.name, choices)
    parts = cut(group.blocks, [namer.scores([block.text]) for block in group.blocks], len(choices), first=first)
    head, *rest = parts
    made = GroupOutline(group.name, group.heading, list(head.blocks), group.notes)
    return [made, *(GroupOutline(None, blocks=list(part.blocks)) for part in rest)]


def name_groups(page: PageOutline, said: Said) -> None:
    """Name the unnamed groups of a page, pillar by pillar; names that stand on the page are not given again."""
    taken = {key_of(part) for _, group in page.groups() if group.name for part in (group.name, *parts_of(group.name))}
    for section in page.sections:
        nameless = [group for group in section.groups if group.name is None and group.blocks and not group.settled]
        if nameless:
            _name_section(section, nameless, taken, said.choices(section.name, page), said)


def _name_section(
    section: SectionOutline, nameless: Sequence[GroupOutline], taken: set[str], elsewhere: Sequence[Choice], said: Said
) -> None:
    own = [choice for choice in elsewhere if not _is_taken(choice.name, taken)]
    known = {key_of(choice.name) for choice in own}
    shipped = [choice for choice in lexicon_choices(section.name) if not _is_taken(choice.name, taken | known)]
    choices = own if len(own) >= len(nameless) else own + shipped
    groups = [[block.text for block in group.blocks[:MOST_SAID]] for group in nameless]
    effort = _comparisons(sum(map(len, groups)), choices) + len(groups) * len(choices)
    if not choices or not said.afford(effort):
        return
    namer = said.namer(section.name, choices)
    guesses = namer.name(groups, [range(len(choices))] * len(groups))
    for group, guess in zip(nameless, guesses, strict=True):
        if guess.best is not None:
            group.name = guess.best.name
            group.inferred = _inferred(guess, section.name)
            taken.update(map(key_of, (guess.best.name, *parts_of(guess.best.name))))


def _is_taken(name: str, taken: set[str]) -> bool:
    return any(key_of(part) in taken for part in (name, *parts_of(name)))


def _inferred(guess: Guess, pillar: str | None) -> Inferred:
    best = guess.best
    assert best is not None  # noqa: S101 - asked only for guesses that have one
    where = f"under {pillar}" if pillar else "in this framework"
    reasons = [
        f"Other pages of the framework say this {where}." if guess.sure else "Named from Levelset’s lexicon alone.",
        *([f"Words in common: {', '.join(guess.words)}."] if guess.words else []),
        *([f"Next likely: {guess.candidates[1].name}."] if len(guess.candidates) > 1 else []),
    ]
    state = InferenceState.ACCEPTED if guess.sure and best.confidence >= ACCEPT else InferenceState.ASK
    candidates = tuple(Candidate(scored.name, scored.confidence) for scored in guess.candidates)
    return Inferred(state, best.confidence, tuple(reasons), candidates)
