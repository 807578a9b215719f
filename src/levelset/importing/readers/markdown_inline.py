"""The text inside a Markdown paragraph: its lines, without marks of emphasis, links and tags."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import unescape

from markdown_it.token import Token

from levelset.importing.readers.bullets import without_bullet

SHARE = 0.95
"""Share of the letters of a line that must look alike for the whole to count as such."""

WRAPPED_AT_LEAST, WRAPPED_AT_MOST = 40, 132
"""No editor wraps narrower or wider than this; a document with longer lines is not wrapped."""

BEGINS_LOW = re.compile(r"[a-zß-öø-ÿ(,;&+]")
TAG = re.compile(r"<\s*(?P<end>/?)\s*(?P<name>[a-zA-Z][\w-]*)")
ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
PICTOGRAPH = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+")
NAME = re.compile(r"\w+")


@dataclass
class Line:
    """One line of a paragraph and how many of its letters are bold, slanted or linked.

    ``number`` counts source lines from the paragraph's first, ``hard`` tells a break that was asked for from one of the
    editor's, ``beside`` holds descriptions of pictures and comments.
    """

    number: int
    hard: bool = False
    text: str = ""
    letters: int = 0
    bold: int = 0
    slanted: int = 0
    link: int = 0
    begins_bold: bool = False
    beside: list[str] = field(default_factory=list)

    def is_wholly(self, count: int) -> bool:
        """Whether so many letters are as good as all of them."""
        return self.letters > 0 and count >= SHARE * self.letters


@dataclass
class _Open:
    """What is open around the text: how many bold, slanted and linked parts."""

    bold: int = 0
    slanted: int = 0
    link: int = 0


def lines_of(children: Sequence[Token]) -> list[Line]:
    """The lines of a paragraph, of the tokens inside it."""
    lines = [Line(0)]
    around = _Open()
    for at, token in enumerate(children):
        match token.type:
            case "text" | "code_inline" | "text_special":
                _say(lines[-1], token.content, around)
            case "softbreak" | "hardbreak":
                lines.append(Line(lines[-1].number + 1, hard=token.type == "hardbreak"))
            case "strong_open" | "strong_close":
                around.bold += token.nesting
                if token.markup == "__" and _is_name(children, at):
                    _say(lines[-1], "__", around)
            case "em_open" | "em_close":
                around.slanted += token.nesting
            case "link_open" | "link_close":
                around.link += token.nesting
            case "image":
                _picture(lines[-1], token.content, around)
            case "html_inline":
                _tag(lines, token.content, around)
    return lines


def _say(line: Line, text: str, around: _Open) -> None:
    visible = sum(not letter.isspace() for letter in text)
    line.begins_bold = around.bold > 0 if visible and not line.letters else line.begins_bold
    line.text += text
    line.letters += visible
    line.bold += visible if around.bold > 0 else 0
    line.slanted += visible if around.slanted > 0 else 0
    line.link += visible if around.link > 0 else 0


def _is_name(children: Sequence[Token], at: int) -> bool:
    """Whether underscores belong to a name in code (``__init__``): they stand around one word."""
    opens = at if children[at].nesting == 1 else at - 2
    inside = children[opens + 1] if opens >= 0 and opens + 2 < len(children) else None
    return (
        inside is not None
        and inside.type == "text"
        and children[opens + 2].type == "strong_close"
        and bool(NAME.fullmatch(inside.content))
    )


def _picture(line: Line, description: str, around: _Open) -> None:
    """A picture: the pictograph it stands for is text, any other description stands beside it."""
    if PICTOGRAPH.fullmatch(description.strip()):
        _say(line, description, around)
    elif description.strip():
        line.beside.append(description)


def _tag(lines: list[Line], tag: str, around: _Open) -> None:
    """A tag of HTML: breaks and bold mean something, comments stand beside, of all others only the text is kept."""
    found = TAG.match(tag)
    name = found["name"].lower() if found else ""
    if name == "br":
        lines.append(Line(lines[-1].number, hard=True))
    elif name in ("b", "strong"):
        around.bold += -1 if found and found["end"] else 1
    elif name == "img":
        described = ALT.search(tag)
        _picture(lines[-1], unescape(described[1] or described[2] or "") if described else "", around)
    elif tag.startswith("<!--"):
        lines[-1].beside.append(tag[4:-3])
    for _ in range(tag.count("\n")):
        lines.append(Line(lines[-1].number + 1))


def wrap_width(paragraphs: Iterable[Sequence[str]]) -> int:
    """The column at which paragraphs of several lines were wrapped; 0 where their lines are of any length."""
    longest = max((len(line.rstrip()) for lines in paragraphs if len(lines) > 1 for line in lines), default=0)
    return longest if WRAPPED_AT_LEAST <= longest <= WRAPPED_AT_MOST else 0


def joined(lines: Sequence[Line], raw: Sequence[str], *, width: int, in_item: bool) -> list[list[Line]]:
    """The lines of a paragraph, those put together that one sentence was wrapped into.

    ``raw`` are the same lines as they stand in the source. In an item everything indented belongs together.
    """
    runs: list[list[Line]] = []
    for line in lines:
        if not line.letters:
            if line.beside:
                runs.append([line])
            continue
        if runs and runs[-1][-1].letters and _goes_on(runs[-1][-1], line, raw, width=width, in_item=in_item):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _goes_on(above: Line, line: Line, raw: Sequence[str], *, width: int, in_item: bool) -> bool:
    """Whether a line goes on with the sentence of the one above it."""
    text = line.text.strip()
    source = raw[line.number] if line.number < len(raw) else ""
    if without_bullet(text).sign or text.startswith("|"):
        return False
    if in_item and (line.hard or source[:1].isspace()):
        return True
    if line.begins_bold and text[:1].isupper():
        return False
    looks = [(one.is_wholly(one.bold), one.is_wholly(one.slanted)) for one in (above, line)]
    if line.hard or (looks[0] != looks[1] and any(looks[0])):
        return False
    if BEGINS_LOW.match(text):
        return True
    before = raw[above.number].rstrip() if above.number < len(raw) else ""
    return bool(width) and len(before) + 1 + len(text.split()[0]) > width
