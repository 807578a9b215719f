"""The text inside an AsciiDoc paragraph: without marks of emphasis, macros and anchors; its footnotes apart."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape

LONGEST_INLINE = 20_000
"""Characters of a paragraph in which marks are still looked for."""

MONO = re.compile(r"(?<![\\\w`])`(\+?)(?=\S)([^`\n]{1,400}?)\1`(?![\w`])")
BOLD = re.compile(
    r"\*\*(?P<twice>[^*\n]{1,400}?)\*\*|(?<![\w*\\])\*(?=[^\s*])(?P<once>[^*\n]{0,400}?[^\s*\\])\*(?![\w*])"
)
SLANTED = re.compile(r"__(?P<twice>[^_\n]{1,400}?)__|(?<![\w_\\])_(?=[^\s_])(?P<once>[^_\n]{0,400}?[^\s_\\])_(?![\w_])")
MARKED = re.compile(r"(?:\[[^\]\n]{1,80}\])?(?<![\w#\\])#(?=[^\s#])([^#\n]{0,400}?)(?<=\S)#(?![\w#])")
QUOTED = ((re.compile(r'"`([^`\n]{1,400}?)`"'), "“", "”"), (re.compile(r"'`([^`\n]{1,400}?)`'"), "‘", "’"))
LINK = re.compile(
    r"(?<!\\)(?P<whole>(?:link:|xref:|mailto:)?(?P<target>[^\s\[\]<>]{1,500})\[(?P<text>[^\]\n]{0,500})\](?<!\\\]))"
)
CROSS = re.compile(r"<<(?P<target>[^<>,\n]{1,200})(?:,\s*(?P<text>[^<>\n]{1,300}))?>>")
IMAGE = re.compile(r"(?:image|icon):{1,2}(?P<target>[^\s\[\]:][^\s\[\]]{0,300})\[(?P<text>[^\]\n]{0,300})\]")
SPOKEN = re.compile(r"(?:kbd|btn|menu|pass|stem|latexmath|asciimath):(?:\w*)\[(?P<text>[^\]\n]{0,300})\]")
FOOTNOTE = re.compile(r"footnote(?:ref)?:(?P<id>[\w-]*)\[")
ANCHOR = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]|anchor:[\w-]{1,80}\[[^\]\n]{0,80}\]")
INDEXED = re.compile(r"\(\(\((?P<hidden>[^()\n]{1,200})\)\)\)|\(\((?P<shown>[^()\n]{1,200})\)\)")
REFERENCE = re.compile(r"(?<!\\)\{(?P<name>[\w-]{1,60})\}")
ESCAPED = re.compile(r"\\(?=[*_`#\[{<^~:(\]'\"])")
KNOWN = {
    "nbsp": " ", "sp": " ", "empty": "", "blank": "", "plus": "+", "amp": "&", "lt": "<", "gt": ">", "asterisk": "*",
    "vbar": "|", "startsb": "[", "endsb": "]", "caret": "^", "tilde": "~", "backtick": "`", "quot": '"', "apos": "'",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "zwsp": "", "wj": "", "two-colons": "::",
    "backslash": "\\", "cpp": "C++",
}  # fmt: skip
"""What AsciiDoc calls signs that would mean something else where they stand."""

SHARE = 0.95

Kept = Callable[[str, str], str]
"""Counts the letters of a kind, and gives the text back."""


@dataclass
class Plain:
    """A text without markup. ``bold``, ``italic``, ``link``: as good as all of it. ``beside``: what pictures show."""

    text: str
    bold: bool = False
    italic: bool = False
    link: bool = False
    beside: list[str] = field(default_factory=list)


@dataclass
class Notes:
    """The footnotes of a document: their numbers by name, and those that still have to be told."""

    numbers: dict[str, int] = field(default_factory=dict)
    count: int = 0
    open: list[tuple[int, str]] = field(default_factory=list)

    def take(self, text: str) -> str:
        """The text with a number in place of each footnote; the notes themselves go to ``open``."""
        parts: list[str] = []
        at = 0
        for found in FOOTNOTE.finditer(text):
            if found.start() < at:
                continue
            end = _closing(text, found.end())
            parts += [text[at : found.start()], f"[{self._number(found['id'], text[found.end() : end])}]"]
            at = end + 1
        return "".join((*parts, text[at:]))

    def _number(self, name: str, note: str) -> int:
        if name in self.numbers and not note.strip():
            return self.numbers[name]
        self.count += 1
        if name:
            self.numbers[name] = self.count
        self.open.append((self.count, note.replace("\\]", "]")))
        return self.count


def _closing(text: str, at: int) -> int:
    """Where the bracket closes that opened before a place; the end where none does."""
    depth = 1
    while at < len(text):
        if text[at] == "\\":
            at += 1
            depth -= depth > 1 and text[at : at + 1] == "]"
        elif text[at] in "[]":
            depth += 1 if text[at] == "[" else -1
            if not depth:
                return at
        at += 1
    return len(text)


def plain(text: str, attributes: Mapping[str, str]) -> Plain:
    """A line without its markup. ``attributes`` are those that the document defines."""
    if len(text) > LONGEST_INLINE:
        return Plain(text)
    found = Plain("")
    counts = {"bold": 0, "italic": 0, "link": 0}

    def kept(kind: str, inside: str) -> str:
        counts[kind] += len("".join(re.sub(r"[*_`#]", "", inside).split()))
        return inside

    text = REFERENCE.sub(lambda one: attributes.get(one["name"], KNOWN.get(one["name"], one[0])), text)
    for pattern, opening, closing in QUOTED:
        text = pattern.sub(rf"{opening}\1{closing}", text)
    text = IMAGE.sub(lambda one: found.beside.append(one["text"].split(",")[0]) or "", text)  # type: ignore[func-returns-value]
    text = INDEXED.sub(lambda one: one["shown"] or found.beside.append(one["hidden"]) or "", text)  # type: ignore[func-returns-value]
    text = SPOKEN.sub(lambda one: one["text"], ANCHOR.sub("", text))
    text = CROSS.sub(lambda one: kept("link", one["text"] or one["target"]), text)
    if "[" in text:  # a target is looked for at each letter
        text = LINK.sub(lambda one: _linked(one, kept), text)
    text = MONO.sub(lambda one: one[2], text)
    text = BOLD.sub(lambda one: kept("bold", one["twice"] or one["once"]), text)
    text = SLANTED.sub(lambda one: _slanted(one, kept), text)
    text = MARKED.sub(lambda one: one[1], text)
    found.text = unescape(ESCAPED.sub("", text))
    letters = len("".join(found.text.split()))
    found.bold = letters > 0 and counts["bold"] >= SHARE * letters
    found.italic = letters > 0 and counts["italic"] >= SHARE * letters
    found.link = letters > 0 and counts["link"] >= SHARE * letters
    found.beside = [one for one in found.beside if one.strip()]
    return found


def _linked(found: re.Match[str], kept: Kept) -> str:
    """The text of a link; brackets behind a word that is none stay as they are."""
    target = found["target"]
    if found["whole"].startswith(("link:", "xref:", "mailto:")) or re.match(r"(?:https?|ftp|irc)://", target):
        text = found["text"].split(",window=")[0].strip('"^')
        return kept("link", text or target)
    return found[0]


def _slanted(found: re.Match[str], kept: Kept) -> str:
    """Slanted text; a name in code such as ``__init__`` keeps its underscores."""
    inside: str = found["twice"] or found["once"]
    around = found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]
    is_name = found["twice"] and re.fullmatch(r"\w+", inside) and not re.search(r"\w", around)
    return found[0] if is_name else kept("italic", inside)
