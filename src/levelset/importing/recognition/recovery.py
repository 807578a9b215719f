"""What a document lost: names for groups without a heading, and places for statements that drifted from their facets.

Never silent. Everything that is put back carries ``Inferred``: how sure, why, and what else it could be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from levelset.core.addresses import key_of
from levelset.core.headings import parts_of
from levelset.core.model import Candidate, Framework, InferenceState, Inferred
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import Choice, Guess, Namer

ACCEPT = 0.9
"""Confidence from which a name is filled in; only where pages of the same framework say it, never from the lexicon."""


@dataclass
class Said:
    """What is said elsewhere in the framework: pillar key → name → statements, in the order in which it was met."""

    names: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def add(self, pillar: str | None, name: str, texts: Iterable[str]) -> None:
        """Take up the statements of a stated group."""
        self.names.setdefault(key_of(pillar) if pillar else "", {}).setdefault(name, []).extend(texts)

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
                self.add(section.name, group.name, (block.text for block in group.blocks))

    def choices(self, pillar: str | None) -> list[Choice]:
        """The names that groups under a pillar may bear; all of them where the pillar is unknown or unheard of."""
        own = self.names.get(key_of(pillar)) if pillar else None
        tables = [own] if own else list(self.names.values())
        merged: dict[str, list[str]] = {}
        for table in tables:
            for name, texts in table.items():
                merged.setdefault(name, []).extend(texts)
        return [Choice(name, tuple(texts), sure=True) for name, texts in merged.items() if texts]


def lexicon_choices(pillar: str | None) -> list[Choice]:
    """The lexicon's names under a pillar; all of them where the pillar is unknown to it."""
    entries = lexicon().responsibilities
    key = key_of(pillar) if pillar else ""
    names = {key_of(entry.name) for entry in lexicon().pillars if key in map(key_of, (entry.name, *entry.aliases))}
    under = [entry for entry in entries if entry.pillar and key_of(entry.pillar) in names]
    return [Choice(entry.name, entry.texts) for entry in under or entries]


def name_groups(page: PageOutline, said: Said) -> None:
    """Name the unnamed groups of a page, pillar by pillar; names that stand on the page are not given again."""
    taken = {key_of(part) for _, group in page.groups() if group.name for part in (group.name, *parts_of(group.name))}
    for section in page.sections:
        nameless = [group for group in section.groups if group.name is None and group.blocks and not group.settled]
        if nameless:
            _name_section(section, nameless, taken, said)


def _name_section(section: SectionOutline, nameless: Sequence[GroupOutline], taken: set[str], said: Said) -> None:
    own = [choice for choice in said.choices(section.name) if not _is_taken(choice.name, taken)]
    known = {key_of(choice.name) for choice in own}
    shipped = [choice for choice in lexicon_choices(section.name) if not _is_taken(choice.name, taken | known)]
    choices = own if len(own) >= len(nameless) else own + shipped
    if not choices:
        return
    namer = Namer(choices)
    groups = [[block.text for block in group.blocks] for group in nameless]
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
