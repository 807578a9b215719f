"""What the shape of a line tells, whatever its words: a heading, a sentence, a footnote, a part of the site."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from levelset.core.addresses import key_of
from levelset.importing.document import Look
from levelset.importing.layout.furniture import PAGE_FOOT
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.vocabulary import SECTION_WORDS, SITE_WORDS, SYMBOLS

SHORTCODE = re.compile(r"^:(?P<code>[a-z0-9_+-]{2,40}):\s*(?=\S)")
SYMBOL = re.compile(
    "^(?P<symbol>(?:[\u2190-\u21ff\u2300-\u27bf\u2900-\u2bff\U0001f000-\U0001faff]"
    "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]?(?:\u200d[\u2640-\U0001faff]\ufe0f?)*)+)\\s*"
)
"""A pictograph at the beginning of a line, with its variation selector, skin tone and joined parts."""

PERSON = re.compile(r"^(?:I|I['’](?:m|ve|d|ll)|My|We|We['’](?:re|ve)|Our|You|Your|They|He|She)\b")
POINTS = re.compile(
    r"(?:(?:the )?same as|as|like|in addition to|on top of|everything (?:in|of|from|at)|all (?:of|in|from)|plus|"
    r"builds (?:up)?on)\s+(?:for |at )?"
    r"(?:(?:level|grade|band|tier|stage)\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z])\b|[A-Z]{1,3}\d{1,2}\b)",
    re.I,
)
"""``As level II, and also:``, which takes over what another level says, and names nothing."""

SMALL = frozenset(
    ["and", "or", "of", "the", "for", "to", "in", "on", "with", "a", "an", "&", "/", "-", "–", "vs", "by"]
)
DEFINES = re.compile(r"\b(refers? to|means|is defined as|stands for|is short for|denotes|i\.e\.)\b", re.I)
FOOTNOTE = re.compile(r"^(?P<marker>\*{1,3}(?!\S.*\*\*)|†|‡|§|\[\^?\w{1,3}\]:?|[¹²³⁴⁵⁶⁷⁸⁹]|\(\d\))\s*(?P<text>\S.*)$")
REFERENCE = re.compile(r"\w\s?(\*{1,3}|†|‡|§|\[\^?\w{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹])(?=\W|$)")
SITE = re.compile(
    r"(©|\ball rights reserved\b|\bcookies?\b.*\b(use|accept|consent|site|browser|preferences)\b"
    r"|\b(we|this site) uses? cookies\b"
    r"|^last (updated|modified|edited)\b|^(next|previous)\s*[:→←»«]|^https?://\S+$|\bwas this page helpful\b"
    r"|^printed (on|from)\b|^\d{1,2}/\d{1,2}/\d{2,4}[, ])",
    re.I,
)
LONGEST_NOTICE = 1_000
"""Characters in which a notice of the site says what it is."""

EMPHASISED = re.compile(r"^(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?:(?!(?P=mark)).)+(?P=mark)$", re.S)

SHORT = 7
"""Words of a heading, at most."""

PLAIN = "plain"
"""The mark of a paragraph that is no name, as all names of its document are set in bold."""


CONTINUED = re.compile(r"\s*[(\[](?:continued|cont(?:['’]?d)?\.?)[)\]]\s*$", re.I)
NUMBERED = re.compile(r"^\d{1,2}(?:[.)]|(?:\.\d{1,2})+\.?)\s+(?=[^\W\d])")
"""``1.2 Communication``, ``3. Delivery``: the number that a heading has in its document."""

PROPERTY = re.compile(r"^(?P<name>[A-Z][\w ]{1,24}):\s+(?P<value>\S.*)$")
"""``Owner: …``: a line that says one thing of what stands around it."""

LONGEST_VALUE = 4
"""Words of a property of a document, at most."""

BETWEEN_LINKS = re.compile(r"\s+[·|•/–-]\s+")


REMEMBERED = 4_000
"""Texts of which it is remembered what they are: a line is asked about again while its neighbors are judged."""


@dataclass(frozen=True, slots=True)
class Name:
    """A heading without its symbol and colon."""

    text: str
    symbol: str = ""


@lru_cache(maxsize=REMEMBERED)
def name_of(text: str) -> Name:
    """The name in a heading: its symbol apart, no colon at the end."""
    code = SHORTCODE.match(text)
    if code:
        rest = text[code.end() :].strip().rstrip(":").strip()
        return Name(rest, SYMBOLS.get(code["code"], code[0].strip()))
    found = SYMBOL.match(text)
    rest = text[found.end() :] if found else text
    return Name(rest.strip().rstrip(":").strip(), found["symbol"] if found else "")


def unnumbered(text: str) -> str:
    """A heading without the number that it has in its document; a bare number stays."""
    return NUMBERED.sub("", text)


def is_property(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line such as “Owner: …” is one of several that say something of a person or a document each."""
    beside = (blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(blocks))
    return _is_short_property(blocks[index]) and any(map(_is_short_property, beside))


def _is_short_property(block: Block) -> bool:
    found = PROPERTY.match(block.text) if block.look is Look.PARAGRAPH else None
    return bool(found and len(found["value"].split()) <= LONGEST_VALUE and not block.text.endswith((".", ";", "!")))


@lru_cache(maxsize=REMEMBERED)
def is_section_word(text: str) -> bool:
    """Whether the line only announces a table or a part ("Key Behaviors"), or two columns ("Skill Description")."""
    name = name_of(text).text
    if key_of(name) in SECTION_WORDS:
        return True
    words = name.split()
    return len(words) <= SHORT and any(
        key_of(" ".join(words[:at])) in SECTION_WORDS and key_of(" ".join(words[at:])) in SECTION_WORDS
        for at in range(1, len(words))
    )


def is_site(block: Block) -> bool:
    """Whether a block belongs to the site around the text: navigation, cookie notices, page numbers."""
    if block.first.table and block.text.isdecimal():
        return "nav" in block.marks  # a figure in a table, not the number of a page
    return "nav" in block.marks or _says_site(block.text)


@lru_cache(maxsize=REMEMBERED)
def _says_site(text: str) -> bool:
    links = BETWEEN_LINKS.split(text)
    return (
        (len(links) > 1 and all(key_of(link) in SITE_WORDS for link in links))
        or not re.search(r"\w", text.replace("_", ""))
        or key_of(text) in SITE_WORDS
        or bool(PAGE_FOOT.match(text) or SITE.search(text[:LONGEST_NOTICE]))
    )


def is_sentence(text: str) -> bool:
    """Whether a line reads as something said rather than as a name."""
    words = text.split()
    return len(words) > SHORT or bool(PERSON.match(text) and len(words) > 2) or bool(re.search(r"[.;!]$", text))


def points(text: str) -> bool:
    """Whether a line announces what holds beside all that another level says."""
    return text.endswith(":") and POINTS.match(text) is not None


def is_heading(block: Block) -> bool:
    """Whether a block has the shape of a heading: the format says so, or it is short, capitalised and says nothing."""
    text = name_of(block.text).text
    if not text or block.look is Look.ITEM or PLAIN in block.marks:
        return False
    words = text.split()
    if block.look is Look.HEADING:
        return len(words) <= 14
    if len(words) > SHORT or len(text) > 64 or PERSON.match(text) or re.search(r"[.;!,]$", text):
        return False
    if points(block.text):
        return False
    if not (text[0].isupper() or text[0].isdigit() or "bold" in block.marks):
        return False
    capital = [word for word in words if word.lower() not in SMALL]
    titled = all(not word[0].isalpha() or word[0].isupper() for word in capital)
    return titled or "bold" in block.marks or block.text.endswith(":") or len(words) <= 4


def is_emphasised(block: Block) -> bool:
    """Whether the whole of a block is set in italics or bold."""
    if not {"italic", "em", "bold"}.isdisjoint(block.marks) and block.look is not Look.ITEM:
        return True
    return bool(EMPHASISED.match(block.first.raw.strip()))


def is_footnote(block: Block, *, referred: bool, bullet: bool) -> bool:
    """Whether a block is a footnote. ``referred``: some sentence carries a mark; ``bullet``: ``*`` is a bullet here."""
    raw = block.first.raw.strip()
    found = FOOTNOTE.match(raw)
    if block.look is Look.HEADING or "bold" in block.marks:
        return False
    if not found or len(found["text"]) < 12 or PERSON.match(found["text"]):
        return False
    if found["marker"].startswith("*"):
        defines = bool(DEFINES.search(found["text"]))
        return (defines and referred) if bullet else (defines or referred)
    return referred or found["marker"].startswith("[^")
