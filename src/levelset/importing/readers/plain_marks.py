"""How the author of a plain text marks things, learned from the text as a whole.

One line cannot tell whether ``»`` is a bullet or a quotation, ``2.`` an item or the number of a heading, ``>`` an item
or a mail that was passed on. What comes again and again can.
"""

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key
from itertools import pairwise

from levelset.importing.readers.bullets import without_bullet

SIGNED = re.compile(r"(?P<sign>\[[ xX]?\]|[^\w\s#|(\"'“‘„<@$€£%&§†‡]{1,4}(?<!\.)|[<>=]{1,2}[-=>])\s+(?=[^\W\d_])")
"""A line that begins with a sign, a blank and a word."""

LEAST_SIGNS, SHARE_OF_SIGNS = 4, 0.1
"""Lines, and share of all lines, that begin with a sign before it is a bullet of this text."""

NUMBERED = re.compile(
    r"(?P<open>\(?)(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z]|[ivx]{1,5}|[a-z])(?P<close>[.):]?)\s+(?P<text>\S.*)$"
)
OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?\s")
WIKI = re.compile(r"h(?P<depth>[1-6])\.\s+(?P<text>\S.*)$")
OPENS = re.compile(r"(?P<mark>[^\w\s(|]{1,6})(?P<blank>\s?)(?=[\w\u2190-\U0001faff])")
MIRRORED = str.maketrans("[]{}<>«»“”‘’", "][}{><»«”“’‘")
UNDERLINED = re.compile(r"([=~^*+-])\1{2,}$")
PERSON = re.compile(r"(?:I|I['’](?:m|ve|d|ll)|My|We|Our|You|Your|They)\b")
LONGEST_HEADING = 7
"""Words of a heading, at most."""

LEAST_HEADINGS, MOSTLY = 2, 0.8
"""Lines of one mark, and share of them that must read as names, before the mark is that of headings."""

PARTED = 0.5
"""Share of numbered headings that something else than the next number follows."""

QUOTE = re.compile(r"\s{0,3}>(?:\s?>)*\s?")
ENTITY = re.compile(
    r"&(?:#\d{2,5}|#x[0-9a-f]{2,5}|amp|lt|gt|nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip|bull|middot);", re.I
)
TAG = r"(?:b|i|u|em|strong|p|span|font|div|ul|ol|li|br|h[1-6])"
TAGS_BEFORE = re.compile(rf"\s*(?:</?{TAG}\b[^<>]{{0,200}}>\s*)+", re.I)
TAGS_BEHIND = re.compile(rf"(?:\s*</?{TAG}\b[^<>]{{0,200}}>)+\s*$", re.I)
BAR = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")
UNDERLINE = "underline"
"""The mark of a piece that only underlines the heading above it."""

SIGNATURE = "-- "
"""The line above the signature of a mail."""

LONGEST_SIGNATURE, SHORT = 8, 80
"""Lines of a signature, and characters of each, at most."""

RULE = re.compile(r"[\s|:+=-]+$")
LEAST_ROWS = 3
"""Lines of one shape that are rows of a table between bars."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one text. ``signs`` are bullets of its own, ``depths`` those of headings by the mark they bear.

    A depth of 0: all headings are marked alike, so that their marks tell no depth. ``underlined`` are the indexes of
    lines below which only an underline stands.
    """

    signs: frozenset[str] = frozenset()
    depths: Mapping[str, int] = field(default_factory=dict)
    underlined: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marked:
    """A heading without its mark; ``depth`` 0 where the mark tells none."""

    text: str
    depth: int


def plain_lines(lines: Sequence[str]) -> list[str]:
    """The lines without what mails, wikis and web pages leave in a copied text; as many as there were."""
    return _without_bars(_without_tags(_without_quotes(lines)))


def marks_of(lines: Sequence[str]) -> Marks:
    """What marks headings and items in a text."""
    bare = [line.strip() for line in lines]
    underlined = {at: line[0] for at, line in enumerate(bare[1:]) if _is_underlined(bare[at], line)}
    signs = _signs(bare)
    found: dict[str, list[int]] = {}
    for at, line in enumerate(bare):
        mark = _mark(line)
        if mark is not None and _sign(line) not in signs:
            found.setdefault(mark[0], []).append(at)
    for at, sign in underlined.items():
        found.setdefault(f"under {sign}", []).append(at)
    heads = [mark for mark, places in found.items() if _are_headings(mark, places, bare)]
    heads = _outer_first(heads, found, bare)
    depths = {mark: place for place, mark in enumerate(heads, 1)} if len(heads) > 1 else dict.fromkeys(heads, 0)
    return Marks(signs, depths, {at: sign for at, sign in underlined.items() if f"under {sign}" in depths})


def _outer_first(heads: Sequence[str], found: Mapping[str, Sequence[int]], bare: Sequence[str]) -> list[str]:
    """The marks of headings, those before that have others right below them; else in the order in which they come."""
    owner = {at: mark for mark in heads for at in found[mark]}
    below: Counter[tuple[str, str]] = Counter()
    last: str | None = None
    for at, line in enumerate(bare):
        if at in owner:
            if last is not None:
                below[last, owner[at]] += 1
            last = owner[at]
        elif line and not (at - 1 in owner and UNDERLINED.match(line)):
            last = None
    ordered = sorted(heads, key=lambda mark: found[mark][0])

    def compare(one: str, other: str) -> int:
        return below[other, one] - below[one, other]

    return sorted(ordered, key=cmp_to_key(compare))


def heading_of(bare: str, marks: Marks, at: int) -> Marked | None:
    """The heading that a line is by its mark; ``at`` is the index of the line. None where no mark says so."""
    wiki = WIKI.match(bare)
    if wiki:
        return Marked(wiki["text"], int(wiki["depth"]))
    sign = marks.underlined.get(at)
    if sign is not None:
        return Marked(bare, marks.depths[f"under {sign}"])
    mark = _mark(bare)
    if mark is None or mark[0] not in marks.depths:
        return None
    return Marked(mark[1], marks.depths[mark[0]]) if _is_name(mark[1]) else None


def sign_of(bare: str, marks: Marks) -> str:
    """The bullet of its own that a line of the text begins with, else nothing."""
    sign = _sign(bare)
    return sign if sign in marks.signs else ""


def is_underline(bare: str, marks: Marks, at: int) -> bool:
    """Whether a line only underlines the heading above."""
    return at - 1 in marks.underlined and UNDERLINED.match(bare) is not None


def signature_of(lines: Sequence[str]) -> int:
    """How many lines stand before the signature of a mail; all of them where there is none.

    It begins with a line of two dashes and a blank, as mail programs write it, and is the end of a text: a few short
    lines, none of them an item.
    """
    at = next((at for at in range(len(lines) - 1, 0, -1) if lines[at] == SIGNATURE), len(lines))
    told = [line.strip() for line in lines[at + 1 :] if line.strip()]
    short = all(len(line) <= SHORT and not without_bullet(line).sign for line in told)
    return at if short and 0 < len(told) <= LONGEST_SIGNATURE else len(lines)


def _is_name(text: str) -> bool:
    words = text.split()
    named = len(words) <= LONGEST_HEADING and not PERSON.match(text) and not re.search(r"[.;!?,]$", text)
    return named and not text[0].islower()


def _sign(bare: str) -> str:
    found = SIGNED.match(bare)
    return found["sign"] if found else ""


def _signs(bare: Sequence[str]) -> frozenset[str]:
    """The signs that many lines begin with which say something, or which follow each other as names do not."""
    said = sum(bool(line) for line in bare)
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    runs: Counter[str] = Counter()
    last = ""
    for line in bare:
        sign = _sign(line)
        if sign:
            counts[sign] += 1
            names[sign] += _is_name(line[len(sign) :].strip())
            runs[sign] += sign == last
        last = sign or ""
    least = max(LEAST_SIGNS, SHARE_OF_SIGNS * said)
    told = (sign for sign, count in counts.items() if count >= least)
    return frozenset(sign for sign in told if 2 * names[sign] <= counts[sign] or 3 * runs[sign] >= counts[sign])


def _mark(bare: str) -> tuple[str, str] | None:
    """The mark of a line that may be a heading's, as a name of its kind, and what is marked."""
    number = NUMBERED.match(bare)
    if number and (number["close"] or number["number"][0].isdigit()):
        told = number["number"]
        dots = told.count(".")
        kind = "digit" if told[0].isdigit() else "roman" if re.fullmatch("[IVX]+|[ivx]+", told) else "letter"
        case = "low" if told[0].islower() else "high"
        return f"{number['open']}{kind} {case} {dots}{number['close']}", number["text"]
    return _enclosed(bare)


def _enclosed(bare: str) -> tuple[str, str] | None:
    """The mark that a line stands in, before and behind it, and what stands between."""
    opens = OPENS.match(bare)
    if opens is None:
        return None
    mark = opens["mark"]
    close = opens["blank"] + mark.translate(MIRRORED)[::-1]
    inner = bare[opens.end() : -len(close)]
    if not bare.endswith(close) or not inner.strip() or (inner[-1].isspace() and not opens["blank"]):
        return None
    if len(mark) == 1 and (mark in inner or close.strip() in inner):
        return None
    return f"{mark} {close.strip()}", inner.strip()


def _are_headings(mark: str, places: Sequence[int], bare: Sequence[str]) -> bool:
    """Whether the lines of one mark are headings: names, and where they are numbered, not one below the other."""
    texts = [marked[1] if (marked := _mark(bare[at])) and not mark.startswith("under") else bare[at] for at in places]
    if len(places) < LEAST_HEADINGS or sum(map(_is_name, texts)) < MOSTLY * len(places):
        return False
    if not re.match(r"\(?(?:digit|roman|letter) ", mark):
        return True
    if mark == "digit high 0" and not _count_up(places, bare):
        return False
    own = set(places)
    deep = mark.startswith(("digit high 2", "digit high 3"))  # what no line stands below but others with numbers
    parted = 0
    for at in places:
        following = next((below for below in range(at + 1, len(bare)) if bare[below]), None)
        parted += following is not None and following not in own and not (deep and OUTLINE.match(bare[following]))
    return parted >= PARTED * len(places)


def _count_up(places: Sequence[int], bare: Sequence[str]) -> bool:
    """Whether bare numbers count from one: others tell how many, or when."""
    numbers = [int(bare[at].split()[0]) for at in places]
    return numbers[0] == 1 and all(other in (one + 1, 1) for one, other in pairwise(numbers))


def _is_underlined(above: str, below: str) -> bool:
    """Whether a line is as long as the name above it, and made of one sign alone."""
    if not above or not UNDERLINED.match(below) or UNDERLINED.match(above) or not _is_name(above):
        return False
    return 0.6 * len(above) <= len(below) <= len(above) + 3


def _without_quotes(lines: Sequence[str]) -> list[str]:
    """The lines of a mail that was passed on, without the marks before them; a list whose bullet is one keeps it."""
    quoted = [line for line in lines if QUOTE.match(line)]
    inner = [QUOTE.sub("", line, count=1).strip() for line in quoted]
    empty = sum(not line for line in inner)
    listed = sum(bool(re.match(r"[-*+•–]\s", line)) for line in inner)
    said = sum(bool(line.strip()) for line in lines)
    if 2 * len(quoted) < said or (empty < LEAST_HEADINGS and 5 * listed < len(quoted)):
        return list(lines)
    return [QUOTE.sub("", line, count=1) for line in lines]


def _without_tags(lines: Sequence[str]) -> list[str]:
    """The lines with the letters that entities stand for, and without tags at their ends."""
    if not any("<" in line or "&" in line for line in lines):
        return list(lines)
    tagged = sum(bool(TAGS_BEFORE.match(line) or TAGS_BEHIND.search(line)) for line in lines if "<" in line)
    return [_without_ends(line) if tagged >= LEAST_HEADINGS else _unescaped(line) for line in lines]


def _unescaped(line: str) -> str:
    return ENTITY.sub(lambda found: html.unescape(found[0]), line) if "&" in line else line


def _without_ends(line: str) -> str:
    before = TAGS_BEFORE.match(line)
    told = line[before.end() :] if before else line
    opened = before[0].casefold() if before else ""
    text = _unescaped(TAGS_BEHIND.sub("", told))
    if not text:
        return ""
    named = re.search(r"<h([1-6])\b", opened)
    if named:
        return f"{'#' * int(named[1])} {text}"
    if "<li" in opened:
        return f"- {text}"
    bold = re.search(r"<(b|strong)\b", opened) and re.search(r"</(b|strong)>\s*$", told.rstrip(), re.I)
    return f"**{text}**" if bold else text


def _without_bars(lines: Sequence[str]) -> list[str]:
    """The rows of tables that were drawn with bars, as rows between tabs; other lines as they are."""
    made = list(lines)
    if not any("|" in line for line in lines):
        return made
    rows: dict[int, list[int]] = {}
    ruled = {at for at, line in enumerate(lines) if "|" in line and RULE.match(line)}
    for at, line in enumerate(lines):
        bars = len(BAR.findall(line)) if "|" in line and at not in ruled else 0
        if bars:
            rows.setdefault(bars, []).append(at)
    for places in rows.values():
        if len(places) >= LEAST_ROWS and _are_rows(places, ruled):
            for at in places:
                made[at] = _between_tabs(lines[at])
    return made


def _are_rows(places: Sequence[int], ruled: set[int]) -> bool:
    """Whether lines with as many bars stand one below the other, as rows do and links in a line do not."""
    own = {*places, *ruled}
    beside = sum(at - 1 in own or at + 1 in own for at in places)
    return 2 * beside >= len(places)


def _between_tabs(line: str) -> str:
    told = line.strip()
    bordered = told.startswith("|") and told.endswith("|") and len(BAR.findall(told)) > 1
    return "\t".join(cell.strip() for cell in BAR.split(told[1:-1] if bordered else line.rstrip()))
