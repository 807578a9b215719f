"""Words of the organization inside sentences: its values and commitments, abbreviations, and what footnotes define."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from levelset.core.addresses import key_of
from levelset.core.model import Lens, LensEntry, Term

ESTEEMED = "values?|principles?|commitments?|mission|pledge|manifesto|credo|culture code|operating principles"
SIGNS = ("value", "principle", "commitment", "mission", "pledge", "manifesto", "credo", "culture code")
"""One of these stands in every text that speaks of them; looking for that is far quicker than for all the rest."""

OF_COMPANY = re.compile(
    rf"(?P<company>[A-Z](?<!\w.)[\w&]{{1,40}}(?:\s[A-Z][\w&]{{1,40}})??)(?:['’]s)?\s(?:[\w-]{{1,40}}\s){{0,2}}?(?i:{ESTEEMED})\b"
)
ESTEEMED_WORD = re.compile(rf"\b(?:{ESTEEMED})\b", re.I)
AFTER = re.compile(
    r"(?:\s[A-Z][\w-]+)+|(?:\s(?!(?:on|in|of|for|and|or|to|at|by|with|is|are|the|a|an)\b)[a-z][a-z-]+){1,3}"
)
ABBREVIATION = re.compile(r"([A-Z](?<![\w./-].)[A-Z]{2,5})s?(?![\w/-])")
"""The capital comes first, and what may not stand before it is looked at then: only capitals are looked for."""

CAPITALS = bytes(ord("A") if chr(byte).isascii() and chr(byte).isupper() else ord(" ") for byte in range(256))
"""Every capital is an A, all else a blank."""

COMMON = frozenset({
    "API", "SQL", "CPU", "GPU", "RAM", "HTML", "CSS", "HTTP", "JSON", "XML", "YAML", "CSV", "PDF", "URL", "USA", "CEO",
    "CTO", "FAQ", "AND", "THE", "NOT", "FOR", "ETC", "NLP", "IDE", "SDK", "CLI", "AWS", "GCP",
})  # fmt: skip
"""Abbreviations that any engineer knows, and shouting."""

NAMES_STAGES = re.compile(r"\b(?:lifecycle|life cycle|stages?|phases?|steps)\b", re.I)
DEFINED = re.compile(r"^\W*(?P<term>[^.:;]{2,60}?)\s+(?:refers? to|means|is|stands for|denotes)\s+(?P<text>.+)$", re.S)
STARTS_LOW = re.compile(r"^(?:the|a|an|my|our|its|their|your|i|we)$", re.I)


def companies_in(texts: Iterable[str]) -> dict[str, list[str]]:
    """The texts that speak of a company ("… core values"), each once, with the names in them."""
    told = list(dict.fromkeys(texts))
    low = [text.lower() for text in told]
    whole = "\n".join(low)
    signs = [sign for sign in SIGNS if sign in whole]
    ends = list(accumulate(len(text) + 1 for text in low)) if signs else []
    speaking = sorted({at for sign in signs for at in _holding(sign, whole, ends)})
    named = {told[at]: [*_companies(told[at])] for at in speaking}
    return {text: names for text, names in named.items() if names}


def _holding(sign: str, whole: str, ends: Sequence[int]) -> Iterator[int]:
    """The indexes of texts in which a sign stands; ``whole`` are all of them, and ``ends`` is where the next begins."""
    found = whole.find(sign)
    while found >= 0:
        at = bisect_right(ends, found)
        yield at
        found = whole.find(sign, ends[at])


def _companies(text: str) -> Iterator[str]:
    for found in OF_COMPANY.finditer(text):
        name = found["company"].split()[0]
        if found.start() and not STARTS_LOW.match(name):  # at its beginning, a sentence has a capital anyway
            yield name


def company_of(texts: Iterable[str], named: Mapping[str, Sequence[str]]) -> str:
    """The company that texts speak of, where two of them agree; else nothing. ``named`` is what ``companies_in`` says
    of these and others."""
    counts = Counter(name for text in texts for name in named.get(text, ()))
    best = max(counts, key=lambda name: (counts[name], name), default="")
    return best if counts[best] >= 2 else ""


def terms_in(texts: Sequence[str], organizations: Iterable[str]) -> tuple[Term, ...]:
    """The organization's terms in these texts, in the order in which they appear, definitions still empty."""
    found: dict[str, str] = {}
    whole = "\n".join(texts)
    names = [name for name in organizations if name and name in whole]
    spoken = {name: re.compile(rf"\b{re.escape(name)}(?:['’]s)?(?=\s)") for name in names}
    for text, said in _runs(texts, names) if names else ((whole, ()),):
        for name in said:
            for match in spoken[name].finditer(text):
                after = AFTER.match(text, match.end())
                if after and not text[match.start() : match.end()].endswith("-"):
                    term = text[match.start() : after.end()]
                    if after[0].strip()[:1].isupper() or ESTEEMED_WORD.search(term):
                        found.setdefault(key_of(term), term)
        for match in _abbreviations(text):
            if match[1] not in COMMON:
                found.setdefault(key_of(match[1]), match[1])
    return tuple(Term(term) for term in found.values())


def _abbreviations(text: str) -> Iterator[re.Match[str]]:
    """The abbreviations of a text; where three capitals follow each other is found ten times as quickly among bytes."""
    capitals = text.encode("ascii", "replace").translate(CAPITALS)
    found = capitals.find(b"AAA")
    while found >= 0:
        match = ABBREVIATION.match(text, found)
        if match:
            yield match
        found = capitals.find(b"AAA", capitals.find(b" ", found))


def _runs(texts: Iterable[str], names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each text that speaks of a name with those that it speaks of, and all others between two of these as one: what
    parts them is no part of a word, so the same abbreviations stand in them.
    """
    run: list[str] = []
    for text in texts:
        said = [name for name in names if name in text]
        if said:
            yield "\n".join(run), []
            yield text, said
            run = []
        else:
            run.append(text)
    yield "\n".join(run), []


def defined_in(note: str) -> Term | None:
    """The term that a footnote defines, with the note's own text as its definition."""
    match = DEFINED.match(note)
    return Term(match["term"].strip(" *†‡"), match["text"].strip()) if match else None


def lens_in(term: Term) -> Lens | None:
    """The stages that a definition lists after a colon, separated by semicolons, as a lens; None without any."""
    head, _, tail = term.definition.partition(":")
    parts = [re.sub(r"^and\s+", "", part.strip()).rstrip(".") for part in tail.split(";")]
    if len(parts) < 3 or not NAMES_STAGES.search(term.term + " " + head):
        return None
    entries = tuple(LensEntry(key_of(part), part) for part in parts if part)
    return Lens(key_of(term.term), term.term, entries)
