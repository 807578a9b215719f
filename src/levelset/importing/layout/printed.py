"""Glyphs → runs: the letters of a printed page as words on lines, blanks put back where the page shows them as gaps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

BLANK = 0.15
"""A gap between two letters that is a blank, in font sizes; the narrowest blank of a justified line is wider."""

BLANK_AMONG_BLANKS = 0.25
"""The same where a run has blanks of its own, and a gap is a letter that was moved."""

SPREAD = 0.12
"""The usual gap between letters from which a word is taken as spread out, in font sizes."""

APART = 0.9
"""A gap that parts two runs, in font sizes."""

BASELINE = 0.25
"""How far the letters of one line may stand above each other, in font sizes."""

SAME_LINE = 0.4
"""How far apart the baselines of two runs on one line are, at most, in font sizes: bullets and raised marks."""

BULLET_APART = 2.5
"""How far behind its bullet the text of an item begins, at most, in font sizes."""

DOT = "•"
"""What stands for a bullet that is drawn rather than written."""

SIGN = re.compile(r"^(?:[^\w\s\"'“”‘’()&/]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])$")
"""A bullet or a number that stands alone."""

SHARE_OF_BOLD = 0.95
"""Share of the letters of a run that must be bold for the whole to count as such."""


class Glyph(NamedTuple):
    """A letter on a page. ``x0`` to ``x1`` is its advance, ``base`` its baseline; points from the upper left corner."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False


class Rule(NamedTuple):
    """A straight line that is drawn on a page, upright or level."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Run:
    """Words on one line. ``sign`` is the bullet before them, which begins at ``x0``; the words begin at ``inner``.

    ``word`` is the width of the first of them. ``turned``: the page shows them turned; ``slanting``: they run across
    it, as a stamp does.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    turned: bool = False
    slanting: bool = False
    sign: str = ""
    indent: float = 0.0
    word: float = 0.0

    @property
    def inner(self) -> float:
        """Where the words begin, behind the bullet."""
        return self.x0 + self.indent


def runs_of(glyphs: Iterable[Glyph], uprights: Sequence[Rule] = ()) -> list[Run]:
    """The runs of a page, in the order in which the page draws them. None goes over an upright rule."""
    runs: list[Run] = []
    open_glyphs: list[Glyph] = []
    for glyph in glyphs:
        if open_glyphs and not (_goes_on(open_glyphs, glyph) and not _crosses(open_glyphs, glyph, uprights)):
            runs.extend(_run(open_glyphs))
            open_glyphs = []
        if open_glyphs and _is_double(open_glyphs[-1], glyph):
            continue
        if open_glyphs or not glyph.text.isspace():
            open_glyphs.append(glyph)
    if open_glyphs:
        runs.extend(_run(open_glyphs))
    return runs


def _goes_on(line: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a letter stands behind the last one on the same line."""
    last = next((each for each in reversed(line) if not each.text.isspace()), line[-1])
    size = max(glyph.size, last.size)
    raised = min(glyph.size, last.size) < 0.85 * size
    if abs(glyph.base - last.base) > (SAME_LINE if raised else BASELINE) * size:
        return False
    return -0.5 * size < glyph.x0 - last.x1 < APART * size or (glyph.text.isspace() and glyph.x0 - last.x1 < size)


def _crosses(line: Sequence[Glyph], glyph: Glyph, uprights: Sequence[Rule]) -> bool:
    """Whether a rule stands between a letter and the last one."""
    end = line[-1].x1
    if not uprights or glyph.text.isspace() or glyph.x0 - end < 0.1 * glyph.size:
        return False
    middle = glyph.base - 0.3 * glyph.size
    return any(end - 1 < rule.x0 < glyph.x0 + 1 and rule.y0 < middle < rule.y1 for rule in uprights)


def _is_double(last: Glyph, glyph: Glyph) -> bool:
    """Whether a letter is printed twice on one spot, as some programs do for bold text."""
    near = abs(last.x0 - glyph.x0) < 0.1 * glyph.size and abs(last.base - glyph.base) < 0.1 * glyph.size
    return near and last.text == glyph.text and not glyph.text.isspace()


def _run(glyphs: Sequence[Glyph]) -> list[Run]:
    """The glyphs as one run; none where they are blanks."""
    printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not printed:
        return []
    letters = max(1, sum(len(glyph.text) for glyph in printed))
    first = printed[0]
    text = _spaced(glyphs, printed)
    size = median(glyph.size for glyph in printed)
    base = median(glyph.base for glyph in printed)
    bold = sum(len(glyph.text) for glyph in printed if glyph.bold) >= SHARE_OF_BOLD * letters
    italic = sum(len(glyph.text) for glyph in printed if glyph.italic) >= SHARE_OF_BOLD * letters
    sign, text, indent = _split_sign(text, printed)
    count = len((sign + text if sign else text).split(" ", 1)[0])
    word = next(
        (g.x1 for at, g in enumerate(printed) if sum(len(p.text) for p in printed[: at + 1]) >= count), first.x1
    )
    end = max(glyph.x1 for glyph in printed)
    made = Run(text, first.x0, end, base, size, bold, italic, sign=sign, indent=indent, word=word - first.x0 - indent)
    return [made]


def _split_sign(text: str, printed: Sequence[Glyph]) -> tuple[str, str, float]:
    """The bullet that a run begins with, the rest, and how far behind the bullet that begins."""
    sign, _, rest = text.partition(" ")
    if not rest or not SIGN.match(sign):
        return "", text, 0.0
    behind = printed[len(sign)] if len(printed) > len(sign) else printed[-1]
    return sign, rest, behind.x0 - printed[0].x0


def _spaced(glyphs: Sequence[Glyph], printed: Sequence[Glyph]) -> str:
    """The text of a run, with a blank where there is one or a gap as wide as one."""
    gaps = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(printed)]
    has_blanks = len(printed) < len(glyphs)
    usual = median(gaps) if len(gaps) > 1 else 0.0
    wide = BLANK_AMONG_BLANKS if has_blanks else BLANK
    if usual > SPREAD:
        wide = 1.8 * usual
        has_blanks = has_blanks and 2 * len(printed) > len(glyphs) + 1  # else every letter has one behind it
    parts: list[str] = []
    last: Glyph | None = None
    blank = False
    for glyph in glyphs:
        if glyph.text.isspace():
            blank = has_blanks
            continue
        if last is not None and (blank or (glyph.x0 - last.x1) / max(last.size, glyph.size) > wide):
            parts.append(" ")
        parts.append(glyph.text)
        last, blank = glyph, False
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def with_bullets(runs: Sequence[Run], dots: Iterable[Rule]) -> list[Run]:
    """The runs with the bullets that stand before them, be they letters or drawn dots, put to them."""
    signs = [run for run in runs if SIGN.match(run.text) and not run.turned and not run.sign]
    words = [run for run in runs if not SIGN.match(run.text) or run.turned or run.sign]
    signs += [Run(DOT, dot.x0, dot.x1, dot.y1, dot.y1 - dot.y0) for dot in dots]
    made: dict[int, Run] = {}
    lonely: list[Run] = []
    for sign in signs:
        near = [
            (run.x0 - sign.x1, at)
            for at, run in enumerate(words)
            if -1 < run.x0 - sign.x1 < BULLET_APART * run.size
            and at not in made
            and not run.sign
            and _is_beside(sign, run)
        ]
        if near:
            at = min(near)[1]
            run = words[at]
            made[at] = replace(run, x0=sign.x0, sign=sign.text, indent=run.x0 - sign.x0)
        elif sign.text != DOT or sign in runs:
            lonely.append(sign)
    return [made.get(at, run) for at, run in enumerate(words)] + lonely


def _is_beside(sign: Run, run: Run) -> bool:
    """Whether a bullet stands on the line of a run, be it as high as a letter or a dot in its middle."""
    return -0.8 * run.size < sign.base - run.base < SAME_LINE * max(run.size, sign.size) and not run.turned


def lines_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that stand on one line together, from left to right; lines from top to bottom."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.base, run.x0)):
        if lines and abs(_base(lines[-1]) - run.base) <= SAME_LINE * max(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.x0) for line in lines]


def _base(line: Sequence[Run]) -> float:
    """The baseline of the largest run of a line."""
    return max(line, key=lambda run: (run.size, len(run.text))).base


def joined(runs: Sequence[Run], parted: Iterable[float] = ()) -> list[Run]:
    """The runs of a line with those put together that no gutter parts; ``parted``: where upright rules stand."""
    rules = tuple(parted)
    made: list[Run] = []
    for run in runs:
        last = made[-1] if made else None
        gap = run.x0 - last.x1 if last else 0.0
        ruled = last is not None and any(last.x1 - 1 <= x <= run.x0 + 1 for x in rules)
        if last is None or ruled or run.sign or gap >= APART * max(run.size, last.size) or run.turned or last.turned:
            made.append(run)
            continue
        blank = " " if gap > BLANK * run.size else ""
        long = len(last.text) >= len(run.text)
        made[-1] = Run(
            text=f"{last.text}{blank}{run.text}",
            x0=last.x0,
            x1=max(last.x1, run.x1),
            base=last.base if long else run.base,
            size=last.size if long else run.size,
            bold=last.bold and run.bold,
            italic=last.italic and run.italic,
            sign=last.sign,
            indent=last.indent,
            word=last.word,
        )
    return made


def said(run: Run) -> str:
    """A run with its bullet."""
    return f"{run.sign} {run.text}" if run.sign else run.text
