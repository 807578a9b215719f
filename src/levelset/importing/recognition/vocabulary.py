"""The names that are known before a document is read: the lexicon's, and those of a framework at hand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files

from levelset.core.addresses import key_of
from levelset.core.headings import parts_of
from levelset.core.model import Framework
from levelset.matching.lexicon import Entry, lexicon


def _words(name: str) -> frozenset[str]:
    lines = files("levelset.importing").joinpath("data", name).read_text("utf-8").splitlines()
    return frozenset(key_of(line) for line in lines if line and not line.startswith("#"))


SECTION_WORDS = _words("section-words.txt")
"""Headings that announce a table or a part and name nothing in it."""


def _symbols() -> dict[str, str]:
    lines = files("levelset.importing").joinpath("data", "symbols.txt").read_text("utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {code: symbol for symbol, *codes in pairs for code in codes}


SYMBOLS = _symbols()
"""Pictographs by the short codes that some editors put in their place (``:trophy:``)."""

SITE_WORDS = _words("site-words.txt")
"""What belongs to the site around a text, when it stands alone on a line."""


LONGEST_SUBTITLE = 14
PRONOUNS = frozenset({"i", "i'm", "i’m", "my", "we", "our", "you", "your"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Keys of names → what they are. Names of a framework at hand come before the lexicon's."""

    pillars: dict[str, Entry] = field(default_factory=dict)
    facets: dict[str, Entry] = field(default_factory=dict)
    responsibilities: dict[str, Entry] = field(default_factory=dict)
    own_pillars: frozenset[str] = frozenset()
    own_responsibilities: frozenset[str] = frozenset()

    def is_pillar(self, name: str) -> bool:
        """Whether the name is that of a pillar; a responsibility of the framework at hand is not."""
        key = key_of(name)
        return key in self.pillars and (key in self.own_pillars or key not in self.own_responsibilities)

    def is_responsibility(self, name: str) -> bool:
        """Whether the name, or each part of a merged one, is that of a responsibility."""
        key = key_of(name)
        if key in self.own_pillars and key not in self.own_responsibilities:
            return False
        return key in self.responsibilities or (
            len(parts_of(name)) > 1 and all(key_of(part) in self.responsibilities for part in parts_of(name))
        )

    def is_name(self, text: str) -> bool:
        """Whether a line is a known heading and nothing else."""
        return self.is_pillar(text) or self.is_responsibility(text) or key_of(text) in self.facets

    def facet(self, text: str) -> tuple[str, str] | None:
        """``(name, subtitle)`` where the text is a facet's name, alone or with its subtitle on the same line."""
        words = text.split()
        for count in range(min(5, len(words)), 0, -1):
            name = " ".join(words[:count]).rstrip(":-–— ")
            rest = " ".join(words[count:]).strip(":-–— ")
            entry = self.facets.get(key_of(name)) if name[:1].isupper() else None
            if entry and (not rest or self._is_subtitle(entry, rest, count)):
                return name, rest
        return None

    @staticmethod
    def _is_subtitle(entry: Entry, rest: str, words_of_name: int) -> bool:
        """Whether what follows a facet's name on its line is a subtitle: behind a name of one word only if familiar."""
        words = [word.strip("()/,").lower() for word in rest.split()]
        plain = rest[:1].isupper() and len(words) <= LONGEST_SUBTITLE and not rest.endswith((".", ";", "!"))
        familiar = bool(set(words) & set(entry.subtitle_words))
        return plain and words[0] not in PRONOUNS and (familiar or words_of_name > 1)


def _by_name(entries: Iterable[Entry]) -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            table.setdefault(key_of(name), entry)
    return table


def _usual_spellings(framework: Framework) -> dict[str, str]:
    """Keys of the names of groups → how most pages spell them; the spelling that was met first of several as usual."""
    counts: dict[str, Counter[str]] = {}
    for page in framework.pages:
        for group in (group for section in page.sections for group in section.groups if group.name):
            counts.setdefault(key_of(group.name or ""), Counter())[group.name or ""] += 1
    return {key: max(spelled, key=spelled.__getitem__) for key, spelled in counts.items()}


def vocabulary_of(reference: Framework | None = None) -> Vocabulary:
    """The vocabulary of the lexicon, and of a framework at hand where there is one."""
    shipped = lexicon()
    if reference is None:
        own_pillars: list[Entry] = []
        own_facets: list[Entry] = []
        own: list[Entry] = []
    else:
        own_pillars = [Entry(p.name, p.aliases, symbol=p.symbol, kind=p.kind) for p in reference.pillars]
        own_facets = [Entry(f.name, subtitle_words=tuple(f.subtitle.lower().split())) for f in reference.facets]
        usual = _usual_spellings(reference)
        own = [Entry(usual.get(key_of(r.name), r.name), r.aliases, pillar=r.pillar) for r in reference.responsibilities]
    return Vocabulary(
        pillars=_by_name(shipped.pillars) | _by_name(own_pillars),
        facets=_by_name(shipped.facets) | _by_name(own_facets),
        responsibilities=_by_name(shipped.responsibilities) | _by_name(own),
        own_pillars=frozenset(_by_name(own_pillars)),
        own_responsibilities=frozenset(_by_name(own)),
    )
