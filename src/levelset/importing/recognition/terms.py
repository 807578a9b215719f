"""Words of the organization inside sentences: its values and commitments, abbreviations, and what footnotes define."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from levelset.core.addresses import key_of
from levelset.core.model import Lens, LensEntry, Term

ESTEEMED = "values?|principles?|commitments?|mission|pledge|manifesto|credo|culture code|operating principles"
SIGNS = ("value", "principle", "commitment", "mission", "pledge", "manifesto", "credo", "culture code")
"""One of these stands in every text that speaks of them; looking for that is far quicker than for all the rest."""

OF_COMPANY = re.compile(
    rf"(?P<company>[A-Z](?<!\w.)[\w&]{{1,40}}(?:\s[A-Z][\w&]{{1,40}})??)(?:['’]s)?\s(?:[\w-]{{1,40}}\s){{0,2}}?(?i:{ESTEEMED})\b"
)
AFTER = re.compile(
    r"(?:\s[A-Z][\w-]+)+|(?:\s(?!(?:on|in|of|for|and|or|to|at|by|with|is|are|the|a|an)\b)[a-z][a-z-]+){1,3}"
)
ABBREVIATION = re.compile(r"([A-Z](?<![\w./-].)[A-Z]{2,5})s?(?![\w/-])")
"""The capital comes first, and what may not stand before it is looked at then: only capitals are looked for."""

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
    whole = "\n".join(told).lower()
    signs = [sign for sign in SIGNS if sign in whole]
    low = [text.lower() for text in told] if signs else []
    speaking = {at for sign in signs for at, text in enumerate(low) if sign in text}
    named = {told[at]: [*_companies(told[at])] for at in speaking}
    return {text: names for text, names in named.items() if names}


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
    names = [name for name in organizations if name]
    for text in texts:
        for name in [name for name in names if name in text]:
            for match in re.finditer(rf"\b{re.escape(name)}(?:['’]s)?(?=\s)", text):
                after = AFTER.match(text, match.end())
                if after and not text[match.start() : match.end()].endswith("-"):
                    term = text[match.start() : after.end()]
                    if re.search(rf"\b(?:{ESTEEMED})\b", term, re.I) or after[0].strip()[:1].isupper():
                        found.setdefault(key_of(term), term)
        for match in ABBREVIATION.finditer(text):
            if match[1] not in COMMON:
                found.setdefault(key_of(match[1]), match[1])
    return tuple(Term(term) for term in found.values())


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
