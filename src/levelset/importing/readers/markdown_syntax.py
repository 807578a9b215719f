"""What is Markdown and no CommonMark: front matter, footnotes, rows with too many cells, calls of site generators."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

FRONT = {"---": "---", "+++": "+++"}
"""What opens a front matter, and what closes it."""

ENTRY = re.compile(r"\s*(?P<key>[\w.-]{1,60})\s*[:=]\s*(?P<value>.*)$")
TABBED = re.compile(r"^( *-)\t+")
"""An item whose hyphen a tab follows, which one parser of YAML takes and the next does not."""

FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,60})\]:[ \t]*(?P<text>.*)$")
REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s]{1,60})\]")
CALL = re.compile(r"(?:\{[{%:].*[%}]\}|\{:[^}]*\}|\[\[?_?TOC_?\]?\]|\[![A-Z]+\])", re.I)
"""A line that a site generator replaces: ``{{< toc >}}``, ``{% include … %}``, ``{: .class }``, ``[TOC]``."""

TAB = re.compile(
    r"\s*(?:={3}[!+]{0,2}\s+(?P<quoted>\"[^\"]+\"|'[^']+')\s*$"
    r"|(?:<|\{%-?\s*)(?:tab|tabitem|accordion|accordionitem|expandable)\b[^<>]*?"
    r"\b(?:label|title|header)=\{?(?P<named>\"[^\"]+\"|'[^']+')\}?[^<>]*?(?:%\}|>)\s*$)",
    re.I,
)
"""A line that opens a tab or a part that folds, as generators of sites have them: ``=== "Junior"``,
``<TabItem label=…>``, ``{% tab title=… %}``."""

OPENING = frozenset("=<{")
AROUND_TABS = re.compile(
    r"\s*(?:</?(?:tabs?|tabitem|accordion(?:s|group|item)?|expandable)\b[^<>]*>|\{%-?\s*(?:end)?tabs?\b[^%]*%\})\s*$",
    re.I,
)
"""A line that holds tabs together and says nothing."""

ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
"""The name that a heading is given for links: ``## Results {#results}``."""

DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
ATX = re.compile(r"(?P<marks>#{1,6})\s+\S")
DEEPEST = 6
MOST_NESTED = 80
"""Levels of lists and quotes; deeper ones are read as lines."""


def parser() -> MarkdownIt:
    """CommonMark with tables, struck text and footnotes; without code by indentation, as people indent lists so."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": MOST_NESTED})
    markdown.enable(["table", "strikethrough"]).disable(["code"])
    markdown.core.ruler.disable(["inline", "text_join"])  # that is done for each paragraph, knowing how long it is
    markdown.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference", "blockquote"]})
    return markdown


def with_named_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, with a heading in place of each that opens a tab: one step below the heading above the first."""
    if not any(line.lstrip()[:1] in OPENING and TAB.match(line) for line in lines):
        return list(lines)
    made: list[str] = []
    above = tabs = 0
    for line in lines:
        heading = ATX.match(line)
        above = len(heading["marks"]) if heading and not tabs else above
        found = TAB.match(line) if line.lstrip()[:1] in OPENING else None
        if found:
            tabs = min(max(above, 1) + 1, DEEPEST)
            name = (found["quoted"] or found["named"])[1:-1].strip()
            made.append(f"{'#' * tabs} {name}")
        else:
            tabs = 0 if heading and len(heading["marks"]) <= tabs else tabs
            above = len(heading["marks"]) if heading and not tabs else above
            made.append("" if AROUND_TABS.match(line) else line)
    return made


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: ``[^label]: text`` with the lines that go on with it."""
    found = FOOTNOTE.match(_line(state, start))
    if not found:
        return False
    if silent:
        return True
    texts = [found["text"]]
    last = start + 1
    while last < end and not state.isEmpty(last) and not FOOTNOTE.match(_line(state, last)):
        texts.append(_line(state, last))
        last += 1
    token = state.push("footnote", "", 0)
    token.map = [start, last]
    token.info = found["label"]
    token.content = "\n".join(texts)
    state.line = last
    return True


def _line(state: StateBlock, at: int) -> str:
    return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]


def front_matter(lines: Sequence[str]) -> int:
    """How many lines the front matter takes, its two fences counted; 0 where there is none."""
    closing = FRONT.get(lines[0].rstrip()) if lines else None
    if closing is None:
        return 0
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() in (closing, "..."):
            return at + 1 if at > 1 else 0
        plain = line[:1].isspace() or line.startswith(("-", "#", "]", "}")) or not line
        if not plain and not ENTRY.match(line):
            break  # a rule at the top, as some begin their pages
        if at == 1 and not line.strip():
            break
    return 0


def data_in(text: str) -> str:
    """A Markdown file that is all but data, as YAML of the same lines; what stands behind the data is a text in it."""
    lines = re.split(r"\r\n|\r|\n", text)
    front = front_matter(lines) or len(lines)
    said = any(line.strip() for line in lines[front:])
    rest = ["body: |1", *(f" {line}" for line in lines[front:])] if said else []
    return "\n".join([*(TABBED.sub(r"\1 ", line) for line in lines[: front - 1]), *rest])


def title_in(line: str) -> str | None:
    """The title that a line of front matter gives, or None."""
    found = ENTRY.match(line)
    if not found or line[:1].isspace() or found["key"].lower() != "title":
        return None
    return found["value"].strip().strip("\"'").strip() or None


def cells_of(line: str) -> Iterator[str]:
    """The cells of a row: what stands between its bars; ``\\|`` is a letter."""
    row = line.strip().removeprefix("|")
    row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
    for cell in re.split(r"(?<!\\)\|", row):
        yield cell.replace("\\|", "|").strip()


def is_delimiter(line: str) -> bool:
    """Whether a line only parts the head of a table from its rows."""
    return "-" in line and bool(DELIMITER.fullmatch(line.strip()))
